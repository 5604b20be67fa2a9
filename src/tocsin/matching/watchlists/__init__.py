"""Lists as their publishers write them: the UN's, OFAC's, and watch-lists of one's own.

Each reader takes bytes and gives a :class:`tocsin.domain.watchlist.ListFile`; a file that cannot be read whole is refused with
one line that names the file, the row and the mend (:class:`tocsin.domain.errors.Malformed`): half a list is worse than none.
"""

from __future__ import annotations

from tocsin.matching.watchlists.csv import read_csv
from tocsin.matching.watchlists.ofac import read_ofac
from tocsin.matching.watchlists.read import read_list, read_lists
from tocsin.matching.watchlists.un import read_un

__all__ = ["read_csv", "read_list", "read_lists", "read_ofac", "read_un"]
