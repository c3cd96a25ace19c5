"""What the API gives and takes, as the description spells it; answers are the frozen values themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from twosource.desk import service
from twosource.desk.views.status import StatusView  # noqa: TC001 - the description reads the field types
from twosource.model.ledger import Claim, Ruling
from twosource.model.trail import StatusChange  # noqa: TC001 - the description reads the field types
from twosource.run.ruling import Wish

Json = dict[str, Any]
Thing = TypeVar("Thing")


class ListOf(BaseModel, Generic[Thing]):
    """A stretch of a list: what it shows, how many there are in all, and the cursor of the next stretch."""

    shown: list[Thing]
    total: int
    next: str | None = Field(description="pass it as `cursor` to go on; null at the end")


class ClaimSummary(BaseModel):
    """One claim in a list: status with why, what it rests on in words and dots, and the deadline that runs out next."""

    id: str
    story: str
    question: str
    value: str
    status: StatusView
    origins: str = Field(description='such as "at least 1, at most 3 origins"')
    reports: str
    dots: list[Literal["certain", "possible"]]
    against: int = Field(description="origins against it, at least")
    rivals: int = Field(description="other answers to the same question")
    realis: str
    first: str | None
    last: str | None
    lapse: Json | None = Field(description="the deadline that runs out next: phase, earliest, latest, time left")


class Problem(BaseModel):
    """Why something was not done, in a line."""

    detail: str


@dataclass(frozen=True, slots=True)
class ClaimRecord(Claim):
    """A claim with the history of its status and every ruling on it; `became` names the claim it was merged into."""

    history: tuple[StatusChange, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    became: str | None = None


Degrees = Annotated[float | None, Field(allow_inf_nan=False)]


class NewRuling(BaseModel):
    """A person's decision on a claim, with the reason; the fields below `undoes` say what is put right, by kind."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["confirm", "refute", "not-a-claim", "merge", "split", "re-place", "re-time", "correct-chain", "undo"]
    reason: str = Field(min_length=1, max_length=service.LONGEST_REASON)
    person: str = Field(
        default="", max_length=service.LONGEST_NAME, description="who rules; where there are accounts, the token's"
    )
    undoes: str | None = Field(default=None, description="undo: the ruling, or undo, that is taken back")
    into: str | None = Field(default=None, description="merge: the claim that this one is the same as")
    at: list[str] = Field(default=[], max_length=500, description="the words that it is about, as ITEM:START-END")
    place: str | None = Field(default=None, max_length=200, description="re-place: the place's name")
    lat: Degrees = Field(default=None, description="its latitude, where the gazetteer does not know one place")
    lon: Degrees = Field(default=None, description="its longitude")
    nowhere: bool = Field(default=False, description="re-place: the words name no place")
    earliest: str | None = Field(default=None, max_length=40, description="re-time: a date or instant")
    latest: str | None = Field(default=None, max_length=40, description="the latest that it can mean")
    chain: list[str] = Field(default=[], max_length=20, description="correct-chain: NAME (KIND), outermost first")

    def wish(self) -> Wish:
        """Give what is put right."""
        return Wish(
            tuple(self.at), self.into, self.place, self.lat, self.lon,
            self.nowhere, self.earliest, self.latest, tuple(self.chain),
        )  # fmt: skip
