"""Tocsin: the desk that makes sure no warning goes unheard.

Packages, from the outside in (each imports only those below it):

- ``cli``: command line.
- ``web``: web application, its worker, and the public door.
- ``desk``: use cases, one a method. The only owner of transactions.
- ``ingest``: files, mails, dumps and pages read as reports or posts.
- ``matching``: names in text, watch-lists, duplicates.
- ``routing``: duties that a report owes, and whom to escalate to.
- ``analysis``: storms and co-action in public posts.
- ``outbound``: mail that leaves the desk.
- ``audit``: who knew what, receipts, proof that the record is intact.
- ``copies``: algorithms that find copies of pictures and texts.
- ``store``: the database, the only place with SQL.
- ``lake``: public posts as Parquet files.
- ``domain``: frozen values and pure rules.

Modules: ``wiring`` builds a desk from ``settings``, ``clock`` tells the time, ``languages`` tells the language of a text,
``toml_values`` reads settings, ``durable`` writes files that survive a crash, ``memory_files`` keeps some in
memory alone, ``bounded`` runs scripts and commands within limits,
``contact_forms`` tells telephone numbers and mail addresses, and ``extras`` names the packages that only some commands need. ``measures``
is the analysis for Python users: its functions are those of this package, such as ``tocsin.edges``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.measures import campaign, edges, groups, instances, load, posts, signals, storms

__all__ = ["campaign", "edges", "groups", "instances", "load", "posts", "signals", "storms"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Return a function of :mod:`tocsin.measures`, imported on first use, because the command line starts without the analysis."""
    if name not in __all__:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    from tocsin import measures

    return getattr(measures, name)
