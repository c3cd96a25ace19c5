"""Room 3: Readings go in, stories, claims, origins and status come out; pure, candidates are passed in."""

from twosource.relate.match import CheckedClaim, CheckedClaims
from twosource.relate.relater import Relater, relate_readings
from twosource.relate.rows import claims_object, story_rows

__all__ = ["CheckedClaim", "CheckedClaims", "Relater", "claims_object", "relate_readings", "story_rows"]
