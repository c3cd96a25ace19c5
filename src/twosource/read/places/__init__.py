"""Places and names: a parsed item and the gazetteer go in, Places and Entities come out."""

from twosource.model.gazetteer import NewPlace
from twosource.read.places.books import PlaceBook, build_index, keys_of
from twosource.read.places.entities import find_entities
from twosource.read.places.find import find_places
from twosource.read.places.gazetteer import Candidate, Gazetteer, GazetteerPlace
from twosource.read.places.loading import load_gazetteer
from twosource.read.places.overlay import digest_overlay, is_country, is_own, read_overlay
from twosource.read.places.story import look_around, settle_by_story

__all__ = [
    "Candidate",
    "Gazetteer",
    "GazetteerPlace",
    "NewPlace",
    "PlaceBook",
    "build_index",
    "digest_overlay",
    "find_entities",
    "find_places",
    "is_country",
    "is_own",
    "keys_of",
    "load_gazetteer",
    "look_around",
    "read_overlay",
    "settle_by_story",
]
