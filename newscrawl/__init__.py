"""newscrawl: an archive of Vietnamese trade-union news that researchers can trust."""

__version__ = "0.1.0"
