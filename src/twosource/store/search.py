"""A search's words in, the passages that hold them all out, latest first.

Words are folded by us alike in passages and queries, so that both databases find the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import select

from twosource.model.trail import Hit
from twosource.store.dialects import Term, select_matches
from twosource.store.tables import items, passages

if TYPE_CHECKING:
    from sqlalchemy import Connection

WORD = re.compile(r"[^\W_]+")
QUERY_PART = re.compile(r'"([^"]*)"?|(\S+)')
LONGEST_PASSAGE = 50_000
"""Characters of a passage that are indexed: PostgreSQL refuses a tsvector over 1 MB, and no statement is as long."""
LONGEST_WORD = 100
"""Characters of a word that count: beyond lie links and noise, and PostgreSQL refuses words over 2 KB."""


def fold_words(words: str) -> str:
    """Give the words as they are compared: letters and digits only, lower case, without diacritics.

    >>> fold_words("Saïd's “10-hour” ULTIMATUM")
    'said s 10 hour ultimatum'
    """
    plain = words[:LONGEST_PASSAGE].casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(word[:LONGEST_WORD] for word in WORD.findall(plain))


def parse_query(query: str) -> tuple[Term, ...]:
    """Read a query: words that must all be there, "quoted runs", and `beginnings*`.

    >>> parse_query('ultimatum "four hours" Baz*')
    (Term(words=('ultimatum',), prefix=False), Term(words=('four', 'hours'), prefix=False), \
Term(words=('baz',), prefix=True))
    """
    terms = []
    for quoted, bare in QUERY_PART.findall(query):
        folded = tuple(fold_words(quoted or bare).split())
        if folded:
            terms.append(Term(folded, prefix=bare.endswith("*")))
    return tuple(terms)


def find_hits(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Find the latest `limit` passages that hold all terms of the query; none for a query without a word."""
    terms = parse_query(query)
    if not terms:
        return ()
    matches = select_matches(connection, terms, limit).subquery()
    joined = passages.join(matches, matches.c.id == passages.c.id).join(items, items.c.id == passages.c.item)
    wanted = select(passages.c.item, passages.c.statement, passages.c.words, items.c.published)
    rows = connection.execute(wanted.select_from(joined).order_by(passages.c.id.desc()))
    return tuple(Hit(*row) for row in rows)
