"""Telephone numbers that are written in words, as in ``oh seven seven, double three, one two four``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest.sealing.contact_words import fold, words_in

_DIGITS = """
zero oh o nought one two three four five six seven eight nine double triple treble hundred null eins zwo zwei drei vier funf
sechs sieben acht neun nul een twee drie vijf zes zeven negen un deux trois quatre cinq sept huit neuf cero uno dos tres cuatro
cinco seis siete ocho nueve due tre quattro cinque sei sette otto nove um uma dois duas quatro sete oito noll ett tva fyra fem
sex sju atta nio en to fire seks syv otte atte ni nolla yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan dve jeden
dwa trzy cztery piec szesc siedem osiem dziewiec jedna dva tri ctyri pet sest sedm osm devet nula styri sedem osem jedan cetiri
sedam osam nulla egy ketto harom negy ot hat het nyolc kilenc unu doi patru cinci sase sapte opt noua ноль нуль один два три
четыре пять шесть семь восемь девять одна дві чотири п'ять шість сім вісім дев'ять нула едно две четири пет шест седем осем
девет један седам осам μηδεν ενα δυο τρια τεσσερα πεντε εξι επτα εφτα οκτω οχτω εννεα εννια sifir bir iki uc dort bes alti yedi
sekiz dokuz صفر واحد واحدة اثنان اثنين تنين اثنا ثلاثة تلاتة اربعة خمسة ستة سبعة ثمانية تمانية تسعة یک دو سه چهار پنج شش هفت هشت
نه ایک تین چار پانچ چھ سات آٹھ نو אפס אחת אחד שתיים שניים שלוש שלושה ארבע ארבעה חמש חמישה שש שישה שבע שבעה שמונה תשע תשעה शून्य
एक दो तीन चार पांच पाँच छह छः सात आठ नौ শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয় பூஜ்ஜியம் ஒன்று இரண்டு மூன்று நான்கு ஐந்து ஆறு
ஏழு எட்டு ஒன்பது sifuri moja mbili tatu nne tano sita saba nane tisa eber kow laba saddex afar shan lix toddoba siddeed sagaal
nol kosong satu dua tiga empat lima enam tujuh delapan sembilan khong mot hai ba bon nam sau bay tam chin linh ዜሮ አንድ ሁለት ሦስት
ሶስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը
nje dy kater pese gjashte shtate tete nente yek du se car penc ses heft hest neh
"""
_TENS = """
ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
ninety dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante nonante et
"""
_WRITTEN = frozenset((_DIGITS + _TENS).split()) | frozenset(fold(word) for word in (_DIGITS + _TENS).split())
_LEAST_KINDS = 2
_WORDS = frozenset(fold(word) for word in (_DIGITS + _TENS).split())
_JOINED = frozenset("零〇一二三四五六七八九幺ゼロいちにさんよんごろくななはち영공일이삼사오육칠팔구")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?[\u0900-\u0dff]*")
_RUN = re.compile(rf"[{''.join(_JOINED)}][{''.join(_JOINED)}の\s,、，-]{{6,24}}[{''.join(_JOINED)}]")
_LEAST = 6
_ENDS = """
teen ty zehn zig tien tig nact nacti nadst nascie nast naest sprezece zeci надцать надцять надесет дцать десят десет
desat deset toista dici anta
"""
_ENDINGS = tuple(word for word in _ENDS.split())
"""Ends of the words for 11 to 90 in many languages."""
_GAP = re.compile(r"[\s,.\u060c;/\u2013\u2014-]{1,4}")
_LEAST_JOINED = 8


def spoken_numbers(text: str) -> Iterator[str]:
    """Yield each run of at least six numbers, three or more of them words, as people spell out a telephone number."""
    if len(words_in(text) & _WRITTEN) < _LEAST_KINDS and (text.isascii() or not _RUN.search(text)):
        return
    run: list[re.Match[str]] = []
    for match in _TOKEN.finditer(text):
        goes_on = bool(run) and _GAP.fullmatch(text, run[-1].end(), match.start()) is not None
        is_digit = _is_digit(match[0], within=goes_on)
        if run and not (is_digit and goes_on):
            yield from _number(text, run)
            run = []
        if is_digit:
            run.append(match)
    yield from _number(text, run)
    yield from (match[0] for match in _RUN.finditer(text) if sum(sign in _JOINED for sign in match[0]) >= _LEAST_JOINED)


def _is_digit(word: str, *, within: bool) -> bool:
    """Tell a word for a digit or short digits, and within a number a word for one up to a hundred, too."""
    plain = fold(word)
    return plain in _WORDS or (word.isdecimal() and len(word) <= _LEAST // 2) or (within and plain.endswith(_ENDINGS))


def _number(text: str, run: list[re.Match[str]]) -> Iterator[str]:
    if len(run) >= _LEAST and sum(not match[0].isdecimal() for match in run) >= _LEAST // 2:
        yield text[run[0].start() : run[-1].end()]
