"""An item goes in; its embedded posts and its boilerplate come out, by what the text itself shows."""

from twosource.read.posts.boilerplate import find_boilerplate
from twosource.read.posts.embedded import body_of, find_posts, find_signature

__all__ = ["body_of", "find_boilerplate", "find_posts", "find_signature"]
