"""Article -> mentions: people, organisations, places, document numbers, dates with their values; and their entities."""

from newscrawl.tag.article_entities import entities_of
from newscrawl.tag.entity import Entity, Post, Variant
from newscrawl.tag.name_model import check_model
from newscrawl.tag.sameness import sameness
from newscrawl.tag.tagger import TAGGER_VERSION, tag

__all__ = ["TAGGER_VERSION", "Entity", "Post", "Variant", "check_model", "entities_of", "sameness", "tag"]
