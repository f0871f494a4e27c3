"""Page in, article out: a pure function, the same in a crawl, in a rebuild and on a cluster."""

from newscrawl.extract.reader import READER_VERSION, read

__all__ = ["READER_VERSION", "read"]
