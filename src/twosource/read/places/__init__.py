"""Places and names: a parsed item and the gazetteer go in, Places and Entities come out."""

from twosource.read.places.entities import find_entities
from twosource.read.places.find import find_places
from twosource.read.places.gazetteer import Candidate, Gazetteer, GazetteerPlace, NewPlace
from twosource.read.places.loading import load_gazetteer
from twosource.read.places.overlay import is_own, read_overlay

__all__ = [
    "Candidate",
    "Gazetteer",
    "GazetteerPlace",
    "NewPlace",
    "find_entities",
    "find_places",
    "is_own",
    "load_gazetteer",
    "read_overlay",
]
