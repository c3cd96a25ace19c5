"""Room 1, from the world to items; the only room that touches the network."""

from twosource.gather.gathered import Gathered, GatherOptions
from twosource.gather.inputs import gather_inputs
from twosource.gather.keeping import keep_gathered

__all__ = ["GatherOptions", "Gathered", "gather_inputs", "keep_gathered"]
