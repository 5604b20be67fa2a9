"""Names of languages, as people write them in several languages, with their codes of two letters."""

from __future__ import annotations

_NAMES = {
    "am": "amharic amharisch amhaars",
    "ar": "arabic arabisch arabe árabe arabo arapça عربي العربية عربية арабский",
    "bg": "bulgarian bulgarisch bulgaars bulgare búlgaro български",
    "bn": "bengali bengalisch bengaals",
    "bs": "bosnian bosnisch bosanski",
    "cs": "czech tschechisch tsjechisch tchèque čeština",
    "de": "german deutsch duits allemand alemán alemão tedesco almanca الألمانية ألماني немецкий",
    "el": "greek griechisch grieks grec griego ελληνικά",
    "en": "english englisch engels anglais inglés inglês inglese ingilizce الإنجليزية إنجليزي английский",
    "es": "spanish spanisch spaans espagnol español espanhol spagnolo ispanyolca الإسبانية испанский",
    "fa": "persian farsi persisch perzisch persan persa farsça فارسی الفارسية персидский",
    "fr": "french französisch frans français francés francês francese fransızca الفرنسية فرنسي французский",
    "he": "hebrew hebräisch hebreeuws hébreu hebreo עברית",
    "hi": "hindi हिन्दी",
    "hr": "croatian kroatisch hrvatski",
    "hu": "hungarian ungarisch hongaars hongrois magyar",
    "it": "italian italienisch italiaans italien italiano italyanca итальянский",
    "ku": "kurdish kurdisch koerdisch kurde kurdo kurmancî kurmanci kürtçe kurdî الكردية كردي курдский",
    "nl": "dutch niederländisch nederlands néerlandais neerlandés holandés olandese hollandaca felemenkçe flemish vlaams",
    "pl": "polish polnisch pools polonais polaco polacco polski lehçe польский",
    "ps": "pashto paschtu pasjtoe پښتو",
    "pt": "portuguese portugiesisch portugees portugais portugués português portekizce",
    "ro": "romanian rumänisch roemeens roumain rumano română",
    "ru": "russian russisch russe ruso russo rusça русский الروسية",
    "so": "somali somalisch somalisch soomaali",
    "sq": "albanian albanisch albanees albanais shqip",
    "sr": "serbian serbisch servisch srpski српски",
    "ti": "tigrinya tigrigna ትግርኛ",
    "tr": "turkish türkisch turks turc turco türkçe التركية تركي турецкий",
    "uk": "ukrainian ukrainisch oekraïens ukrainien українська украинский",
    "ur": "urdu ourdou اردو",
    "zh": "chinese chinesisch chinees chinois chino cinese çince 中文",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def code_of(language: str) -> str:
    """Return the code of a language that is stated by its name in one of several languages. Anything else is returned unchanged."""
    return _CODES.get(language.strip().casefold(), language)
