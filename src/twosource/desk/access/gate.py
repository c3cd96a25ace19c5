"""A file that is ready to leave goes in; it leaves, or, under the two-person rule, waits until another one agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.export.sharing import LEVELS, choose_level, slug
from twosource.errors import Refused
from twosource.store.accounts import key_of
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model.access import Release
    from twosource.store import Case


class Held(Refused):
    """The file waits for a second person; `release` is what waits."""

    def __init__(self, release: Release) -> None:
        """Say so."""
        super().__init__(
            "The file is made and waits until another person looks at it, on the page Waiting, and agrees."
        )
        self.release = release


def pass_gate(
    case: Case, file: tuple[str, str, bytes], subject: str, detail: Mapping[str, str], second: str = ""
) -> None:
    """Log that a file (name, media type, bytes) leaves by the person as whom `case` acts, or hold it back.

    `second` is who has agreed to it already; a file without a second name waits.

    Raises:
        Held: the case asks for a second person.
        Refused: `second` is the same person.
    """
    if second:
        sign_twice(case, second, subject)
    if second or Settings(case).two_person() is None:
        case.record_act("export", subject, detail)
        return
    raise Held(Releases(case).ask(*file, subject, detail))


def hold_to_level(case: Case, file: str) -> None:
    """Hold a file that waited to what the case is set to by now; its name bears its level.

    Raises:
        Refused: the case is set to less open a level since the file was made.
    """
    level = next((one for one in LEVELS if f"-{slug(one)}." in file), "")
    choose_level(Settings(case).sharing(), level)


def sign_twice(case: Case, second: str, subject: str = "evidence") -> None:
    """Let what cannot wait in the case (a pack of evidence is too large) leave under two names, both in the log.

    Raises:
        Refused: the case asks for a second person, and `second` is nobody, or the same.
    """
    if Settings(case).two_person() is None:
        return
    if not second.strip() or key_of(second) == key_of(case.person):
        msg = "the two-person rule of this case asks for another person: say --by NAME and --agreed-by ANOTHER"
        raise Refused(msg)
    case.acting_as(second.strip()).record_act("release-agree", subject, {"asked": case.person})
