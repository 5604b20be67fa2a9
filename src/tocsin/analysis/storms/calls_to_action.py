"""Calls to action: posts that ask others to post, share or come, found by rule and shown with their sentence."""

from __future__ import annotations

import re

# Who asks whom to do what in public, in the languages of public channels; stems, since these languages inflect.
_WORDS = {
    "en": (
        r"retweet|repost|share (?:this|it|the)|spread (?:the|this)|make (?:it|this) trend|trend(?:ing)? (?:today|tonight|now)",
        r"(?:use|tweet|post)(?: with| under)? (?:the |this )?(?:hash)?tag|join (?:us|the)|let'?s (?:go|all|post|tweet|flood)",
        r"flood (?:the|their)|report (?:this|the|him|her) account|everyone (?:post|tweet|share)",
    ),
    "de": (
        r"teilt|teilen|verbreitet|verbreiten|retweetet|postet|kommt alle|macht mit|alle zusammen|hashtag nutzen",
        r"weiterleiten|leitet .{0,20}weiter",
    ),
    "fr": (r"partage[zr]|diffuse[zr]|retweete[zr]|rejoigne[zs]|faites tourner|tous ensemble",),
    "es": (r"compart[ea]n?|difund[ea]n?|retuite[ae]n?|usen el hashtag|hagamos tendencia|[uú]nanse",),
    "nl": (r"deel (?:dit|deze)|delen maar|verspreid|retweet|doe mee|gebruik de hashtag",),
    "tr": (
        r"payla[sş](?:al[ıi]m|[ıi]n)?|yay(?:al[ıi]m|[ıi]n)|rt (?:yap|l[aâ])|tt (?:yap|olsun)|gündem(?:e|i)|etiket(?:i|ine|imiz)",
        r"destek (?:ol|ver)|saat \d{1,2}[:.]\d{2}",
    ),
    "ru": (r"репост|поделитесь|распростран(?:ите|яйте|яем)|пишите под|ставьте хэштег|присоединяйтесь|перешлите",),
    "uk": (r"поширюйте|поділіться|приєднуйтесь",),
    "ar": (r"غرد(?:وا)?|انشر(?:وا|وه)?|شارك(?:وا|ونا)?|رتويت|اعادة نشر|إعادة نشر|هاشتا[غق]",),
    "fa": (r"منتشر کنید|به اشتراک بگذارید|هشتگ",),
    "id": (r"sebarkan|bagikan|ramaikan",),
}
_CALL = re.compile(r"(?<!\w)(?:" + "|".join(part for parts in _WORDS.values() for part in parts) + r")", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n؟。]+[.!?\n؟。]*")
_LIMIT = 300


def call_in(text: str) -> str:
    """Return the first sentence that calls to action, or an empty string."""
    match = _CALL.search(text)
    if not match:
        return ""
    for sentence in _SENTENCE.finditer(text):
        if sentence.end() > match.start():
            return sentence.group().strip()[:_LIMIT]
    return text.strip()[:_LIMIT]
