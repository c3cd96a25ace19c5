"""A case is watched; browsers that listen are told its stamp, at once and whenever it changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastapi import APIRouter
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from twosource.desk.service import Desk

EVERY = 2.0
"""Seconds between two looks: three small reads, and nobody rules faster."""


def make_events(desk: Desk) -> APIRouter:
    """Make the route that a page listens to."""
    router = APIRouter(include_in_schema=False)

    @router.get("/events")
    async def events() -> EventSourceResponse:
        return EventSourceResponse(tell_stamps(desk), ping=30)

    return router


async def tell_stamps(desk: Desk) -> AsyncIterator[ServerSentEvent]:
    """Yield an event for the present stamp and for each new one; ends when the browser goes."""
    told = None
    while True:
        stamp = await run_in_threadpool(desk.stamp)
        if stamp != told:
            told = stamp
            yield ServerSentEvent(stamp, event="head")
        await asyncio.sleep(EVERY)
