"""Alembic migrations, run from within so that a desk needs no configuration file."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def config(engine: Engine, blobs: Path) -> Config:
    """Return Alembic's configuration for this engine and this folder of large contents."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.attributes.update(engine=engine, blobs=blobs)
    return settings


def upgrade(engine: Engine, blobs: Path, version: str = "head") -> None:
    """Run every migration up to a version that the database lacks."""
    command.upgrade(config(engine, blobs), version)
