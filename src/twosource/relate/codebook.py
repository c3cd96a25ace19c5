"""All rules of relating as one frozen value, read from the codebook, with what a desk knows beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.edges.reuse import load_edge_rules
from twosource.relate.origins.affiliations import Affiliations
from twosource.relate.status.deciding import load_status_rules
from twosource.relate.stories.profiles import load_story_rules

if TYPE_CHECKING:
    from twosource.relate.claims.rules import ClaimRules
    from twosource.relate.edges.reuse import EdgeRules
    from twosource.relate.status.deciding import StatusRules
    from twosource.relate.stories.profiles import StoryRules


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules by which stories, claims, edges and status are found; `known` is what a desk adds of who is whose."""

    stories: StoryRules
    claims: ClaimRules
    edges: EdgeRules
    status: StatusRules
    known: Affiliations = field(default_factory=Affiliations)


@lru_cache(maxsize=1)
def load_rulebook() -> Rulebook:
    """Read the codebook's rules once."""
    return Rulebook(load_story_rules(), load_claim_rules(), load_edge_rules(), load_status_rules())
