"""Article -> mentions: people, organisations, places, document numbers, and dates with their values."""

from newscrawl.tag.tagger import TAGGER_VERSION, tag

__all__ = ["TAGGER_VERSION", "tag"]
