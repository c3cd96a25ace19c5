"""The API: the same service as JSON, described by OpenAPI 3.1; what it gives are the ledger's own values."""

from twosource.desk.api.routes import make_api

__all__ = ["make_api"]
