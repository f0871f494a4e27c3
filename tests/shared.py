"""Where measuring material that is not ours lies, beside the checkout; tests that need it skip where it is missing."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("NEWSCRAWL_TEST_SHARED") or Path(__file__).parents[2] / "shared")
