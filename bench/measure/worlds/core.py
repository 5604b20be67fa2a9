"""Shared pieces: column store of posts, crowd of accounts, text, exposure truth."""
import random, zlib
from datetime import datetime, timezone
import numpy as np

T0 = 1740960000            # Monday 2025-03-03 00:00:00 UTC
DAY, HOUR = 86400, 3600
COLS = ["post_id", "account_id", "time", "text", "hashtags", "links", "images",
        "share_of", "reply_to", "channel", "lang"]

WORDS = {
 "en": "the a to of and is in it for on this that we so now just not what a my was with but they all be have one good day people really time why see can more here today still new love think right never look first best over again who know back life out great".split(),
 "de": "der die das und ist nicht ich wir es zu ein eine mit auf heute jetzt so aber auch noch nur mal was wie hier wieder mehr gut schon sehr alle immer warum haben kann endlich leute tag ganz nie zeit sehen wirklich schön nach bei von morgen leider danke echt".split(),
 "fr": "le la les de et est un une pas je nous on ce que qui pour dans avec tout plus bien très mais encore aujourd'hui maintenant jamais toujours vraiment bon jour temps vie monde merci enfin ici voir faire alors rien beau grand ça va être trop pourquoi".split(),
 "es": "el la los de y es un una no yo que en con por para todo muy bien hoy ahora siempre nunca gracias vida día gente mundo mejor mal ver hacer esto eso aquí ya más también pero porque cuando qué bueno grande otra vez vamos solo así".split(),
 "pt": "o a os de e é um uma não eu que em com por para tudo muito bem hoje agora sempre nunca obrigado vida dia gente mundo melhor ver fazer isso aqui já mais também mas porque quando bom grande outra vez vamos só assim".split(),
 "tr": "bir ve bu da çok ne için ama gibi daha var yok ben biz o her şey gün bugün şimdi neden iyi güzel hayat insan zaman artık sonra önce yine hep hiç olsun evet hayır kadar bile".split(),
 "ar": "في من على هذا كل ما لا نحن يا الله اليوم الآن لم مع عن الناس خير شكرا جدا بعد قبل كان هو هي ولا حياة يوم وقت جميل كبير دائما هنا".split(),
 "fa": "در از به که این را با ما من یک همه امروز الان چرا مردم خوب زندگی روز وقت بعد قبل هم نه بله خیلی هنوز باید است شد برای دیگر همیشه هیچ زیبا بزرگ".split(),
}
SYL = "ba ko ri ta me lo sa vi no du ka re shi mo la pe ti zu fa ne gro stel win dor mar tan".split()
EMO = ["", "", "", "", "!", "!!", "...", " 😂", " 🔥", " ❤️", " 🙏", " 😭", " 👏", " 👀"]


def subseed(*parts):
    return zlib.crc32("|".join(map(str, parts)).encode())


def iso(t):
    return datetime.fromtimestamp(int(t), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def name(py, k=3):
    return "".join(py.choice(SYL) for _ in range(k))


def say(py, lang, lo=3, hi=14):
    w = WORDS[lang]; m = len(w)
    k = py.randint(lo, hi)
    return " ".join([w[int(m * py.random() ** 1.7)] for _ in range(k)]) + py.choice(EMO)


def edit(py, text):
    """One to three small edits, as a person varying a template would make."""
    w = text.split(" ")
    for _ in range(py.randint(1, 3)):
        i = py.randrange(len(w)); k = py.randrange(8)
        if k == 0: w[i] = w[i].capitalize()
        elif k == 1 and len(w) > 8 and not w[i].startswith("http"): w.pop(i)
        elif k == 2: w.insert(i, py.choice(["so", "just", "please", "really", "and"]))
        elif k == 3 and len(w[i]) > 4 and w[i][0] not in "#h@":
            j = py.randrange(1, len(w[i]) - 1); w[i] = w[i][:j] + w[i][j + 1] + w[i][j] + w[i][j + 2:]
        elif k == 4: w[-1] = w[-1].rstrip(".!") + py.choice([".", "!", "!!", ""])
        elif k == 5: w.append(py.choice(["🔥", "👏", "🙏", "❗"]))
        elif k == 6 and w[i][0] not in "#h@": w[i] = w[i].upper()
        elif k == 7: w.insert(0, py.choice(["Look:", "Wow,", "Again:", "Friends,"]))
    return " ".join(x for x in w if x)


class Book:
    """Column store. share/reply hold row indexes until `finish`."""
    def __init__(s):
        s.acc, s.t, s.text, s.tags, s.links, s.images = [], [], [], [], [], []
        s.share, s.reply, s.channel, s.lang = [], [], [], []

    def add(s, acc, t, text="", tags="", links="", images="", share=-1, reply=-1, channel="", lang="en"):
        t = int(t)
        if share >= 0:
            t = max(t, s.t[share] + 1)
            tags, links, images = s.tags[share], s.links[share], s.images[share]
            text = s.text[share]; lang = s.lang[share]
        elif reply >= 0:
            t = max(t, s.t[reply] + 1)
        s.acc.append(int(acc)); s.t.append(t); s.text.append(text); s.tags.append(tags)
        s.links.append(links); s.images.append(images); s.share.append(int(share))
        s.reply.append(int(reply)); s.channel.append(channel); s.lang.append(lang)
        return len(s.t) - 1

    def finish(s, seed, names):
        """-> columns (dict of lists, sorted by time), pos (row index -> sorted position)."""
        rng = np.random.default_rng(seed)
        t = np.array(s.t, dtype=np.int64)
        order = np.argsort(t, kind="stable")
        ms = np.sort(t[order] * 1000 + 0)  # snowflake: strictly increasing inside a second
        n = len(t)
        runs = np.arange(n) - np.searchsorted(t[order], t[order], side="left")
        low = (runs.astype(np.int64) << 6) + rng.integers(0, 64, n)
        pid = ((ms - 1288834974657) << 22) + low
        pos = np.empty(n, dtype=np.int64); pos[order] = np.arange(n)
        ids = [str(x) for x in pid]
        o = order.tolist()
        rt = lambda i: ("RT @%s: %s" % (names[s.acc[s.share[i]]], s.text[i])) if s.share[i] >= 0 else s.text[i]
        cols = {
            "post_id": ids, "account_id": [names[s.acc[i]] for i in o],
            "time": [iso(s.t[i]) for i in o], "text": [rt(i) for i in o],
            "hashtags": [s.tags[i] for i in o], "links": [s.links[i] for i in o],
            "images": [s.images[i] for i in o],
            "share_of": [ids[pos[s.share[i]]] if s.share[i] >= 0 else "" for i in o],
            "reply_to": [ids[pos[s.reply[i]]] if s.reply[i] >= 0 else "" for i in o],
            "channel": [s.channel[i] for i in o], "lang": [s.lang[i] for i in o]}
        return cols, pos


def account_names(seed, n, style="u"):
    rng = np.random.default_rng(seed)
    v = np.unique(rng.integers(10_000_000, 99_999_999, int(n * 1.2) + 5000))
    rng.shuffle(v)
    return [style + str(x) for x in v[:n]]


class Crowd:
    """A crowd: heavy-tailed activity, persistent reaction time, regular attendance,
    communities, time zones, languages. Nobody knows anybody's plans."""
    def __init__(s, world, seed, n, start, days, langs=("en",), tzs=(0, 1), react=30.0,
                 react_sig=0.8, ncomm=20):
        s.world, s.seed = world, seed
        s.rng = np.random.default_rng(subseed(world, seed, "crowd"))
        s.py = random.Random(subseed(world, seed, "text"))
        r = s.rng
        n = int(n * r.uniform(0.85, 1.15)); s.n = n
        s.start, s.days = start, days
        s.act = np.minimum(r.pareto(1.3, n) + 0.15, 80); s.act /= s.act.mean()
        s.react = np.exp(r.normal(np.log(react), react_sig, n))      # persistent
        s.within = r.uniform(0.12, 0.75, n)                          # some are very steady
        s.att = r.beta(0.7, 1.8, n)                                  # regulars
        s.comm = (ncomm * r.random(n) ** 1.6).astype(int)
        s.langs = [langs[int(len(langs) * x ** 1.5)] for x in r.random(n)]
        s.tz = r.choice(np.array(tzs), n) * HOUR
        s.late = r.random(n)                                         # night owls
        s.fol = r.pareto(1.1, n) + 1
        s.b = Book()

    def awake(s, t, who=None):
        tz = s.tz if who is None else s.tz[who]
        owl = s.late if who is None else s.late[who]
        h = ((t + tz) / HOUR) % 24
        d = np.abs((h - 15 - 4 * (owl - 0.5) + 12) % 24 - 12)
        return np.clip(1.25 - (d / 9.5) ** 3, 0.03, 1)

    def pick(s, t, size, w=None):
        """Who reacts: independent coins, expected number `size`."""
        w = (s.att * np.sqrt(s.act)) if w is None else w
        w = w * s.awake(t)
        size = min(size, 0.8 * (w > 0).sum())
        if size <= 0: return np.zeros(0, int)
        lo, hi = 0.0, 1e5
        for _ in range(50):
            c = (lo + hi) / 2
            if (1 - np.exp(-c * w)).sum() < size: lo = c
            else: hi = c
        return np.nonzero(s.rng.random(s.n) < 1 - np.exp(-hi * w))[0]

    def delay(s, who, scale=1.0, tail=0.12, tail_med=1500):
        r = s.rng
        d = scale * s.react[who] * np.exp(r.normal(0, 1, len(who)) * s.within[who])
        k = r.random(len(who)) < tail
        d[k] += np.exp(r.normal(np.log(tail_med), 1.2, k.sum()))
        return d

    def text(s, a, stem="", tags="", link="", lo=1, hi=10):
        t = (stem + " " if stem else "") + say(s.py, s.langs[a], lo, hi)
        if tags: t += " " + " ".join("#" + x for x in tags.split())
        if link: t += " " + link
        return t

    def post(s, a, t, stem="", tags="", link="", reply=-1, **k):
        return s.b.add(a, t, s.text(a, stem, tags, link), tags, link, reply=reply, lang=s.langs[a], **k)

    def chatter(s, n_posts, n_tags=150, hit_share=0.3):
        """Everyday posts: sessions, daily tags, fresh links, shares of liked posts."""
        r, py = s.rng, s.py
        span = s.days * DAY
        tags = [name(py, 3) for _ in range(n_tags)]
        zt = 1 / np.arange(1, n_tags + 1) ** 1.1; zt /= zt.sum()
        p = s.act / s.act.sum()
        m = int(n_posts * (1 - hit_share))
        done = 0
        while done < m:
            k = min(4000, m - done)
            a = r.choice(s.n, k, p=p); t = s.start + r.random(k) * span
            keep = r.random(k) < np.array([float(x) for x in s.awake(t, a)])
            a, t = a[keep], t[keep]
            run = np.minimum(r.geometric(0.6, len(a)), 6)
            tg = r.choice(n_tags, len(a), p=zt); u = r.random(len(a))
            for i in range(len(a)):
                tt = t[i]
                for _ in range(run[i]):
                    if u[i] < 0.22: s.post(a[i], tt, tags=tags[tg[i]])
                    elif u[i] < 0.34:
                        day = int((tt - s.start) // DAY)
                        s.post(a[i], tt, link="https://news%d.example/%d-%d" % (tg[i] % 9, day, tg[i] % 25))
                    else: s.post(a[i], tt)
                    tt += r.exponential(240) + 15
                done += run[i]
        # liked posts and their shares, mostly inside a community
        left = n_posts - m
        pf = s.fol / s.fol.sum()
        while left > 0:
            a = r.choice(s.n, p=pf); t = s.start + r.random() * span * 0.98
            o = s.post(a, t, tags=tags[r.integers(n_tags)] if r.random() < .3 else "")
            k = int(min(1 + r.pareto(1.0) * 2, 150, left))
            w = np.where(s.comm == s.comm[a], 1.0, 0.05) * s.act
            who = np.unique(r.choice(s.n, k, p=w / w.sum()))
            dl = np.exp(r.normal(np.log(1200), 1.4, len(who))) * (s.react[who] / np.median(s.react)) ** .5
            for x, d in zip(who, dl):
                if x != a: s.b.add(x, t + d, share=o)
            left -= len(who) + 1

    def names(s, extra=0):
        return account_names(subseed(s.world, s.seed, "ids"), s.n + 600)[:s.n + extra]


def acts_table(book):
    """(object, account, time, post) rows over hashtags, links, shares."""
    obj, O, A, T, P = {}, [], [], [], []
    for i in range(len(book.t)):
        ks = []
        if book.share[i] >= 0: ks.append(("s", book.share[i]))
        else:
            for x in book.tags[i].split(): ks.append(("t", x.lower()))
            for x in book.links[i].split(): ks.append(("l", x))
        for k in ks:
            O.append(obj.setdefault(k, len(obj))); A.append(book.acc[i]); T.append(book.t[i]); P.append(i)
    return np.array(O, np.int64), np.array(A, np.int64), np.array(T, np.int64), obj


def exposure(book, n_acc, win=60, sample=150, seed=0):
    """How many accounts COULD be found: joint acts (same object within `win` s,
    one per object and 10-minute bin), by account and for a sample by pair."""
    O, A, T, _ = acts_table(book)
    if not len(O): return {}
    T = T - T.min()
    B = int(T.max()) + 10 * win
    def inwin(base):
        k = base * B + T; sk = np.sort(k)
        return np.searchsorted(sk, k + win, "right") - np.searchsorted(sk, k - win, "left")
    joint = inwin(O) - inwin(O * (A.max() + 1) + A) > 0
    nb = B // 600 + 1
    u = np.unique((A[joint] * (O.max() + 1) + O[joint]) * nb + T[joint] // 600)
    per = np.bincount(u // nb // (O.max() + 1), minlength=n_acc)
    c3 = np.nonzero(per >= 3)[0]
    out = {"window_s": win, "accounts_posting": int(len(set(book.acc))),
           "accounts_with_3_joint_acts": int((per >= 3).sum()),
           "accounts_with_10_joint_acts": int((per >= 10).sum())}
    rng = np.random.default_rng(seed)
    smp = rng.permutation(c3)[:sample]
    key = O * B + T; od = np.argsort(key, kind="stable"); sk = key[od]; sa = A[od]
    ia = np.argsort(A, kind="stable"); ca = np.searchsorted(A[ia], smp); cb = np.searchsorted(A[ia], smp, "right")
    best = []
    for x, lo, hi in zip(smp, ca, cb):
        r = ia[lo:hi]; seen = {}
        for j in r:
            l, h = np.searchsorted(sk, key[j] - win), np.searchsorted(sk, key[j] + win, "right")
            seen.setdefault((O[j], T[j] // 600), []).append(sa[l:h])
        cnt = np.zeros(n_acc, int)
        for v in seen.values(): cnt[np.unique(np.concatenate(v))] += 1
        cnt[x] = 0; best.append(int(cnt.max()))
    best = np.array(best) if best else np.zeros(1)
    out["pair_sample"] = {"sampled": int(len(smp)), "share_with_a_partner_of_3_joint_acts": round(float((best >= 3).mean()), 3),
                          "share_with_a_partner_of_10_joint_acts": round(float((best >= 10).mean()), 3),
                          "largest_pair_count": int(best.max())}
    return out
