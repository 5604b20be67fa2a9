"""The only place with SQL that writes: SQLite and PostgreSQL behind one implementation.

schema    the tables
codec     records to rows, entries to canonical JSON
dialect   every difference between the two databases
durable   files that outlive a power cut
vault     sealed contents and the desk's key
session   one unit of work
drafts    what is typed and not handed in yet
search    records by the values of their fields
pages     long lists, page by page
about     what is known about a subject, however many reports name it
lists     every version of every list
audit     what verify and reconcile read
store     opening, migrating
"""

from tocsin.store.queries import After, Before
from tocsin.store.session import Head, Reader, Session
from tocsin.store.store import Store
from tocsin.store.vault import DeskKey

__all__ = ["After", "Before", "DeskKey", "Head", "Reader", "Session", "Store"]
