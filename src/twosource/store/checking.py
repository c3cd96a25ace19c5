"""A case in, the number of captures whose bytes are what they were out, or the first that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import AuditBroken
from twosource.model.ids import digest_bytes

if TYPE_CHECKING:
    from twosource.store.case import Case


def verify_captures(case: Case) -> int:
    """Hold every captured byte to its digest; those that were erased are passed over.

    Raises:
        AuditBroken: bytes are not what they were.
        CaseError: a file of captures/ is gone or too short.
    """
    erased, count = case.erased(), 0
    for capture in case.captures():
        content = case.captured_bytes(capture.id)
        if content is None and capture.id in erased:
            continue
        if content is None or digest_bytes(content) != capture.digest:
            msg = f"{case.location}: the bytes of capture {capture.id} ({capture.address}) are not what they were"
            raise AuditBroken(msg)
        count += 1
    return count
