"""The configuration: environment before file, a wrong one is refused by setting with how to mend it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newscrawl.config import Config, ConfigError, load_config


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No newscrawl.toml and no setting of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("NEWSCRAWL_")]:
        monkeypatch.delenv(name)


def file(text: str) -> None:
    Path("newscrawl.toml").write_text(text, encoding="utf-8")


def test_nothing_configured_is_a_laptop() -> None:
    config = load_config()
    assert (config.data, config.search_url, config.workers) == (Path("data"), "embedded:", 2)
    assert config.catalogue_url == f"sqlite:///{Path('data/catalogue.sqlite').absolute()}"


def test_file_is_read() -> None:
    file('data = "kho"\ncontact = "archive@example.org"\nworkers = 4')
    config = load_config()
    assert (config.data, config.contact, config.workers) == (Path("kho"), "archive@example.org", 4)


def test_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file("workers = 4")
    monkeypatch.setenv("NEWSCRAWL_WORKERS", "8")
    assert load_config().workers == 8


def test_data_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCRAWL_DATA", "kho")
    assert load_config(Path("khac")).data == Path("khac")


def test_folders_are_in_the_data_folder() -> None:
    config = load_config(Path("kho"))
    assert [config.archive_folder, config.index_folder, config.sources_folder] == [
        Path("kho/archive"),
        Path("kho/index"),
        Path("kho/sources"),
    ]


def test_unknown_variable_is_refused_with_those_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCRAWL_WORKER", "4")
    with pytest.raises(ConfigError, match=r"unknown setting NEWSCRAWL_WORKER; known are .*NEWSCRAWL_WORKERS"):
        load_config()


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("WORKERS", "many", "valid integer"),
        ("WORKERS", "0", "greater than or equal to 1"),
        ("SEARCH_URL", "localhost:9200", "use embedded: or http"),
        ("SEARCH_INDEX", "New Index", "match pattern"),
        ("DATABASE_URL", "mysql://host/name", "use sqlite:///FILE or postgresql"),
        ("DATABASE_URL", "", "use sqlite:///FILE or postgresql"),
        ("DATABASE_URL", "sqlite:///", "name a file"),
        ("DATABASE_URL", "sqlite:///:memory:", "name a file"),
        ("DIGEST_TIMEOUT_SECONDS", "0", "greater than 0"),
        ("LOG_LEVEL", "LOUD", "'WARNING'"),
        ("CORS_ORIGINS", "example.org", "use https://HOST"),
        ("CORS_ORIGINS", "https://example.org/page", "without a path"),
        ("RATE_LIMIT", "-1", "greater than or equal to 0"),
        ("TRUSTED_PROXIES", "proxy.example", "use an address or a network"),
        ("ANSWER_TIMEOUT_SECONDS", "0", "greater than 0"),
    ],
)
def test_wrong_value_is_refused_by_setting_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, mend: str
) -> None:
    monkeypatch.setenv(f"NEWSCRAWL_{name}", value)
    with pytest.raises(ConfigError) as refused:
        load_config()
    assert f"NEWSCRAWL_{name}" in str(refused.value)
    assert mend in str(refused.value)
    assert "\n" not in str(refused.value)


def test_unknown_name_in_the_file_is_refused_by_name() -> None:
    file("colour = 'red'")
    with pytest.raises(ConfigError, match="setting colour"):
        load_config()


@pytest.mark.parametrize("content", [b"workers = ", b"\xff\xfe"])
def test_file_that_is_no_toml_is_refused_by_file(content: bytes) -> None:
    Path("newscrawl.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=r"newscrawl\.toml") as refused:
        load_config()
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("https://a.example, https://b.example:8443", ("https://a.example", "https://b.example:8443")),
        ("*", ("*",)),
        ("", ()),
    ],
)
def test_origins_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch, said: str, read: tuple[str, ...]) -> None:
    monkeypatch.setenv("NEWSCRAWL_CORS_ORIGINS", said)
    assert load_config().cors_origins == read


def test_the_file_may_have_lists() -> None:
    file('trusted_proxies = ["10.0.0.7", "fd00::/8"]')
    assert load_config().trusted_proxies == ("10.0.0.7", "fd00::/8")


def test_nothing_that_serving_opens_is_open_by_default() -> None:
    config = load_config()
    assert (config.cors_origins, config.trusted_proxies, config.rate_limit > 0) == ((), (), True)


def test_configuration_does_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Config().workers = 3  # type: ignore[misc]
