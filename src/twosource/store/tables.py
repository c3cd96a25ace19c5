"""The tables of a case, for both databases; migrations/ builds them, a test holds the two to each other.

Values of the model are kept as JSON in `value`, field for field; the columns beside it are what we look up by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

NUL_STANDS_FOR = "\N{SYMBOL FOR NULL}"
"""PostgreSQL's text holds every character but U+0000; in a column that we look up by, this one stands for it."""


class Label(TypeDecorator[str]):
    """Text to look up by: what either database cannot hold is replaced alike on the way in, in writes and lookups."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Replace U+0000 and lone surrogates."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Give `text` with U+0000 shown by its symbol and lone surrogates as U+FFFD; the length stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text.replace("\x00", NUL_STANDS_FOR)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

settings = Table(
    "settings",
    metadata,
    Column("name", Label, primary_key=True),
    Column("value", Text, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Label, primary_key=True),
    Column("digest", Label, nullable=False, index=True),
    Column("address", Label, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("file", Text, nullable=True),
    Column("position", BigInteger, nullable=True),
    Column("extent", BigInteger, nullable=True),
    Column("erased", Text, nullable=True),
    Index(None, "file", "position"),
)
"""`file`, `position` and `extent` say where in captures/ the WARC record lies; null when `records` holds it."""

records = Table(
    "records",
    metadata,
    Column("capture", Label, ForeignKey("captures.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""WARC records, each one gzip member, of a case that has no folder."""

items = Table(
    "items",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False, unique=True),
    Column("digest", Label, nullable=False),
    Column("capture", Label, nullable=True),
    Column("published", Label, nullable=True),
    Column("value", Text, nullable=False),
)
"""The current version of each item; `place` is its rank of arrival."""

withdrawn = Table(
    "withdrawn",
    metadata,
    Column("item", Label, primary_key=True),
    Column("at", Text, nullable=False),
)
"""Items that their sources deleted, killed or withheld, and when that was seen; the notice may come before the item."""

versions = Table(
    "versions",
    metadata,
    Column("item", Label, ForeignKey("items.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", Label, nullable=False),
    Column("capture", Label, nullable=True),
    Column("added", Text, nullable=False),
    Column("value", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("item", Label, ForeignKey("items.id"), primary_key=True),
    Column("digest", Label, primary_key=True),
    Column("coded_by", Label, nullable=True),
    Column("value", Text, nullable=False),
)
"""One reading for each version of an item that was read; the latest reading of a version replaces the one before."""

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("item", Label, ForeignKey("items.id"), nullable=False, index=True),
    Column("statement", Label, nullable=True),
    Column("words", Label, nullable=False),
    Column("folded", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What search looks through: the title and the statements of each item's current reading.

`folded` is what the full-text index is built over: lower case, no diacritics, words and blanks only.
"""

stories = Table(
    "stories",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("current", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("story", Label, nullable=False, index=True),
    Column("status", Label, nullable=False),
    Column("value", Text, nullable=False),
    Column("current", Integer, nullable=False),
)
"""`current` is 0 once the ledger no longer holds it; the row stays, because rulings and history speak of it."""

status_history = Table(
    "status_history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("claim", Label, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("status", Label, nullable=True),
    Column("rule", Label, nullable=False),
    Column("words", Label, nullable=False),
    Column("origins", BigInteger, nullable=False),
    Column("origins_upper", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("claim", Label, nullable=False, index=True),
    Column("kind", Label, nullable=False, index=True),
    Column("value", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Label, nullable=False),
    Column("person", Label, nullable=False),
    Column("act", Label, nullable=False),
    Column("subject", Label, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Label, nullable=False),
    Column("hash", Label, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Label, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What `watch` knows of each source: validators, when to ask next, how often it failed and why."""

accounts = Table(
    "accounts",
    metadata,
    Column("key", Label, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Who may log in; `key` is the name without case, so that no two accounts look alike."""

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Label, primary_key=True),
    Column("account", Label, nullable=False, index=True),
    Column("value", Text, nullable=False),
)
"""Who is logged in: the cookie's digest, never the cookie."""

tokens = Table(
    "tokens",
    metadata,
    Column("id", Label, primary_key=True),
    Column("digest", Label, nullable=False, unique=True),
    Column("account", Label, nullable=False, index=True),
    Column("value", Text, nullable=False),
)
"""What programs ask with in the name of an account: the token's digest, never the token."""

releases = Table(
    "releases",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("content", LargeBinary, nullable=True),
)
"""Files that wait for a second person, byte for byte as that person sees them; `content` is null once turned down."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", Label, primary_key=True),
    Column("value", Text, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("claim", Label, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What alerts last knew of each claim."""

notices = Table(
    "notices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("alert", Label, nullable=False),
    Column("key", Label, nullable=False),
    Column("delivery", Integer, nullable=True, index=True),
    Column("value", Text, nullable=False),
    Index(None, "alert", "key", unique=True),
)
"""Each thing that an alert tells, once; `delivery` is the message that carries it, null while it waits for one."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("alert", Label, nullable=False, index=True),
    Column("state", Label, nullable=False, index=True),
    Column("value", Text, nullable=False),
)

place_sources = Table(
    "place_sources",
    metadata,
    Column("digest", Label, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Files of places laid over the gazetteer that ships."""

places = Table(
    "places",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("source", Label, nullable=False, index=True),
    Column("own", Integer, nullable=False),
    Column("value", Text, nullable=False),
)

place_names = Table(
    "place_names",
    metadata,
    Column("key", Label, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False, index=True),
)
"""Folded names (`read.places.spelling`), each with the places that it can mean."""

place_index = Table(
    "place_index",
    metadata,
    Column("name", Label, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""All folded names as one trie, so that opening a case with a million of them is quick."""

deadlines = Table(
    "deadlines",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("story", Label, nullable=False, index=True),
    Column("state", Label, nullable=False),
    Column("value", Text, nullable=False),
    Column("current", Integer, nullable=False),
)

placings = Table(
    "placings",
    metadata,
    Column("id", Label, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("current", Integer, nullable=False),
)
"""Names of places that one item leaves open and the other items of its story settle, by item."""

workings = Table(
    "workings",
    metadata,
    Column("item", Label, primary_key=True),
    Column("digest", Label, nullable=False),
    Column("value", Text, nullable=False),
)
"""What is remembered of each item as it was related; `digest` is that of the version, empty once it was read anew."""
