"""Lists of names as their publishers write them.

Each reader returns a :class:`tocsin.domain.watchlist.ListFile`. A file that cannot be read whole is rejected with one line that
names the file, the row and the remedy (:class:`tocsin.domain.errors.Malformed`), because half a list is worse than none.

- :mod:`csv`: watch-lists of one's own
- :mod:`facts`: dates, places and other facts in one form
- :mod:`names`: names cleaned of brackets and remarks
- :mod:`ofac`: the lists of OFAC
- :mod:`ofac_files`: which of OFAC's files belong together
- :mod:`raw`: bytes of a file, unpacked and decoded within bounds
- :mod:`read`: read lists by the key of their source
- :mod:`sources`: the registry of list sources
- :mod:`un`: the consolidated list of the UN Security Council
- :mod:`xml`: elements of an XML file, without entities
"""

from __future__ import annotations

from tocsin.matching.watchlists.csv import read_csv
from tocsin.matching.watchlists.ofac import read_ofac
from tocsin.matching.watchlists.read import read_list, read_lists
from tocsin.matching.watchlists.sources import SOURCES, ListSource
from tocsin.matching.watchlists.un import read_un

__all__ = ["SOURCES", "ListSource", "read_csv", "read_list", "read_lists", "read_ofac", "read_un"]
