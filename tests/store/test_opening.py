from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from twosource.errors import CaseError
from twosource.model.ledger import Claim, Ledger, StatusReason
from twosource.store import create_case, open_case, upgrade_case
from twosource.store.schema import HEAD
from twosource.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.store.conftest import Locate
    from twosource.store import Case


LONE = Claim("c1", "s1", "?", "x", (), 1, 1, 0, "single-source", StatusReason("one-origin", "One."), (), ())


def set_schema(connection: Connection, number: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :number"), {"number": number})


def test_a_case_is_made_once(locate: Locate) -> None:
    location = locate()
    create_case(location).close()
    with pytest.raises(CaseError, match="is a case already"):
        create_case(location)


def test_a_case_that_is_not_there_is_not_opened(locate: Locate) -> None:
    with pytest.raises(CaseError, match="holds no case; make one"):
        open_case(locate())


def test_a_newer_case_is_refused_and_an_older_one_upgraded(case: Case, db: str) -> None:
    with case.writing_connection() as connection:
        set_schema(connection, "9999")
    with pytest.raises(CaseError, match="newer version of Twosource"):
        open_case(db)
    with case.writing_connection() as connection:
        set_schema(connection, "0000")
    with pytest.raises(CaseError, match="twosource upgrade"):
        open_case(db)


def test_rulings_of_an_older_case_keep_their_kind(case: Case, db: str) -> None:
    with case.writing() as batch:
        batch.put_ledger(Ledger((), (LONE,)))
        ruling = batch.add_ruling("c1", "refute", "Seen.")
        assert batch.bound is not None
        batch.bound.execute(text("DROP TABLE workings"))
        batch.bound.execute(text("DROP INDEX ix_rulings_kind"))
        batch.bound.execute(text("ALTER TABLE rulings DROP COLUMN kind"))
        set_schema(batch.bound, "0003")
    upgraded = upgrade_case(db)
    assert upgraded.rulings() == (ruling,)
    with upgraded.reading_connection() as connection:
        assert connection.execute(text("SELECT kind FROM rulings")).scalars().all() == ["refute"]
    upgraded.close()


def test_upgrading_what_is_current_changes_nothing(db: str) -> None:
    upgraded = upgrade_case(db)
    assert [entry.act for entry in upgraded.audit_entries()] == ["create"]
    upgraded.close()


def test_the_migrations_make_the_tables_that_the_code_speaks_of(case: Case) -> None:
    with case.reading_connection() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, metadata) == []


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The full-text index lies beside the tables; dialects.py makes it."""
    return kind == "schema" or "passages_index" not in (name or "")


def test_the_newest_migration_is_the_one_that_is_asked_for() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "twosource" / "store" / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CaseError, match=r"is not empty \(there is thesis.txt\)"):
        create_case(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt", "captures"] or not (
        tmp_path / "case.db"
    ).exists()


def test_an_interrupted_making_is_made_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "captures").mkdir()
    (tmp_path / "case.db").touch()
    create_case(tmp_path).close()
    open_case(tmp_path).close()


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_bytes(b"not a database, " * 100)
    with pytest.raises(CaseError, match=r"case\.db is not a database; restore it from a backup"):
        open_case(tmp_path)


def test_a_database_that_does_not_answer_is_one_line_without_its_password() -> None:
    with pytest.raises(CaseError, match="no database answers there; check the address") as failed:
        open_case("postgresql://desk:secret@127.0.0.1:1/case")
    assert "secret" not in str(failed.value)
    assert "\n" not in str(failed.value)
    with pytest.raises(CaseError, match="not the address of a database"):
        open_case("postgresql://[broken")


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    create_case(tmp_path / "case").close()
    assert (tmp_path / "case").stat().st_mode & 0o077 == 0
