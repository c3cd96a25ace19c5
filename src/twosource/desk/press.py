"""Views go in, pages of one desk come out: templates printed within the same frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse

from twosource.desk.access.visitor import VISITOR
from twosource.desk.export.sharing import open_to
from twosource.desk.keys import same
from twosource.store.clock import write_instant
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment

    from twosource.desk.access.doors import Door
    from twosource.desk.service import Desk

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its content.

    `islands` tells whether the moving parts are built, `writes` whether who asks may rule, `releases` whether they may
    let anything out, `administers` whether they say who may; `person` is their account, None where names are typed;
    `two_person` tells whether a second person is asked for, `waits` how many rulings and files wait for one.
    `sharing` is the level that the case is set to, `levels` those at which a file may leave.
    """

    name: str
    moment: str
    stamp: str
    form: str
    islands: bool
    writes: bool
    releases: bool
    administers: bool
    person: str | None
    two_person: bool
    waits: int
    sharing: str = ""
    levels: tuple[str, ...] = ()


def count_waiting(desk: Desk) -> int:
    """Count the rulings and files that wait for a second person."""
    rulings = sum(one.pending for ruled in desk.snapshot().orders.by_claim.values() for one in ruled)
    return rulings + sum(one.waits for one in Releases(desk.case).list())


class Press:
    """Prints templates for one desk; routes hold it."""

    def __init__(self, desk: Desk, door: Door, environment: Environment) -> None:
        """Print for `desk`, to whom `door` lets in."""
        self.desk = desk
        self.accounts = door.entrance is not None
        self.secure = door.secure
        self.keys = door.keys
        self.environment = environment

    def frame(self) -> Frame:
        """Look around once for a page."""
        built = (STATIC / "built" / "desk.js").is_file()
        now = write_instant(self.desk.now.replace(second=0, microsecond=0))
        visitor = VISITOR.get()
        rights = (visitor.may("rule"), visitor.may("release"), visitor.may("administer"))
        stamp = self.desk.snapshot().stamp
        settings = Settings(self.desk.case)
        asked, level = settings.two_person() is not None, settings.sharing()
        waits = count_waiting(self.desk) if asked else 0
        return Frame(
            self.desk.name,
            now,
            stamp,
            visitor.form or "",
            built,
            *rights,
            visitor.person,
            asked,
            waits,
            level,
            open_to(level),
        )

    def base(self, host: str) -> str:
        """Give the desk's address under the name by which it was asked, without a slash at its end."""
        return f"{'https' if self.secure else 'http'}://{host}"

    def accepts(self, form: str | None) -> bool:
        """Tell whether a form carries the key that this visitor's forms carry."""
        wanted = VISITOR.get().form
        return wanted is not None and same(form, wanted)

    def page(self, template: str, status: int = 200, **shown: object) -> HTMLResponse:
        """Print one page."""
        written = self.environment.get_template(template).render(desk=self.frame(), **{"here": "", **shown})
        return HTMLResponse(written, status)

    def missing(self, what: str, back: str) -> HTMLResponse:
        """Say that there is no such thing."""
        return self.page("error.html", 404, heading="Not in this case", words=f"There is no such {what}.", back=back)

    def refused(self, words: str, back: str, status: int = 400) -> HTMLResponse:
        """Say why something was not done."""
        return self.page("error.html", status, heading="Not done", words=words, back=back)
