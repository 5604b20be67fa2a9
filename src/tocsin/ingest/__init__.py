"""Import of files: reports and dumps of public posts.

``posts`` and ``reports`` read kinds of files. Below them ``sealing`` hides sources, ``syntax`` reads JSON and the like,
and ``times`` reads times. The modules here open untrusted bytes, and compare what a file holds with what was read of it.

- :mod:`reports`: reports, one reader a format
- :mod:`posts`: dumps of public posts
- :mod:`sealing`: sources recognised by value and hidden
- :mod:`syntax`: JSON, XML, YAML, SQL and the like, without a meaning
- :mod:`times`: times as people and programs write them
- :mod:`source`: a file or a member of an archive as a bounded stream, decompressed and in UTF-8
- :mod:`limits`: bounds on the cost of reading one file
- :mod:`compression`: compressed input, inflated piece by piece
- :mod:`archive`: ZIP archives, in memory
- :mod:`tar`: tar archives as ZIP archives
- :mod:`child`: parsers of binary formats in a bounded child process
- :mod:`lines`: lines of a stream
- :mod:`encodings`: decoding of text
- :mod:`codepages`: old 8-bit and East Asian encodings, told apart by their letters
- :mod:`folder`: files that have arrived whole in a watched folder
- :mod:`links`: one spelling for each link
- :mod:`addresses`: one address for each account, channel and site
- :mod:`quoted_text`: the part of a mail that its writer wrote
- :mod:`stand_ins`: lines that stand for what a file does not bring
- :mod:`leftovers`: words, fields and media of a file that stand in no report or post
- :mod:`loss_check`: comparison of the strings of a file with everything that was read of it
- :mod:`raw_strings`: the strings of any file, for that comparison
- :mod:`raw_markup`: those of pages, XML and zipped XML
- :mod:`raw_mail`: those of mails
- :mod:`raw_binary`: those of PDF and of binary files
- :mod:`coded_text`: words behind base64, hexadecimal, escapes and other codes
- :mod:`packed_text`: text that stands for bytes, such as an encrypted message
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.ingest.limits import Limits
    from tocsin.ingest.reports.options import Item, ReadOptions
    from tocsin.ingest.reports.read import ReportReader, files, is_medium, read, text_of

__all__ = ["Item", "Limits", "ReadOptions", "ReportReader", "files", "is_medium", "read", "text_of"]

_MODULES = {"Item": "reports.options", "Limits": "limits", "ReadOptions": "reports.options"}


def __getattr__(name: str) -> Any:
    """Return a name of the readers, imported on first use, because most commands read no file."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'reports.read')}"), name)
