"""LaTeX as plain text: its sentences, titles, footnotes and comments, with its tables apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_MARK = "\ue000{}\ue001"
"""Mark at the place of a table in the text around it."""
_TABLES = r"tabular\*?|tabularx|tabulary|longtable|supertabular|xltabular|tblr|longtblr"
_TABLE = re.compile(rf"\\begin\{{({_TABLES})\}}")
_ARGUMENTS = re.compile(r"(?:\s{0,9}(?:\[[^\]]{0,500}\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,500}\})){1,4}")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[ \t]?([^\n]*)(?:\n[ \t]*)?")
_SETTINGS = re.compile(
    r"\\(?:documentclass|usepackage|RequirePackage|newcommand\*?|renewcommand\*?|setlength|addtolength|pagestyle|thispagestyle|geometry"
    r"|hypersetup|bibliographystyle|bibliography|input|include|label|ref|pageref|cite|vspace\*?|hspace\*?|definecolor|color|fontsize|selectlanguage"
    r"|setmainfont|babelprovide|multicolumn\{\d{1,2}\}|cline|cmidrule|rowcolor|begin|end)(?:\([^()\n]{0,40}\))?"
    r"(?:\s{0,3}\[[^\]]{0,500}\])?(?:\s{0,3}\{[^{}]{0,500}\})?"
)
_PICTURE = re.compile(r"\\includegraphics\*?(?:\[[^\]]{0,500}\])?\{([^{}]{1,500})\}")
_ACCENT = re.compile(r"\\([`'^\"~=.]|[uvHtcdbrk](?![A-Za-z]))\s{0,3}(?:\{\s{0,3}(\\?[A-Za-z])\s{0,3}\}|(\\?[A-Za-z]))")
_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308", "r": "\u030a",
    "H": "\u030b", "v": "\u030c", "d": "\u0323", "b": "\u0331", "c": "\u0327", "k": "\u0328", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "i", "j": "j",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "og": "«", "fg": "»", "guillemotleft": "«",
    "guillemotright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "ldots": "...", "dots": "...", "euro": "€", "EUR": "€",
    "pounds": "£", "textendash": "–", "textemdash": "—", "textquotedblleft": "“", "textquotedblright": "”", "textquoteright": "’",
    "textasciitilde": "~", "textbackslash": "\\", "textbar": "|", "S": "§", "P": "¶", "copyright": "©", "today": "", "LaTeX": "LaTeX",
    "par": "\n\n", "newline": "\n", "linebreak": "\n", "item": "\n- ", "quad": " ", "qquad": " ", "tabularnewline": "\\\\",
}  # fmt: skip
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])\*?(?:\{{\}}|[ \t]{{0,3}})")
_HEADING = re.compile(
    r"\\(?:title|author|date|part|chapter|section|subsection|subsubsection|paragraph|caption|footnote|marginpar|thanks)\*?(?=[\[{])"
)
_COMMAND = re.compile(r"\\[A-Za-z@]{1,60}\*?(?:\[[^\]\n]{0,300}\])?[ \t]{0,3}")
_BREAK = re.compile(r"\\\\\*?(?:\[[^\]\n]{0,30}\])?")
_RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|hhline\{[^{}]*\})(?![A-Za-z])")
_ESCAPED = re.compile(r"\\([%&$#_{} ,;:!~^-])")
_AMPERSAND = re.compile(r"(?<!\\)&")
_GAPS = re.compile(r"\n{3,}")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


@dataclass
class LatexText:
    """Text of a document with a mark at the place of each table, the rows of these tables, and what it shows or hides beside its text."""

    text: str
    tables: list[list[list[str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def read_latex(source: str) -> LatexText:
    """Return the text of a document."""
    document = LatexText("")

    def kept(match: re.Match[str]) -> str:
        if any(map(str.isalpha, match[2])):
            document.comments.append(match[2].strip())
        return match[1]

    def shown(match: re.Match[str]) -> str:
        document.pictures.append(match[1].strip())
        return ""

    text = _PICTURE.sub(shown, _COMMENT.sub(kept, source.replace("\r\n", "\n")))
    document.text = plain(_with_marks(text, document.tables))
    return document


def _with_marks(text: str, tables: list[list[list[str]]]) -> str:
    """Return a text with a mark in the place of each table, whose rows are added to ``tables``. A table without an end stays text."""
    pieces, at, unended = [], 0, set[str]()
    for begin in _TABLE.finditer(text):
        end = -1 if begin[1] in unended else text.find(f"\\end{{{begin[1]}}}", begin.end())
        if end < 0:
            unended.add(begin[1])
        elif begin.start() >= at:
            pieces += [text[at : begin.start()], f"\n\n{_MARK.format(len(tables))}\n\n"]
            tables.append(_rows(text[begin.end() : end]))
            at = end + len(f"\\end{{{begin[1]}}}")
    return "".join([*pieces, text[at:]])


def _rows(body: str) -> list[list[str]]:
    """Return the cells of a table, row by row."""
    arguments = _ARGUMENTS.match(body)
    bare = _RULES.sub("", body[arguments.end() if arguments else 0 :])
    rows = [
        [" ".join(plain(cell).split()) for cell in _AMPERSAND.split(row)] for row in _BREAK.split(bare.replace("\\tabularnewline", "\\\\"))
    ]
    return [row for row in rows if any(row)]


def plain(text: str) -> str:
    """Return LaTeX without commands, which keep the words in their last argument."""
    text = unicodedata.normalize("NFC", _ACCENT.sub(_accented, text))
    text = _SETTINGS.sub("", text)
    text = _HEADING.sub("\n", text)
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
    text = _BREAK.sub("\n", text)
    text = _ESCAPED.sub(lambda match: {" ": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": ""}.get(match[1], f"\\{match[1]}"), text)
    text = _COMMAND.sub("", text)
    for written, sign in _LIGATURES:
        text = text.replace(written, sign)
    text = re.sub(r"(?<!\\)[{}$]", "", text)
    text = re.sub(r"\\([%&$#_{}~^])", r"\1", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _accented(match: re.Match[str]) -> str:
    letter = (match[2] or match[3]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1]])
