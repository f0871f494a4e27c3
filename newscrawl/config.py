"""The user's configuration: environment or `newscrawl.toml`, checked before anything starts."""

from __future__ import annotations

import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from newscrawl.errors import UsageError

CONFIG_FILE = Path("newscrawl.toml")
CATALOGUE_FILE = "catalogue.sqlite"
#: Variables for the test suite; no settings.
TEST_PREFIX = "NEWSCRAWL_TEST_"

_ORIGIN = re.compile(r"https?://[^\s/?#@]+")


def _listed(value: object) -> object:
    return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value


#: Values parted by commas or blanks; in the file a list as well.
Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class ConfigError(UsageError):
    """A configuration that cannot be used: one line saying what, and how to mend it."""


class Config(BaseSettings):
    """What the contract calls NEWSCRAWL_…; the environment goes before `newscrawl.toml`."""

    model_config = SettingsConfigDict(env_prefix="NEWSCRAWL_", toml_file=CONFIG_FILE, extra="forbid", frozen=True)

    #: Where archive, catalogue and embedded index live.
    data: Path = Path("data")
    #: SQLAlchemy URL of the catalogue; None is SQLite in the data folder.
    database_url: str | None = None
    #: "embedded:" or "http(s)://user:password@host:9200".
    search_url: str = "embedded:"
    #: Prefix of the names of Elasticsearch's alias and indices.
    search_index: str = Field(default="newscrawl", pattern=r"^[a-z][a-z0-9_-]{0,60}$")
    #: Address or URL in the user agent, for site owners who want to reach the operator.
    contact: str | None = None
    #: Processes that digest pages beside the crawler.
    workers: int = Field(default=2, ge=1, le=256)
    #: A page that takes longer than this to digest ends as failed.
    digest_timeout_seconds: float = Field(default=60.0, gt=0)
    #: WARC files are closed and a new one begun beyond this size.
    warc_size_bytes: int = Field(default=1_000_000_000, ge=10_000)
    #: Sites whose scripts may read the API's answers: origins ("https://host"), or "*" for all.
    cors_origins: Listed = ()
    #: Requests that the server answers one address in any minute; 0 for any number.
    rate_limit: int = Field(default=300, ge=0, le=1_000_000)
    #: Addresses or networks of the proxies in front of the server: they say whose request it is.
    trusted_proxies: Listed = ()
    #: The server answers 503 where an answer has not begun by then.
    answer_timeout_seconds: float = Field(default=30.0, gt=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("use sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
        if value in ("sqlite:///", "sqlite:///:memory:"):
            raise ValueError("name a file, sqlite:///FILE: a catalogue in memory would be lost")
        return value

    @field_validator("search_url")
    @classmethod
    def _known_backend(cls, value: str) -> str:
        if value != "embedded:" and not value.startswith(("http://", "https://")):
            raise ValueError("use embedded: or http(s)://USER:PASSWORD@HOST:9200")
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if value != "*" and not _ORIGIN.fullmatch(value):
                raise ValueError(f"{value!r}: use https://HOST or https://HOST:PORT without a path, or *")
        return values

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            try:
                ip_network(value)
            except ValueError as error:
                raise ValueError(f"{value!r}: use an address or a network, 10.0.0.7 or 10.0.0.0/8") from error
        return values

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line, then environment, then file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def catalogue_url(self) -> str:
        """The catalogue's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{(self.data / CATALOGUE_FILE).absolute()}"

    @property
    def lacks_catalogue(self) -> bool:
        """Nothing was ever crawled into the data folder; a catalogue at `database_url` always counts as there."""
        return self.database_url is None and not (self.data / CATALOGUE_FILE).exists()

    @property
    def archive_folder(self) -> Path:
        """Where the WARC files are."""
        return self.data / "archive"

    @property
    def index_folder(self) -> Path:
        """Where the embedded index is."""
        return self.data / "index"

    @property
    def vocabulary_file(self) -> Path:
        """Abbreviations of the operator's own, beside the built-in ones; need not be there."""
        return self.data / "vocabulary.toml"

    @property
    def sources_folder(self) -> Path:
        """Source files of the operator's own, beside the built-in ones."""
        return self.data / "sources"


def load_config(data: Path | None = None) -> Config:
    """The configuration, with `--data` in front of everything.

    Raises:
        ConfigError: a value is wrong or a name unknown; one line says which.
    """
    known = {f"NEWSCRAWL_{name.upper()}" for name in Config.model_fields}
    for name in os.environ:
        if name.startswith("NEWSCRAWL_") and not name.startswith(TEST_PREFIX) and name not in known:
            raise ConfigError(f"unknown setting {name}; known are {', '.join(sorted(known))}")
    try:
        config = Config() if data is None else Config(data=data)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"setting {name} (NEWSCRAWL_{name.upper()}): {first['msg']}") from error
    except (OSError, ValueError) as error:  # an unreadable file, or no TOML
        raise ConfigError(f"{CONFIG_FILE}: {error}") from error
    if config.data.exists() and not config.data.is_dir():
        raise ConfigError(f"the data folder {config.data} is a file; name a folder with --data DIR")
    return config
