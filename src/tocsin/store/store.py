"""Opens a desk's database and hands out units of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tocsin.domain import merkle
from tocsin.domain.errors import Unavailable
from tocsin.store import dialect
from tocsin.store.blobs import Blobs
from tocsin.store.reader import Reader
from tocsin.store.session import Author, Session
from tocsin.store.tree import grow
from tocsin.store.vault import DeskKey

VERSION = max(path.name[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py"))
"""The version of a database that every migration has brought up to date: the number of the newest one."""


class Store:
    """A desk's database, its sealed contents, and the key that opens them.

    ``read_only`` opens an SQLite file without writing anything beside it. ``epoch_code`` ends every new id.
    """

    def __init__(self, url: str, key: DeskKey, blobs: Path, read_only: bool = False) -> None:
        self.url = url
        self.engine: Engine = dialect.open_engine(url, read_only)
        self.read_only = read_only
        self.epoch_code = ""
        self._key = key
        self._folder = blobs
        self._blobs = Blobs(blobs)
        # Writers of one process wait here in turn, before they take a connection. SQLite's own waiting is a series of naps of up
        # to a tenth of a second, after which the database may be taken again.
        self._turn = Lock()

    @property
    def key(self) -> DeskKey:
        """Return the desk's key."""
        return self._key

    @property
    def blobs(self) -> Path:
        """Return the folder of large contents."""
        return self._folder

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open a snapshot for reading."""
        with _explained(), dialect.reading(self.engine.connect()) as connection, connection.begin():
            yield Reader(connection, self._key, self._blobs)

    @contextmanager
    def writing(self, actor: str, now: datetime) -> Iterator[Session]:
        """Open a unit of work: committed when the block ends, undone when it raises."""
        with _explained(), self._turn, dialect.writing(self.engine.connect()) as connection, connection.begin():
            dialect.take_writer_lock(connection)
            session = Session(connection, self._key, self._blobs, Author(actor, now, self.epoch_code))
            yield session
            session.flush()
            session.grow_index()
            if session.seq // merkle.BLOCK > session.began // merkle.BLOCK:
                grow(connection, session.seq)

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """Open a connection for the rows of a backup, all of which are committed or none."""
        with _explained(), self._turn, dialect.writing(self.engine.connect()) as connection, connection.begin():
            dialect.take_writer_lock(connection)
            yield connection

    def migrate(self, target: str = VERSION) -> None:
        """Bring the database to the current version, or an empty one to an older version. Does nothing if it is there already."""
        version = self.version()
        if version == target:
            return
        if self.read_only:
            raise Unavailable(
                f"the database has version {version or 'none'} and cannot be brought to {target} where it cannot be written: "
                "copy the desk to a folder that can be written"
            )
        from tocsin.store.migrations import upgrade

        with _explained():
            upgrade(self.engine, self._folder, target)

    def version(self) -> str | None:
        """Return the version of the database, None if it is empty. Raise :class:`Unavailable` if it is newer than this program."""
        with _explained(), self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            stored = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if not isinstance(stored, str) or not stored.isdecimal():
            raise Unavailable("the version of the database was removed or altered: restore the newest backup")
        version = stored
        if version > VERSION:
            raise Unavailable(f"the database has version {version} and this Tocsin knows {VERSION}: install a newer Tocsin")
        return version

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, SQLAlchemyError) as error:
        raise dialect.explain(error) from error
    except OSError as error:
        raise Unavailable(
            f"{error.filename or 'the disk'}: {error.strerror or error}: this was not accepted, what was accepted before is kept"
        ) from error
