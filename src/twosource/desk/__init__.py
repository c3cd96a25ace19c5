"""Room 4: a case goes in, pages, an API and exports come out; every use of the desk lives once in its service."""

from twosource.desk.access.listening import Listening
from twosource.desk.serving import Serving, serve

__all__ = ["Listening", "Serving", "serve"]
