"""Manners that no source file and no command can switch off."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from newscrawl.config import load_config
from newscrawl.sources import BUILT_IN, Sources
from newscrawl.spiders.loader import spider_class


@pytest.fixture
def settings() -> Settings:
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    return settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROBOTSTXT_OBEY", True),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("AUTOTHROTTLE_ENABLED", True),
        ("COOKIES_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        ("REMOTE_CONTROL_ENABLED", False),
        ("METAREFRESH_ENABLED", False),
    ],
)
def test_setting_is_what_manners_ask_for(settings: Settings, name: str, value: object) -> None:
    assert settings[name] == value


@pytest.mark.parametrize("source", Sources.load(BUILT_IN).by_key.values(), ids=lambda source: source.key)
def test_every_real_source_is_asked_at_most_once_a_second(source: object, settings: Settings) -> None:
    from newscrawl.sources import Source

    assert isinstance(source, Source)
    spider = spider_class(source, load_config(), replayed=False)
    spider.update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1.0
    assert settings.getfloat("AUTOTHROTTLE_START_DELAY") >= 1.0
    assert settings["ROBOTSTXT_OBEY"] is True
