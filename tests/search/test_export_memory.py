"""Exports hold a bounded part of what they write, however much it is."""

from __future__ import annotations

import tracemalloc
from collections import deque
from itertools import cycle, islice

import pyarrow as pa
import pytest

from search.export import FORMATS, Export
from tests.search.exports import NOTE, made

#: 20,000 articles are 60 MB as text; a row group of Parquet is the most that is held of them.
COUNT = 20_000
BOUND_BYTES = {"parquet": 12_000_000}
#: Held outside of Python: a row group as columns, and again as it is packed.
ARROW_BYTES = 40_000_000


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_memory_does_not_grow_with_the_number_of_articles(name: str) -> None:
    articles = list(made(200))
    deque(FORMATS[name].write(Export(articles, NOTE)), maxlen=0)  # what is loaded once is no growth
    before = pa.total_allocated_bytes()
    tracemalloc.start()
    most = 0
    for _ in FORMATS[name].write(Export(islice(cycle(articles), COUNT), NOTE)):
        most = max(most, pa.total_allocated_bytes() - before)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < BOUND_BYTES.get(name, 3_000_000)
    assert most < ARROW_BYTES
