"""Names of callers as a text writes down what they say: ``I am Ann Lee``, ``Ann Lee speaking``, ``please ring Ann Lee``.

Words like ``this is`` name the caller at the beginning alone. Later in a text they name the person whom the warning is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.ingest.sealing.contact_words import ASKED_FOR, AT_THE_END, AT_THE_START, FIRST_PERSON, GOES_ON, GREETINGS, TITLES, tells_of_call
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.leading_names import describe, leading_name, small_name, uncased_name
from tocsin.ingest.sealing.letter_case import is_small

_LONGEST_TEXT = 20_000
_ENDS = r"!?;,:\n\u2026\u060c\u3002"
_PIECE = re.compile(rf"[{_ENDS}.](?:(?<!\.)[{_ENDS}]*|(?<=\.)(?<!\b[^\W\d_a-z]\.)(?:\s|$))")
"""The ends of sentences and their parts. It begins with the characters it may begin with, for which a text is searched fast."""
_TURN = re.compile(r"(?m)^[ \t>*\[\d:.\]-]{0,20}(?:<v [^>\n]{1,30}>|[^\W\d][\w .'-]{0,24}[:\uff1a])[ \t]")
"""The begin of a turn of one who speaks: a line with a label, or a cue of subtitles."""
_MOST_WORDS = 4
_RANG_FIRST = re.compile(r"(?m)(?:^|[.!?)\]-]\s)[\s*-]{0,3}([^\W\d_]{3,14})((?:\s[^\s,;:.!?()]{1,24}){2,7})")
_TITLE = re.compile(rf"^(?:{TITLES})\.?\s")
_LETTERS = re.compile(r"[^\W_]*")


class _Openings:
    """Words in lower case with which a sentence begins, by their first letters: most sentences begin with none."""

    def __init__(self, *openings: str) -> None:
        self._by_letters: dict[str, list[str]] = {}
        for opening in openings:
            self._by_letters.setdefault(_letters(opening), []).append(opening)

    def longest_at(self, lower: str) -> str:
        """Return the longest of the openings with which a text in lower case begins as whole words, empty without one."""
        among = self._by_letters.get(_letters(lower), ())
        fitting = (opening for opening in among if lower.startswith(opening) and not lower[len(opening) : len(opening) + 1].isalnum())
        return max(fitting, key=len, default="") if among else ""


def _letters(text: str) -> str:
    """Return the letters and digits with which a text begins."""
    match = _LETTERS.match(text)
    return match[0] if match else ""


_LATER = _Openings(*FIRST_PERSON, *ASKED_FOR)
_AT_FIRST = _Openings(*FIRST_PERSON, *ASKED_FOR, *AT_THE_START)
_COMES_FROM = frozenset("from of van uit aus von de du des del do från fra z ze iz из от dan".split())  # noqa: SIM905 - a list of words
_NEAR = 3
_ARTICLES = frozenset("der die den la el il o a l' \u03bf \u03b7 de".split())  # noqa: SIM905 - a list of words
_FIRST_PERSON_UNCASED = frozenset(["\u0623\u0646\u0627", "\u0627\u0646\u0627", "\u05d0\u05e0\u05d9"])
"""The words for "I" in Arabic and Hebrew, which have none for "am"."""
_LEAST_LETTERS = 3
_BEFORE_NOUNS = frozenset(["hier ist", "hier", "im", "its", "it's", "it is", "c'est", "c\u2019est", "\u00e8", "tu", "это", "здесь"])
"""Openings behind which any noun may follow, in capitals too."""
_UNCASED = ("معك ", "معكم ", "معاك ", "מדבר ", "מדברת ")
"""Openings in scripts without capitals behind which the rest of a sentence is a name."""
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸"
    "范汪廖石金韦韋贾賈夏方白邹鄒孟熊秦邱江尹薛段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔常"
)
"""Frequent surnames of Chinese. Without one, what follows is any word: the words for "my name is" also say "I called"."""
_WITHOUT_SPACES = re.compile(
    rf"(?:(?<=我叫)|(?<=我的名字是))[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[\s，。,.!！]|$)"
    r"|(?<![\u3040-\u30ff\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}(?=と申します|といいます|と言います)"
    r"|(?<=제 이름은 )[\uac00-\ud7a3]{2,4}?(?=입니다|이라고|라고 합니다|이에요|예요)"
)
_CALLED = re.compile(
    r"自[稱称](?:是|叫|為|为)?[「『“\"]([^」』”\"\n]{1,12})[」』”\"]"
    r"|(?:全名|本名|姓名|名叫)[\s:：]?([A-Z][\w'-]+(?:[ \u00b7][A-Z][\w'-]+){1,3}|[\u4e00-\u9fff]{2,4}(?=[\s，。,.]))"
    r"|([\u4e00-\u9fff]{1,4}|[\u30a1-\u30ff]{2,8})(?:さん|様|氏)(?=[（(][^）)]{0,12}\d|[（(][^）)]{0,6}[０-９]|から(?:電話|通報|連絡|の)|より)"
)
"""Names of callers as notes in Chinese and Japanese state them."""
_BEFORE_VERB = re.compile(r"(?:میرا نام|मेरा नाम) (\S{2,20}(?: \S{2,20}){1,2}?)(?:(?= (ہے|है))|(?=[\u06d4\u0964.\n]|$))")
"""A name before the verb, or the end of the sentence. The same words also begin "taking my name"."""


_HESITATING = frozenset("uh uhm erm hmm äh ähm öhm euh ehm eee yyy э ээ эм".split())  # noqa: SIM905 - a list of words
_BEGIN_AT_THE_END = frozenset(words.split()[0] for words in AT_THE_END)
"""First words of what follows the name of a caller."""


def callers(text: str) -> Iterator[str]:
    """Yield the names of people who say who they are, or who are to be rung back."""
    if len(text) > _LONGEST_TEXT:
        return
    if not text.isascii():
        yield from (match[0] for match in _WITHOUT_SPACES.finditer(text))
        yield from (match[1] for match in _BEFORE_VERB.finditer(text) if match[2] or any(map(is_given_name, match[1].split())))
        yield from (match[match.lastindex or 0] for match in _CALLED.finditer(text))
    yield from _rang(text)
    for turn in _TURN.split(text):
        yield from _callers_of(turn)


def _callers_of(turn: str) -> Iterator[str]:
    """Yield the names that a speaker says in one turn of a talk, or in a whole text."""
    openings, first, greeted = _AT_FIRST, True, False
    for piece in _PIECE.split(turn):
        words = [word for word in piece.split() if word.lower() not in _HESITATING]
        if not (behind := _without_greeting(words)):
            greeted = greeted or bool(words)
            continue
        greeted = greeted or len(behind) < len(words)
        opened = _behind(words, openings) or ("" if behind is words else _behind(behind, openings))
        if name := opened or (first and (_before(behind) or (greeted and _alone(behind)))):
            yield name
        openings, first = _LATER, False


def _rang(text: str) -> Iterator[str]:
    """Yield the names behind a word for ringing with which a line or sentence begins, as in ``Call from Ann Lee at the hotel``."""
    for match in _RANG_FIRST.finditer(text):
        if tells_of_call(match[1]):
            words = match[2].split()
            at = _small_words(words)
            if (at or (is_given_name(words[0]) and not words[0].isupper())) and words[at:] and not describe(words[:at]):
                name = leading_name(words[at:])
                yield from [_TITLE.sub("", name)] if name else []


def _without_greeting(words: Sequence[str]) -> Sequence[str]:
    """Return the words behind those of a greeting. Nothing is left of a piece that is one."""
    at = 0
    while at < len(words) and words[at].strip(">*-\u2013\u2014").lower() in GREETINGS:
        at += 1
    return words[at:] if at else words


def _behind(words: Sequence[str], openings: _Openings) -> str:
    """Return the name behind the longest of these openings, empty where none begins these words or no name follows."""
    piece = " ".join(words[:12])
    lower = piece.lower()
    if openings is _AT_FIRST and piece.startswith(_UNCASED):
        return _rest_of_sentence(words[1:])
    if words and words[0] in _FIRST_PERSON_UNCASED:
        return "" if describe(words[1:2]) else uncased_name(words[1:])
    opening = openings.longest_at(lower)
    if not opening or len(lower) != len(piece):
        return ""
    following = _without_article(piece[len(opening) :].lstrip(" -\u2013\u2014/|").split())
    if opening in ASKED_FOR:
        return leading_name(following) or leading_name(following[_small_words(following) :])
    if opening in AT_THE_START and opening not in _BEFORE_NOUNS and len(following) == 1 and following[0][0].isupper():
        return "" if describe(following) else following[0]
    return leading_name(following, opening in FIRST_PERSON) or (small_name(following) if openings is _AT_FIRST else "")


def _rest_of_sentence(words: Sequence[str]) -> str:
    """Return the name in a script without capitals that these words are, up to a word that goes on."""
    size = next((at for at, word in enumerate(words) if at and word in GOES_ON), len(words))
    return uncased_name(words) or (" ".join(words[:size]) if 1 < size <= _MOST_WORDS else "")


def _without_article(words: Sequence[str]) -> Sequence[str]:
    """Return the words behind an article before a given name, as in ``der Jonas``."""
    is_named = len(words) > 1 and words[0].lower() in _ARTICLES and words[1][0].isupper() and is_given_name(words[1])
    return words[1:] if is_named else words


def _small_words(words: Sequence[str]) -> int:
    """Return the number of words in small letters before a name near by, none where no name is near."""
    return next((at for at, word in enumerate(words[:_NEAR]) if not is_small(word)), 0)


def _alone(words: Sequence[str]) -> str:
    """Return the first name alone of a caller who says from which number, as in ``this is sandra from nr 14``. Empty without both."""
    piece = " ".join(words[:12])
    opening = max((start for start in AT_THE_START if piece.lower().startswith(f"{start} ")), key=len, default="")
    name, *rest = piece[len(opening) :].split() if opening else [""]
    states_place = bool(rest) and rest[0].lower() in _COMES_FROM and any(word[0].isdecimal() for word in rest[1:_NEAR])
    is_word = len(name) < _LEAST_LETTERS or not name.isalpha() or describe([name])
    is_told = states_place or (is_given_name(name) and (not rest or rest[0].lower() in GOES_ON))
    return name if is_told and not is_word else ""


def _before(words: Sequence[str]) -> str:
    """Return the name with which these words begin, where they go on with words that follow the name of a caller."""
    for size in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        if words[size].lower() not in _BEGIN_AT_THE_END:
            continue
        name, following = " ".join(words[:size]), " ".join(words[size:]).lower()
        ending = max((end for end in AT_THE_END if f"{following} ".startswith(f"{end} ")), key=len, default="")
        further = following[len(ending) :].split()
        is_one = is_name(name) or (size == 1 and is_given_name(name) and not describe(words[:1]))
        if ending and name[0].isupper() and is_one and (not further or further[0] in _COMES_FROM):
            return name
    return ""
