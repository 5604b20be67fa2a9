"""Lists as their publishers write them: the UN's, OFAC's, and watch-lists of one's own.

Each reader takes bytes and gives a :class:`tocsin.domain.listing.ListFile`; a file that cannot be read whole is refused with
one line that names the file, the row and the mend (:class:`tocsin.domain.errors.Malformed`): half a list is worse than none.
"""

from __future__ import annotations

from tocsin.join.lists._csv import read_csv
from tocsin.join.lists._ofac import read_ofac
from tocsin.join.lists._read import read_list, read_lists
from tocsin.join.lists._un import read_un

__all__ = ["read_csv", "read_list", "read_lists", "read_ofac", "read_un"]
