"""The only room that speaks SQL: a case on SQLite or PostgreSQL, its captures, and its audit log."""

from twosource.store.case import Case
from twosource.store.opening import copy_case, create_case, open_case, upgrade_case

__all__ = ["Case", "copy_case", "create_case", "open_case", "upgrade_case"]
