"""A window comes in, the network's numbers for its words go out: onnxruntime around the exported graph.

Each window runs alone: dynamic int8 scales activations over the whole input, and with companions in the batch a text
would be read otherwise than by itself.
"""

from pathlib import Path

import numpy as np
import onnxruntime

from twosource.read.language.decode import Floats
from twosource.read.language.windows import Window


class Graph:
    """The exported network in one onnxruntime session."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Load the graph; `threads` is the number of cores that one window may use."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]

    def run(self, window: Window) -> dict[str, Floats]:
        """Return each output as a (words, width) array."""
        inputs = {"pieces": window.pieces, "marks": window.marks, "firsts": window.firsts}
        arrays = self._session.run(self._names, inputs)
        return {name: np.asarray(array, dtype=np.float32) for name, array in zip(self._names, arrays, strict=True)}
