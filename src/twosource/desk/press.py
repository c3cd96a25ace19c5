"""Views go in, pages of one desk come out: templates printed within the same frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse

from twosource.desk.guard import ROLE
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from jinja2 import Environment

    from twosource.desk.keys import Keys
    from twosource.desk.service import Desk

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its content.

    `islands` tells whether the moving parts are built, `writes` whether who asks may rule and take away.
    """

    name: str
    moment: str
    stamp: str
    form: str
    islands: bool
    writes: bool


class Press:
    """Prints templates for one desk; routes hold it."""

    def __init__(self, desk: Desk, keys: Keys, environment: Environment) -> None:
        """Print for `desk`, forms carrying the key of `keys`."""
        self.desk = desk
        self.keys = keys
        self.environment = environment

    def frame(self) -> Frame:
        """Look around once for a page."""
        built = (STATIC / "built" / "desk.js").is_file()
        now = write_instant(self.desk.now.replace(second=0, microsecond=0))
        return Frame(self.desk.name, now, self.desk.snapshot().stamp, self.keys.form, built, ROLE.get() == "editor")

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
