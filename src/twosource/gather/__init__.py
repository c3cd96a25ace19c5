"""Room 1, from the world to items; the only room that touches the network."""

from twosource.gather.gathered import Gathered, GatherOptions
from twosource.gather.inputs import gather_inputs

__all__ = ["GatherOptions", "Gathered", "gather_inputs"]
