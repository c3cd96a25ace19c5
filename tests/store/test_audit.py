from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update

from twosource.errors import AuditBroken
from twosource.model.trail import AuditEntry, AuditHead
from twosource.store import audit
from twosource.store.tables import audit as log

if TYPE_CHECKING:
    from twosource.store import Case


def history(case: Case, length: int) -> list[AuditEntry]:
    with case.writing() as batch:
        for number in range(length):
            batch.acting_as(f"person {number % 3}").record_act("export", f"thing {number}", {"to": "a file"})
    return list(case.audit_entries())


def test_every_act_is_logged_with_its_person(case: Case) -> None:
    entries = history(case, 4)
    assert [entry.act for entry in entries] == ["create", "export", "export", "export", "export"]
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[2].person == "person 1"
    assert entries[2].detail == (("to", "a file"),)
    assert list(case.audit_entries(after=3)) == entries[3:]


def test_an_edit_in_the_database_comes_to_light(case: Case) -> None:
    history(case, 5)
    with case.writing_connection() as connection:
        connection.execute(update(log).where(log.c.number == 3).values(subject="another thing"))
    with pytest.raises(AuditBroken, match="entry 3 of the log was edited"):
        case.audit_verify()


def test_a_gap_in_the_database_comes_to_light(case: Case) -> None:
    history(case, 5)
    with case.writing_connection() as connection:
        connection.execute(delete(log).where(log.c.number == 3))
    with pytest.raises(AuditBroken, match="entry 3 of the log is missing"):
        case.audit_verify()


def test_a_reorder_in_the_database_comes_to_light(case: Case) -> None:
    history(case, 5)
    with case.writing_connection() as connection:
        for old, new in ((3, 99), (4, 3), (99, 4)):
            connection.execute(update(log).where(log.c.number == old).values(number=new))
    with pytest.raises(AuditBroken, match="entry 3 of the log does not follow"):
        case.audit_verify()


def test_a_truncation_comes_to_light_against_an_exported_head(case: Case) -> None:
    history(case, 5)
    head = case.audit_head()
    with case.writing_connection() as connection:
        connection.execute(delete(log).where(log.c.number > 4))
    assert case.audit_verify().number == 4
    with pytest.raises(AuditBroken, match="ends at entry 4, but a head of 6 was exported"):
        case.audit_verify([head])


def test_a_rewritten_chain_comes_to_light_against_an_exported_head(case: Case) -> None:
    history(case, 3)
    head = case.audit_head()
    with case.writing_connection() as connection:
        connection.execute(text("DELETE FROM audit"))
    history(case, 9)
    case.audit_verify()
    with pytest.raises(AuditBroken, match="was rewritten"):
        case.audit_verify([head])


def test_a_head_verifies_as_long_as_the_log_goes_on(case: Case) -> None:
    heads = [AuditHead(0, audit.ROOT), case.audit_head()]
    history(case, 3)
    heads.append(case.audit_head())
    history(case, 2)
    assert case.audit_verify(heads) == case.audit_head()


EDITS = ["at", "person", "act", "subject", "previous", "hash"]
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(place=st.integers(0, 7), field=st.sampled_from(EDITS), value=st.text(max_size=5))
def test_any_edit_of_any_entry_fails(chain: list[AuditEntry], place: int, field: str, value: str) -> None:
    edited = list(chain)
    if getattr(edited[place], field) == value:
        return
    edited[place] = replace(edited[place], **cast("dict[str, Any]", {field: value}))
    with pytest.raises(AuditBroken):
        audit.verify_chain(edited)


@quick
@given(order=st.permutations(range(8)))
def test_any_other_order_fails(chain: list[AuditEntry], order: list[int]) -> None:
    if order == list(range(8)):
        audit.verify_chain(chain)
        return
    with pytest.raises(AuditBroken):
        audit.verify_chain([chain[place] for place in order])


@quick
@given(kept=st.sets(st.integers(0, 7), max_size=7))
def test_any_part_left_out_fails_against_the_head(chain: list[AuditEntry], kept: set[int]) -> None:
    head = AuditHead(chain[-1].number, chain[-1].hash)
    with pytest.raises(AuditBroken):
        audit.verify_chain([chain[place] for place in sorted(kept)], [head])


@pytest.fixture
def chain(case: Case) -> list[AuditEntry]:
    return history(case, 7)
