"""One name for one post wherever it is met: in an export, in a page that embeds it, in a link.

`x:1429300000000000000`, `bluesky:did:plc:abc/3kxyz`, `mastodon:host/123`, `telegram:channel/123`; it is the id of the
post's item and the target of relations to it, and it does not change with an account's handle.
"""

from __future__ import annotations

import re

PATTERNS = (
    ("x", re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w{1,20}(?:/web)?/status(?:es)?/(\d+)")),
    ("bluesky", re.compile(r"at://([^/]+)/app\.bsky\.feed\.post/([\w~.-]+)")),
    ("bluesky", re.compile(r"https?://bsky\.app/profile/([^/?#]+)/post/([\w~.-]+)")),
    ("telegram", re.compile(r"https?://(?:www\.)?(?:t|telegram)\.me/(?:s/)?(\w{4,32})/(\d+)")),
    ("mastodon", re.compile(r"https?://([\w.-]+)/@[\w.-]+(?:@[\w.-]+)?/(\d+)")),
    ("mastodon", re.compile(r"https?://([\w.-]+)/users/[\w.-]+/statuses/(\d+)")),
)


def name_post(platform: str, *parts: object) -> str:
    """Give the name of a post by the platform's own ids."""
    return f"{platform}:{'/'.join(str(part) for part in parts)}"


def name_address(address: str) -> str:
    """Give the name of the post at an address, or the address itself where it is no post that we know.

    >>> name_address("https://twitter.com/valley_news/status/1429300000000000000?s=20")
    'x:1429300000000000000'
    """
    for platform, pattern in PATTERNS:
        if found := pattern.match(address):
            return name_post(platform, *found.groups())
    return address
