"""Database and sealed contents of a desk: SQLite or PostgreSQL behind one implementation. Only this package writes SQL.

blobs            large sealed contents as files
checks_in_parts  the checks of verify, done by several processes
codec            records to rows, entries to canonical JSON, and back
content_checks   faults of sealed contents and their keys
dialect          every difference between the two databases
drafts           unfinished call sheets
drift            records that differ from the fold of the ledger
dump             rows of all tables as streams, for backups
entry_queries    entries of the ledger by person, act, record, object and time
index_key        keys of the search index
integrity        faults that verify and reconcile report
ledger_scan      one pass over the whole ledger
list_versions    every version of every loaded list
migrations       database versions (Alembic)
paging           long lists, page by page
queries          queries for records by field values
reader           one snapshot: records, entries and sealed contents
report_queries   reports by channel, language, outcome, subject, team and day
retention_queries old reports that may be owed a review
schema           records and their tables
search_index     words of texts, sealed
session          one unit of work that writes
sign_in_state    wrong tries, used codes and provider identities by person
store            opening, migrating, handing out units of work
subject_queries  queries about a subject, however many reports name it
tables           tables by what their rows are about
text_filter      indexed texts that a filter leaves
tree             stored nodes of the Merkle tree
vault            encryption of contents, the desk's key
"""

from tocsin.store.queries import After, Before, Under
from tocsin.store.reader import Head, Reader
from tocsin.store.session import Session
from tocsin.store.store import Store
from tocsin.store.vault import DeskKey

__all__ = ["After", "Before", "DeskKey", "Head", "Reader", "Session", "Store", "Under"]
