"""Texts come in, words a second on one core and the peak memory of a fresh process go out."""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """Words read a CPU-second, all heads together, Docs built; peak and resting memory in MB."""

    words_a_second: float
    peak_megabytes: float
    load_seconds: float


def measure_speed(texts: list[str], folder: Path) -> Speed:
    """Read the texts in a process of its own on one core; the best of three rounds counts."""
    command = [sys.executable, "-m", "benchmarks.language.speed", str(folder)]
    answer = subprocess.run(  # noqa: S603 (our own interpreter)
        command, input=json.dumps(texts), capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE}
    )
    return Speed(**json.loads(answer.stdout))


def main() -> None:
    """Measure in this process and print JSON."""
    texts = json.loads(sys.stdin.read())
    began = time.process_time()
    from twosource.read.language.model import ShippedModel  # noqa: PLC0415 (loading is part of what is measured)

    model = ShippedModel(Path(sys.argv[1]))
    loaded = time.process_time() - began
    best = 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        words = sum(not token.is_space for doc in model.parse(texts) for token in doc)
        best = max(best, words / (time.process_time() - began))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words_a_second": best, "peak_megabytes": peak, "load_seconds": loaded}))


if __name__ == "__main__":
    main()
