"""Words by the case of their first letter, in scripts that have capitals and in those that have none.

Georgian has small letters alone in ordinary writing: its names begin with them, as Arabic or Hebrew ones begin with letters without case.
"""

from __future__ import annotations


def is_small(word: str) -> bool:
    """Tell whether a word begins with a small letter where its script writes names with capitals.

    >>> is_small("ann"), is_small("Ann"), is_small("ნინო"), is_small("יוסי")
    (True, False, False, False)
    """
    return word[:1] != word[:1].title()


def is_uncased(word: str) -> bool:
    """Tell whether a word begins with a letter of a script that writes names without capitals.

    >>> is_uncased("ნინო"), is_uncased("יוסי"), is_uncased("Ann"), is_uncased("7")
    (True, True, False, False)
    """
    return word[:1].isalpha() and word[:1] == word[:1].title() and not word[:1].isupper()
