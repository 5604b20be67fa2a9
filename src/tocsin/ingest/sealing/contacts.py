"""Contacts recognised by value: phone numbers, e-mail addresses and handles in any text, names and addresses by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

from tocsin.contact_forms import AT_DOMAIN, is_phone, number_spans
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.sealing.letter_case import is_small

_EMAIL = re.compile(r"[\w.!#$%&*+/=?^`{|}~-]{1,64}" + AT_DOMAIN)
_HOST_MASK = re.compile(r"[\w~.+-]{1,40}@(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_CHAT_LINK = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?(?:[^\s&]{0,80}&)?phone=)\+?\d{7,15}")
_HANDLE = re.compile(r"(?<![\w.+-])@[\w.]{3,40}")
_FILE_ENDINGS = frozenset("jpg jpeg png gif webp heic mp4 mov webm opus ogg oga mp3 m4a pdf html txt json csv zip vcf tgs".split())  # noqa: SIM905 - a list of words

PARTICLES = frozenset("van von de der den del della di da dos al el bin bint ibn ben le la ní ni 't y e of ter zu af af".split())  # noqa: SIM905 - a list of words
"""Words within the names of people that stand in lower case."""
_NO_NAME = re.compile(r"[\d,;:!?/@#()\[\]{}<>\"\u201c\u201d\u00ab\u00bb=*|\u060c\u061b\u061f\u0964\u3001\u3002\uff01\uff0c\uff1f]")
_SHORT_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,3}[ \u3000][\u3400-\u9fff]{1,3}|[\u30a0-\u30ff\u00b7\u3000 ]{3,20}|[\uac00-\ud7a3]{2,4}"
)
_JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_NO_PART = frozenset(["I", "I'm", "I\u2019m", "Im", "My", "Please", "PLEASE"])
_NAME_WORDS = range(2, 6)
_LONGEST_NAME = 40
_LONGEST_ADDRESS = 90
_JOINED_ADDRESS = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]{2,}[\u5e02\u533a\u7e23\u53bf\u753a\u6751\u8def\u8857\u53f7\u865f\u756a]")
_LONGEST_MACHINE = 45
_DOTS = 3
_LEAST_ACCOUNT = 4
_BEHIND_ACCOUNT = re.compile(r"[#@:].*", re.DOTALL)
_NO_ADDRESS = re.compile(r"[!?;@=\u3002\uff01\uff1f]|://|\. \w+ \w+ \w+")


def find_contacts(text: str) -> list[str]:
    """Return the e-mail addresses and phone numbers in a text, each once, in order. Numbers within links are none."""
    contacts: dict[str, None] = {}
    if "@" in text or "[" in text or "(" in text or "{" in text:
        mails = (match[0].strip(".") for match in _EMAIL.finditer(text))
        contacts.update(dict.fromkeys(mail for mail in mails if mail.rpartition(".")[2].lower() not in _FILE_ENDINGS))
    if "@" in text:
        contacts.update(dict.fromkeys(_HOST_MASK.findall(text)))
    if "wa.me" in text or "whatsapp.com" in text:
        contacts.update(dict.fromkeys(match[0] for match in _CHAT_LINK.finditer(text)))
    numbers = (text[start:end].strip() for start, end in number_spans(text))
    contacts.update(dict.fromkeys(number for number in numbers if is_phone(number)))
    return list(contacts)


def beside_contacts(value: str) -> str | None:
    """Return what a value says beside its phone numbers and e-mail addresses, None where it holds none."""
    contacts = find_contacts(value)
    for contact in contacts:
        value = value.replace(contact, " ")
    return value.strip(" ,;:/|()<>-") if contacts else None


def is_machine_address(value: str) -> bool:
    """Tell whether a value is nothing but the network address of a machine, by which a participant of a survey or a chat is known."""
    if len(value) > _LONGEST_MACHINE or not (value.count(".") == _DOTS or value.count(":") > 1):
        return False
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def is_contact(value: str) -> bool:
    """Tell whether a value is nothing but a phone number, an e-mail address or a handle."""
    value = value.strip()
    return len(value) <= 80 and bool(
        _EMAIL.fullmatch(value) or _HANDLE.fullmatch(value) or ((0, len(value)) in number_spans(value) and is_phone(value))
    )


def is_name(value: str) -> bool:
    """Tell whether a value may name a person, by its shape in any script: two to five capitalised words, or a short run of signs."""
    value = value.strip().rstrip(",")
    if not value or len(value) > _LONGEST_NAME or _NO_NAME.search(value):
        return False
    if _JOINED.search(value) or "\uac00" <= value[0] <= "\ud7a3":
        return _SHORT_NAME.fullmatch(value) is not None or ("\uac00" <= value[0] <= "\ud7a3" and 2 <= len(value.split()) <= 4)
    words = [word for word in value.split() if _is_initial(word) or word.lower().rstrip(".") not in PARTICLES]
    return len(words) in _NAME_WORDS and all(map(_begins_name, words))


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _begins_name(word: str) -> bool:
    """Tell whether a word may be part of a name: it begins with a capital, or with a letter of a script that has none."""
    return word[0].isalpha() and not is_small(word) and not (word.endswith(".") and len(word) > 4) and word not in _NO_PART


def is_address(value: str) -> bool:
    """Tell whether a value may be where somebody lives, by its shape: a few words with a number, no sentence and no time."""
    value = value.strip()
    if not value or len(value) > _LONGEST_ADDRESS or _NO_ADDRESS.search(value):
        return False
    words = value.replace(",", " ").split()
    numbered = any(any(map(str.isdecimal, word)) for word in words) or (len(value) > 6 and _JOINED_ADDRESS.match(value) is not None)
    return numbered and sum(any(map(str.isalpha, word)) for word in words) >= (1 if _JOINED.search(value) else 2)


def fits_role(role: str, value: str) -> bool:
    """Tell whether a value has the shape of what a heading of this role labels: a name, an address, or any way to reach somebody."""
    if role == "name":
        return is_name(value)
    if role == "address":
        return is_address(value)
    return " " not in value.strip() or 2 * sum(map(str.isdecimal, value)) > sum(map(str.isalnum, value)) or bool(find_contacts(value))


def holds_words(value: str) -> bool:
    """Tell whether a value under a heading of contacts holds words, and no name, home or contact."""
    return may_hold_words(value) and not is_name(value) and not is_address(value) and not is_contact(value)


def account_of(name: str) -> str:
    """Return the part of the name of an account by which others call it, as ``ann`` of ``@ann#0412``. Empty for a short one or words."""
    account = _BEHIND_ACCOUNT.sub("", name.lstrip("@").casefold())
    return account if len(account) >= _LEAST_ACCOUNT and not any(map(str.isspace, account)) else ""


def handles_of(names: Iterator[str], text: str) -> Iterator[str]:
    """Return the handles in a text that are made of the words of one of these names, such as ``@ann_lee`` of Ann Lee or of ann."""
    if "@" not in text:
        return
    members = list(names)
    words = [[word for word in re.split(r"[\W_]+", name.lower()) if len(word) > 2] for name in members]
    accounts = tuple(filter(None, map(account_of, members)))
    for match in _HANDLE.finditer(text):
        handle = match[0].casefold()
        is_account = handle[1:].startswith(accounts) or (
            len(handle) > _LEAST_ACCOUNT and any(account.startswith(handle[1:]) for account in accounts)
        )
        if is_account or any(len(parts) > 1 and sum(part in handle for part in parts) > 1 for parts in words):
            yield match[0]
