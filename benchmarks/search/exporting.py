"""Memory of the serving process while it exports everything."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search.ours import Place, Served
from benchmarks.search.questions import Question

FORMATS = ("jsonl", "csv", "parquet", "bibtex", "ris")


def measure(place: Place, asked: Sequence[Question]) -> None:
    """Export in each format, after some searches: peak and idle memory in MB, as the system counts them."""
    with Served(place) as served:
        for question in asked:
            served.ready(question)()
        idle = _resident_megabytes(served.process_id, "VmRSS")
        for name in FORMATS:
            _forget_peak(served.process_id)
            started = time.perf_counter()
            size = served.stream(f"/api/export?format={name}")
            spent = time.perf_counter() - started
            peak = _resident_megabytes(served.process_id, "VmHWM")
            print(
                f"  {name:8} {size / 1e6:7.0f} MB in {spent:6.1f} s   idle {idle:5.0f} MB, peak {peak:5.0f} MB: "
                f"{peak - idle:+5.0f} MB"
            )


def _resident_megabytes(process: int, name: str) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("search: memory is not measured, for /proc is not as on Linux")


def _forget_peak(process: int) -> None:
    Path(f"/proc/{process}/clear_refs").write_text("5")
