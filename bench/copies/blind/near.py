"""Small edits of a text as copied posts show. edits(text, rng) -> list of (class, text).
rng is a random.Random; the same rng state gives the same list. combined(text, rng, k) puts k on top of each other."""
import random, re
MENTIONS = ["@citywatch24", "@nieuws_nu", "@sokakhaber", "@akhbar_live", "@voice4all", "@anna_k", "@jan_de_b", "@memet_61"]
HASHTAGS = ["#now", "#stop", "#nu", "#şimdi", "#الآن", "#maintenant", "#jetzt", "#share", "#2026", "#genoeg", "#sesver", "#عاجل"]
EMOJI = list("🔥✊📢😡👇🙏💔😂⚠🌍👏🕊") + ["❗❗", "‼️", "👉👉", "❤️"]
PREFIX = ["RT {m}: ", "Forwarded from {m}\n", "via {m} — ", "{m} wrote: “", "> ", "Copied: ", "FYI 👉 ", "Doorgestuurd van {m}: ", "Alıntı: ", "منقول: ", "Transféré de {m} : ", "Weitergeleitet von {m}: "]
HOMO = dict(zip("aeopcxyiABEKMHOPCTX", "аеорсхуіАВЕКМНОРСТХ"))   # Latin -> Cyrillic look-alikes
HOMO_AR = {"ي": "ی", "ك": "ک", "ه": "ە", "ة": "ه"}             # Arabic -> look-alikes
NEAR_KEYS = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "y", "s": "d", "r": "t", "l": "k", "ا": "ل", "ل": "ا", "ي": "ب", "م": "ن"}
# words that may take another's place (general, so the meaning hardly moves)
SWAP = {"today": "now", "now": "today", "everyone": "everybody", "people": "folks", "tonight": "this evening", "share": "repost", "vandaag": "nu", "iedereen": "allen", "mensen": "lui", "deel": "verspreid", "bugün": "şimdi", "herkes": "hepiniz", "insanlar": "millet", "paylaş": "yay",
        "اليوم": "الآن", "الناس": "البشر", "الجميع": "الكل", "aujourd'hui": "maintenant", "tous": "tout le monde", "gens": "personnes", "heute": "jetzt", "alle": "sämtliche", "leute": "menschen", "menschen": "leute"}
def words(t): return [(m.start(), m.end()) for m in re.finditer(r"\S+", t)]
def plain(t): return [(a, b) for a, b in words(t) if t[a] not in "#@" and b - a > 3 and "http" not in t[a:b]]
def _rtl(t): return any("\u0600" <= c <= "\u06ff" for c in t)
def mention_added(t, r): m = r.choice(MENTIONS); return r.choice([f"{m} {t}", f"{t} {m}", f"{t}\n\n{m}"])
def mention_many(t, r): return " ".join(r.sample(MENTIONS, 3)) + " " + t
def hashtag_changed(t, r): return re.sub(r"#\S+", lambda m: r.choice(HASHTAGS), t) if "#" in t else t + " " + r.choice(HASHTAGS)
def hashtag_added(t, r): return t + " " + " ".join(r.sample(HASHTAGS, 2))
def hashtag_dropped(t, r): return re.sub(r"\s*#\S+", "", t).strip() or t
def hash_removed(t, r): return t.replace("#", "").replace("_", " ")
def emoji_added(t, r): return r.choice(EMOJI) + " " + t + " " + "".join(r.sample(EMOJI, 2))
def emoji_inside(t, r):
    w = t.split(" ")
    for _ in range(3): w.insert(r.randint(1, len(w)), r.choice(EMOJI))
    return " ".join(w)
def emoji_dropped(t, r): return re.sub(r"[ ]?[\u2600-\u27bf\ufe0f\u203c\u2757\U0001f000-\U0001faff]+", "", t).strip()
def word_swapped(t, r):
    c = [(a, b) for a, b in words(t) if t[a:b].lower().strip(".,!?") in SWAP]
    if c: a, b = r.choice(c); k = t[a:b].strip(".,!?"); return t[:a] + t[a:b].replace(k, SWAP[k.lower()]) + t[b:]
    p = plain(t)   # else two neighbouring words change places
    if len(p) < 3: return t + " !"
    i = r.randrange(len(p) - 1); (a, b), (c2, d) = p[i], p[i + 1]; return t[:a] + t[c2:d] + t[b:c2] + t[a:b] + t[d:]
def word_dropped(t, r): a, b = r.choice(plain(t) or words(t)); return (t[:a] + t[b:].lstrip(" ")).strip()
def word_doubled(t, r): a, b = r.choice(plain(t) or words(t)); return t[:b] + " " + t[a:b] + t[b:]
def typos(t, r, n=3):
    for a, b in sorted(r.sample(plain(t), min(n, len(plain(t)))), reverse=True):
        w = t[a:b]; i = r.randint(1, len(w) - 2); k = r.randrange(4)
        w = [w[:i] + w[i + 1:], w[:i] + w[i + 1] + w[i] + w[i + 2:], w[:i] + w[i] + w[i:], w[:i] + NEAR_KEYS.get(w[i].lower(), w[i]) + w[i + 1:]][k]; t = t[:a] + w + t[b:]
    return t
def typos_many(t, r): return typos(t, r, 7)
def cut_end(t, r): w = words(t); k = max(4, int(len(w) * r.uniform(.6, .8))); return t[:w[min(k, len(w)) - 1][1]] + "…"
def cut_start(t, r): w = words(t); k = int(len(w) * r.uniform(.2, .35)); return "…" + t[w[k][0]:]
def quoted_prefix(t, r): p = r.choice(PREFIX).format(m=r.choice(MENTIONS)); return p + t + ("”" if "“" in p else "")
def comment_before(t, r): return r.choice(["Look what is going round:", "Is this true??", "Kijk dit gaat nu rond:", "Bu doğru mu?", "هل هذا صحيح؟", "C'est vrai ça ?", "Stimmt das?"]) + "\n\n" + t
def link_added(t, r): return t + " https://t.example/" + "".join(r.choice("abcdefghkmnprstuvwxyz23456789") for _ in range(7))
def line_breaks(t, r): return re.sub(r"([.!?؟…]) ", r"\1\n\n", t) if re.search(r"[.!?؟…] ", t) else "\n".join(t.split(" ", 4))
def one_line(t, r): return re.sub(r"\s+", " ", t)
def homoglyphs(t, r):
    m = HOMO_AR if _rtl(t) else HOMO; return "".join(m.get(c, c) if r.random() < .5 else c for c in t)
def zero_width(t, r): z = "\u200b" if not _rtl(t) else "\u0640"; return "".join(c + (z if c.isalpha() and r.random() < .15 else "") for c in t)
def full_caps(t, r):
    if _rtl(t): return "".join(c + (r.choice(["\u064e", "\u064f", "\u0650"]) if "\u0628" <= c <= "\u064a" and r.random() < .5 else "") for c in t)   # no capitals: short vowels instead
    return (t.replace("i", "İ") if re.search("[ığş]", t) else t).upper()
def lower(t, r): return t.lower()
def spacing(t, r): return re.sub(" ", lambda m: r.choice([" ", "  ", "   ", "\u00a0"]), t)
def letters_apart(t, r):   # one word written a p a r t
    a, b = r.choice(plain(t) or words(t)); return t[:a] + (r.choice([" ", ".", "-"]) if not _rtl(t) else " ").join(t[a:b]) + t[b:]
def leet(t, r):
    if _rtl(t): return t.replace("أ", "ا").replace("إ", "ا").replace("ى", "ي")
    m = dict(zip("aeiost", "431057")); return "".join(m[c] if c in m and r.random() < .25 else c for c in t)
def punctuation(t, r): return re.sub(r"[.!?؟]+", lambda m: m.group() * r.choice([2, 3]), t) if r.random() < .5 else re.sub(r"[.,!?؟،;:]", "", t)
def no_accents(t, r):
    import unicodedata
    if _rtl(t): return t.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ة", "ه")
    return "".join(c for c in unicodedata.normalize("NFD", t.replace("ı", "i").replace("ß", "ss").replace("ø", "o")) if not unicodedata.combining(c))
def number_changed(t, r): return re.sub(r"\d+", lambda m: str(int(m.group()) + r.randint(1, 3)).zfill(len(m.group())), t) if re.search(r"\d", t) else t + f" {r.randint(1, 3)}/{r.randint(3, 5)}"
CLASSES = [mention_added, mention_many, hashtag_changed, hashtag_added, hashtag_dropped, hash_removed, emoji_added, emoji_inside, emoji_dropped, word_swapped, word_dropped, word_doubled, typos, typos_many, cut_end, cut_start, quoted_prefix, comment_before, link_added, line_breaks, one_line, homoglyphs, zero_width, full_caps, lower, spacing, letters_apart, leet, punctuation, no_accents, number_changed]
def edits(text, rng):
    """every class once; a class that leaves the text as it is comes as class `same` once at most"""
    out, same = [], False
    for f in CLASSES:
        t = f(text, rng)
        if t == text:
            if same: continue
            same = True; out.append(("same", t))
        else: out.append((f.__name__, t))
    for i in range(2): out.append(("combined_2", combined(text, rng, 2)))
    out.append(("combined_3", combined(text, rng, 3)))
    return out
def combined(text, rng, k):
    for f in rng.sample([f for f in CLASSES if f not in (cut_start, zero_width, letters_apart)], k): text = f(text, rng)
    return text
