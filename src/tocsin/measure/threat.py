"""Threat wording by rule: words of harm, in several languages, outside quotes. A count for trends, never a verdict on a post."""

from __future__ import annotations

import re

_WORDS = {
    "en": r"kill|shoot|burn|hang|bomb|stab|attack|destroy|beat (?:them|him|her|you)|wipe (?:them )?out|hunt (?:them|you)|"
    r"you(?:'| wi)ll pay|deserve to die",
    "de": r"töte[nt]?|umbringen|abknallen|erschie(?:ss|ß)en|verbrennen|aufhängen|anzünden|abstechen|vernichten|zusammenschlagen",
    "fr": r"tue[rz]|brûle[rz]|pendre|abattre|égorge[rz]|détrui(?:re|sez)|crever",
    "es": r"mata[rd]?(?:los)?|quema[rd]?(?:los)?|fusila[rd]?|ahorca[rd]?|destrui[rd]|acaba[rd] con",
    "nl": r"vermoord(?:en)?|doodschieten|verbranden|ophangen|neersteken|afmaken",
    "tr": r"öldür\w*|gebert\w*|yak(?:ın|alım|acağız)|as(?:ın|alım)|vur(?:un|alım)|yok ed\w*",
    "ru": r"уби(?:ть|вать|вай|йте)|сжечь|жгите|взорвать|расстрелять|повесить|резать|уничтож\w*",
    "uk": r"вбити|вбивати|спалити|підірвати|розстріляти|повісити|знищ\w*",
    "ar": r"اقتل\w*|قتل|احرق\w*|حرق|اذبح\w*|ذبح|فجر\w*|شنق|ابيدو?هم",
    "fa": r"بکش(?:ید)?|بسوزان(?:ید)?|اعدام|نابود",
}  # fmt: skip
_THREAT = re.compile(r"(?<!\w)(?:" + "|".join(_WORDS.values()) + r")(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]{0,500}\"|“[^”]{0,500}”|«[^»]{0,500}»|„[^“”]{0,500}[“”]")


def threats(text: str) -> list[str]:
    """The words of harm in a text's own voice: what stands in quotes is someone else's."""
    if not _THREAT.search(text):
        return []
    return _THREAT.findall(_QUOTED.sub(" ", text))
