"""A program that watches a desk over its API: asks for claims a stretch at a time, and again only for what changed.

    twosource serve CASE --port 8400          # prints a link with the token
    python examples/api_client.py http://127.0.0.1:8400 TOKEN

Needs httpx. It prints the claims that have a deadline, the most pressing first, with what they rest on.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]


@dataclass
class DeskClient:
    """A desk's API. What was asked before is kept with its tag, and sent again by the desk only when it changed."""

    base: str
    token: str
    kept: dict[str, tuple[str, Any]] = field(default_factory=dict)
    unchanged: int = 0
    """How often the desk said that nothing had changed."""

    def __post_init__(self) -> None:
        """Open the connection."""
        headers = {"Authorization": f"Bearer {self.token}"}
        self.http = httpx.Client(base_url=self.base, headers=headers, timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        """Use it within `with`, which closes the connection."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.http.close()

    def get(self, path: str, **query: str | int | bool) -> Any:  # noqa: ANN401 - JSON
        """Ask for something; what has not changed since comes out of what was kept."""
        address = str(httpx.URL(path, params=query))
        tag, known = self.kept.get(address, ("", None))
        answer = self.http.get(address, headers={"If-None-Match": tag} if tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            self.unchanged += 1
            return known
        answer.raise_for_status()
        self.kept[address] = (answer.headers["etag"], answer.json())
        return answer.json()

    def walk(self, path: str, **query: str | int | bool) -> Iterator[Json]:
        """Yield everything that a list has, a stretch at a time."""
        cursor = ""
        while True:
            page = self.get(path, **query, **({"cursor": cursor} if cursor else {}))
            yield from page["shown"]
            cursor = page["next"] or ""
            if not cursor:
                return

    def rule(self, claim: str, kind: str, reason: str, person: str, **said: Any) -> Json:  # noqa: ANN401 - by kind
        """Rule on a claim; `said` is what a correcting kind puts right, as /api/openapi.json describes it."""
        sent = {"kind": kind, "reason": reason, "person": person, **said}
        answer = self.http.post(f"/api/v1/claims/{claim}/rulings", json=sent)
        if answer.is_client_error:
            raise ValueError(answer.json()["detail"])
        made: Json = answer.raise_for_status().json()
        return made


def main(base: str, token: str) -> None:
    """Print the claims with a deadline."""
    with DeskClient(base, token) as desk:
        for claim in desk.walk("/api/v1/claims", deadline=True, limit=50):
            end = (claim["lapse"] or {}).get("latest") or "nobody knows when"
            print(f"{claim['status']['label']}: {claim['value']}")
            print(f"  {claim['origins']} · {claim['reports']} · runs out by {end}")


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "address", "token")):
        sys.exit("api_client.py http://127.0.0.1:8400 TOKEN: give the address and the token that `serve` prints")
    try:
        main(*sys.argv[1:])
    except httpx.HTTPError as problem:
        sys.exit(f"{sys.argv[1]}: the desk does not answer as asked ({problem}); is it open, and the token this run's?")
