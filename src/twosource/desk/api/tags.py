"""Answers of the API go in; each goes out with a tag of its content (RFC 9110), or as nothing to who holds that tag."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from fastapi import Request, Response
from fastapi.routing import APIRoute

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

OK, NOT_MODIFIED = 200, 304
TAG_DIGITS = 32


class TaggedRoute(APIRoute):
    """A route whose answers to GET carry a digest of what is sent, so that a tag can never call old news unchanged."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give what answers a request."""
        answer = super().get_route_handler()

        async def answer_tagged(request: Request) -> Response:
            response = await answer(request)
            return tag(request, response) if request.method == "GET" and response.status_code == OK else response

        return answer_tagged


def tag(request: Request, response: Response) -> Response:
    """Tag an answer; where the request names that tag, say only that nothing has changed."""
    written = f'"{sha256(response.body).hexdigest()[:TAG_DIGITS]}"'
    if names(request.headers.get("if-none-match", ""), written):
        return Response(status_code=NOT_MODIFIED, headers={"etag": written})
    response.headers["etag"] = written
    return response


def names(asked: str, tag: str) -> bool:
    """Tell whether an If-None-Match names a tag; strong and weak ones are compared alike, as for GET they are.

    >>> names('"a", W/"b"', '"b"'), names("*", '"b"'), names("", '"b"')
    (True, True, False)
    """
    return asked.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in asked.split(",")}
