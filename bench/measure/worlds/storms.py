"""Storm worlds: 120 hashtags, 12 weeks, hourly levels written as single posts.
Levels are built first (what the public does), then thinned by collection gaps; storms are
added on top of the same organic rows, so storm_K and stormp_K share them (per seed)."""
import random
import numpy as np
from core import Book, T0, DAY, HOUR, account_names, iso, name, say, subseed

W, H, NT = 12, 12 * 168, 120
# accents: base level, growth, holiday strength, shocks, gaps, level noise
ACC = {1: dict(base=.8, grow=.3, hol=.3, shock=14, gaps=3, noise=.25),
       2: dict(base=.9, grow=1.0, hol=.3, shock=10, gaps=9, noise=.25),
       3: dict(base=.8, grow=.3, hol=1.0, shock=12, gaps=3, noise=.3),
       4: dict(base=1.0, grow=.4, hol=.4, shock=40, gaps=3, noise=.45),
       5: dict(base=.25, grow=.4, hol=.4, shock=12, gaps=5, noise=.35)}
LANGS = ["en", "de", "fr", "es", "tr", "ar", "fa", "pt"]
CALL = {"en": ["Tonight at {t} UTC we all post under #{g}. Join us.", "Storm today {t} UTC, hashtag #{g}. Pass it on.", "Reminder to all: {t} UTC, #{g}, everybody at once.", "At {t} UTC please tweet with #{g}"],
        "de": ["Heute um {t} UTC posten wir alle unter #{g}.", "Sturm um {t} UTC: #{g}. Bitte teilen!"],
        "fr": ["Rendez-vous à {t} UTC avec #{g}, tous ensemble.", "Tempête ce soir {t} UTC : #{g}"],
        "es": ["Hoy a las {t} UTC todos con #{g}", "Tuitazo {t} UTC #{g}, compartid"],
        "tr": ["Bu akşam {t} UTC hep birlikte #{g}", "{t} UTC etiket: #{g}"],
        "ar": ["اليوم الساعة {t} UTC نغرد جميعا #{g}"], "fa": ["امشب ساعت {t} UTC همه با هم #{g}"], "pt": ["Hoje às {t} UTC todos com #{g}"]}
PLAIN = ["Good morning to all subscribers", "Some are talking about #{g} today", "Photo of the week", "Interesting thread under #{g}", "We reached a new number of readers", "Summary of the week: #{g} and more"]


def organic(wid, seed):
    A = ACC[wid]; r = np.random.default_rng(subseed("storm", wid, seed)); py = random.Random(subseed("stormtext", wid, seed))
    hrs = np.arange(H); tags = []
    lam = np.zeros((NT, H)); rises, info = [], []
    prof = {"office": (10, 4.5, 1, .25), "evening": (20, 3.5, 1, 1.3), "morning": (7, 2.5, 1, .8), "flat": (14, 9, 1, 1)}
    hol = sorted(r.choice(np.arange(7, 80), 4, replace=False).tolist()); long = int(r.integers(30, 70))   # bank holidays; one holiday week
    for i in range(NT):
        tg = name(py, 3 if i % 4 else 2) + ("" if i % 5 else str(py.randint(1, 25))); tags.append(tg)
        if tg in tags[:-1]: tags[-1] = tg + "x"
        b = float(np.clip(np.exp(r.normal(np.log(A["base"]), 1.15)), .02, 22))
        kind = str(r.choice(["office", "evening", "morning", "flat"], p=[.3, .4, .1, .2])); mu, sd, wk, we = prof[kind]
        tz = int(r.choice([-5, 0, 1, 1, 2, 3])); lh = (hrs + tz) % 24; ld = ((hrs + tz) // 24)
        d = np.abs((lh - mu + 12) % 24 - 12); p = .08 + np.exp(-.5 * (d / sd) ** 2); p /= p.mean()
        p = p * np.where(ld % 7 >= 5, we, wk)
        x = b * p * np.exp(A["grow"] * r.normal(0, 1) * (hrs / H - .5))
        fate = "steady"
        if 96 <= i < 104:
            d0 = r.uniform(.25, .8) * H; x *= 1 / (1 + np.exp((hrs - d0) / r.uniform(12, 120))); fate = "dying"
        hs = np.exp(A["hol"] * r.normal(-.3, .9))     # some tags rise on holidays, most fall
        for h in hol: x[np.isin(ld, [h])] *= hs
        x[(ld >= long) & (ld < long + 7)] *= hs ** .5
        z = np.zeros(H); e = r.normal(0, 1, H)        # slow wandering level
        for k in range(1, H): z[k] = .97 * z[k - 1] + e[k] * .24
        x *= np.exp(A["noise"] * z)
        lam[i] = x; info.append(dict(tag=tg, base=b, profile=kind, tz=tz, fate=fate, lang=LANGS[int(len(LANGS) * r.random() ** 1.8)]))
    base = lam.copy()

    def rise(i, h0, h1, k, **kw):
        lv = base[i, h0:h1].mean() if h1 > h0 else 0
        add = (lam[i, h0:h1] - base[i, h0:h1]).sum()
        rises.append(dict(object="#" + tags[i], start=iso(T0 + h0 * HOUR), end=iso(T0 + h1 * HOUR), kind=k,
                          expected_added=round(float(add), 1), factor=round(float(add / max(1e-9, lv * (h1 - h0))), 1), **kw))
    chats = list(range(0, 24)); tv = [24, 25, 26]; tvweek = 4
    announce = []
    for i in chats:                                   # weekly chat, same hour; some skip weeks
        wd, hr = int(r.integers(5)), int(r.integers(16, 22)); f = np.exp(r.uniform(np.log(15), np.log(120))); dur = int(r.integers(1, 3))
        for w in range(W):
            if r.random() < .06: continue
            h = w * 168 + wd * 24 + hr
            lam[i, h:h + dur] += f * r.lognormal(0, .25) * np.array([1, .5])[:dur]
            rise(i, h, h + dur, "weekly_chat", predictable=w >= 3)
            if i < 6: announce.append((i, h))
    for i in tv:                                      # begins in week 5 (index 4)
        lam[i] *= .05; base[i] *= .05
        wd, hr = int(r.integers(7)), int(r.integers(18, 21)); f = r.uniform(60, 260)
        for w in range(tvweek, W):
            h = w * 168 + wd * 24 + hr
            lam[i, h - 1:h + 4] += f * r.lognormal(0, .3) * np.array([.15, .8, 1, .4, .12])
            lam[i, h + 4:h + 28] += f * .02
            rise(i, h - 1, h + 4, "tv_show", predictable=w >= tvweek + 3)
            if w in (tvweek, tvweek + 1): announce.append((i, h))
    born = list(range(104, 112)); late = list(range(112, 120))   # born of news / (reserved) without any past
    for i in born:
        h0 = int(r.integers(200, H - 60)); pk = np.exp(r.uniform(np.log(15), np.log(300))); tau = r.uniform(1.5, 14)
        lam[i] = 0; base[i] = 0
        n = H - h0; lam[i, h0:] = pk * np.exp(-np.arange(n) / tau) * r.uniform(.4, 1.4, n) + .02
        rise(i, h0, min(H, h0 + int(3 * tau) + 1), "news_born_tag", predictable=False); info[i]["fate"] = "born by news"
    for i in late: lam[i] = 0; base[i] = 0; info[i]["fate"] = "rare"
    for i in late: lam[i, r.integers(0, H, int(r.integers(0, 3)))] = 1
    for _ in range(A["shock"]):                       # news shocks, often over several tags
        h0 = int(r.integers(30, H - 40)); n = min(H - h0, 60); tau = np.exp(r.uniform(np.log(1.5), np.log(18)))
        for i in r.choice(np.arange(27, 104), int(r.choice([1, 1, 2, 4])), replace=False):
            pk = max(base[i].mean(), .3) * np.exp(r.uniform(np.log(4), np.log(60)))
            sh = np.exp(-np.arange(n) / tau)
            if r.random() < .3: sh = np.r_[.1, .35, .7, sh][:n]
            lam[i, h0:h0 + n] += pk * sh * r.uniform(.5, 1.4, n)
            rise(i, h0, min(H, h0 + int(3 * tau) + 2), "news_shock", predictable=False)
    for i, hh in [(int(r.integers(27, 96)), h) for h in hol]:    # the bank holiday's own tag
        h0 = hh * 24 + 7; lam[i, h0:h0 + 12] += max(base[i].mean(), 1) * r.uniform(4, 15); rise(i, h0, h0 + 12, "bank_holiday", predictable=False)
    cnt = r.poisson(lam * r.gamma(5, 1 / 5, lam.shape))
    for i in range(27, 104):                          # small cascades: one liked post
        for h in np.nonzero(r.random(H) < .004)[0]:
            k = int(min(r.pareto(1.1) * 3, 90)); k = int(min(k, 10 + 8 * base[i].mean() * 3))
            cnt[i, h] += k
            if k >= 30 and k >= 2 * base[i, h]:
                rises.append(dict(object="#" + tags[i], start=iso(T0 + int(h) * HOUR), end=iso(T0 + int(h + 1) * HOUR), kind="cascade_of_one_post", expected_added=k,
                                  factor=round(float(k / max(base[i, h], 1e-9)), 1), predictable=False))
    keep = np.ones((NT, H)); gaps = []
    for g in range(A["gaps"]):
        h0 = int(r.integers(24, H - 48)); n = int(r.integers(2, 20)); part = float(r.choice([0, 0, .5]))
        which = np.arange(NT) if r.random() < .6 else np.sort(r.permutation(NT)[:60])
        keep[which, h0:h0 + n] = np.minimum(keep[which, h0:h0 + n], part)
        gaps.append(dict(start=iso(T0 + h0 * HOUR), end=iso(T0 + (h0 + n) * HOUR), kept=part, tags="all" if len(which) == NT else [tags[i] for i in which]))
    cnt = r.binomial(cnt, keep); at = {g: i for i, g in enumerate(tags)}
    hr_of = lambda x: (int(np.datetime64(x[:-1], "s").astype(int)) - T0) // HOUR
    for x in rises: x["collected_share"] = round(float(keep[at[x["object"][1:]], hr_of(x["start"]):max(hr_of(x["start"]) + 1, hr_of(x["end"]))].mean()), 2)
    # to posts
    b = Book(); na = 9000 if wid != 5 else 4000
    act = np.minimum(r.pareto(1.2, na) + .1, 100); fan = r.integers(0, NT, na)
    for i in range(NT):
        n = int(cnt[i].sum())
        if not n: continue
        h = np.repeat(hrs, cnt[i]); t = T0 + h * HOUR + np.sort(r.random(n)) * 0 + r.random(n) * HOUR
        t = np.sort(t); p = act * np.where(fan == i, 20, .3); a = r.choice(na, n, p=p / p.sum())
        lg = info[i]["lang"]; u = r.random(n); last = []
        for k in range(n):
            if u[k] < .3 and last and t[k] - b.t[last[-1]] < 6 * HOUR:
                b.add(a[k], t[k], share=last[-1 - int(min(len(last) - 1, r.integers(0, 6)))])
                b.t[-1] = min(b.t[-1], int(t[k]) + 1)
            else:
                lk = "https://site%d.example/%s/%d" % (i % 17, tags[i], int(h[k]) // 60) if u[k] > .85 else ""
                last.append(b.add(a[k], t[k], say(py, lg, 2, 10) + " #" + tags[i] + (" " + lk if lk else ""), tags[i], lk, lang=lg))
                if len(last) > 40: del last[:20]
    # channels: ordinary life, plain announcements of chats and shows
    chan = ["chan_%s" % name(py, 2) for _ in range(10)]; cacc = list(range(na, na + 10))
    def cpost(c, t, text, tg=""): return b.add(cacc[c], t, text, tg, channel=chan[c], lang="en")
    own = {i: int(r.integers(10)) for i in range(NT)}
    calls_plain = []
    for i, h in announce:
        t = T0 + h * HOUR - r.choice([600, 3600, 5 * 3600, 20 * 3600])
        if t < T0 + HOUR: continue
        cpost(own[i], t, "Join #%s today at %02d:00 UTC" % (tags[i], h % 24), tags[i])
        calls_plain.append(dict(channel=chan[own[i]], call_time=iso(t), object="#" + tags[i], meaning="announcement of chat or show"))
    for c in range(10):
        for _ in range(60):
            s = py.choice(PLAIN); g = tags[int(r.integers(NT))]
            cpost(c, T0 + r.random() * H * HOUR, s.format(g=g), g if "{g}" in s else "")
    for _ in range(8):                                # calls that nobody follows
        i = int(r.integers(27, 104)); c = int(r.integers(10)); t = T0 + r.uniform(.2, .98) * H * HOUR
        s = py.choice(CALL["en"]).format(t=iso(t + 3 * HOUR)[11:16], g=tags[i]); cpost(c, t, s, tags[i])
        calls_plain.append(dict(channel=chan[c], call_time=iso(t), object="#" + tags[i], meaning="call without any storm"))
    return dict(b=b, tags=tags, lam=lam, base=base, keep=keep, cnt=cnt, rises=rises, info=info, gaps=gaps, chan=chan, cacc=cacc, na=na,
                holidays=[iso(T0 + h * DAY)[:10] for h in hol], holiday_week=iso(T0 + long * DAY)[:10], calls_plain=calls_plain, act=act)


def add_storms(o, wid, seed):
    r = np.random.default_rng(subseed("stormplant", wid, seed)); py = random.Random(subseed("stormplanttext", wid, seed))
    b, base, keep = o["b"], o["base"], o["keep"]; na, out = o["na"], []
    crew = [np.r_[r.choice(na, int(r.integers(60, 260)), replace=False), np.arange(na + 10 + 150 * k, na + 10 + 150 * (k + 1))] for k in range(4)]
    order = []
    for rep in range(8):
        for f in (2, 4, 8, 20): order.append(("tag", f))
    order += [("newtag", n) for n in (30, 45, 80, 150, 300, 600)] + [("link", n) for n in (30, 60, 200)] + [("late", n) for n in (40, 120)]
    busy, late = {}, list(r.permutation(np.arange(112, 120)))
    for q, (what, f) in enumerate(order):
        dur = int([60, 120, 180, 240, 360, 90][int(r.integers(6))]); i = None
        for _ in range(4000):
            h0 = int(r.integers(21 * 24 if what == "tag" else 7 * 24, H - 10)); lh = h0 % 24
            if not 6 <= lh <= 22 and r.random() < .8: continue
            if what == "tag":
                i = int(r.integers(0, 104))
                if q % 4 != 0 and 24 <= i < 27: continue
            elif what == "late": i = int(late[-1])
            else: i = None
            h1 = h0 + -(-dur // 60) + 1
            if i is not None:
                if keep[i, h0 - 1:h1 + 2].min() < 1: continue
                if any(abs(h0 - x) < 60 for x in busy.get(i, [])): continue
                if (o["lam"][i, h0 - 3:h1 + 3] > 1.5 * base[i, h0 - 3:h1 + 3] + .5).any(): continue   # not on top of a real rise
            elif keep[:, h0 - 1:h1 + 2].min() < 1: continue
            if what == "tag" and not (30 if q % 10 < 7 else 8) <= f * base[i, h0:h0 + dur // 60 + 1].mean() * dur / 60 <= 4000: continue
            break
        else: continue
        start = T0 + h0 * HOUR + int(r.integers(0, 12)) * 300
        if what == "tag":
            m = start + np.arange(dur) * 60; bs = float(base[i, (m - T0) // HOUR].sum() / 60)
            n = max(30, int(round(f * bs))); obj = o["tags"][i]; lg = o["info"][i]["lang"]
            busy.setdefault(i, []).append(h0)
        else:
            bs = 0.0; n = int(f); lg = LANGS[int(r.integers(8))]
            if what == "late": obj = o["tags"][i]; late.pop()
            elif what == "newtag": obj = name(py, 5)
            else: obj = "https://%s.example/%s" % (name(py, 3), name(py, 4))
        islink = what == "link"; ob = obj if islink else "#" + obj
        c = k = None; ct = None
        if r.random() < .55:
            c = int(r.integers(10)); ct = start - int(r.choice([300, 900, 3600, 3 * 3600, 8 * 3600, 22 * 3600])); hm = iso(start)[11:16]
            s = py.choice(CALL[lg]).format(t=hm, g=obj) if not islink else "Everybody open and share %s at %s UTC" % (obj, hm)
            b.add(o["cacc"][c], ct, s, "" if islink else obj, obj if islink else "", channel=o["chan"][c], lang=lg)
        k = int(r.integers(4)); sh = float(r.choice([1.0, 2.2]))
        off = np.sort((r.random(n) ** sh) * dur * 60); who = crew[k]
        w = r.pareto(1.5, len(who)) + .2; a = r.choice(who, n, p=w / w.sum()); base_txt = [say(py, lg, 5, 14) for _ in range(4)]; last = []
        for j in range(n):
            if r.random() < .35 and last: b.add(a[j], start + off[j], share=last[int(r.integers(len(last)))]); b.t[-1] = min(b.t[-1], int(start + dur * 60) - 1)
            else:
                tx = (py.choice(base_txt) if r.random() < .3 else say(py, lg, 3, 12)) + " " + ob
                last.append(b.add(a[j], start + off[j], tx, "" if islink else obj, obj if islink else "", lang=lg))
        out.append(dict(object=ob, start=iso(start), end=iso(start + dur * 60), duration_min=dur, factor=f if what == "tag" else None,
                        factor_effective=round(n / bs, 2) if bs > 0 else None, base_expected=round(bs, 2), added=n, accounts=int(len(set(a.tolist()))),
                        past={"tag": "yes", "late": "almost none", "newtag": "none", "link": "none"}[what], shape="flat" if sh == 1 else "front-loaded",
                        called_by=o["chan"][c] if c is not None else None, call_time=iso(ct) if ct else None))
    return out


def build(wid, seed, planted):
    o = organic(wid, seed); st = add_storms(o, wid, seed) if planted else []
    names = account_names(subseed("stormids", wid, seed), o["na"] + 10 + 600)
    posts, _ = o["b"].finish(subseed("stormpid", wid, seed), names)
    truth = dict(world=("stormp_" if planted else "storm_") + str(wid), seed=seed, n_posts=len(o["b"].t), span=[iso(T0), iso(T0 + H * HOUR)],
                 storms=sorted(st, key=lambda s: s["start"]), real_rises_without_campaign=sorted(o["rises"], key=lambda s: s["start"]),
                 gaps=o["gaps"], bank_holidays=o["holidays"], holiday_week_from=o["holiday_week"],
                 calls_without_storm=sorted(o["calls_plain"], key=lambda s: s["call_time"]), channels={c: names[a] for c, a in zip(o["chan"], o["cacc"])},
                 hashtags=[dict(x, base=round(x["base"], 2), posts=int(n)) for x, n in zip(o["info"], o["cnt"].sum(1))])
    for x, t in zip(truth["hashtags"], o["tags"]): x["tag"] = t
    return posts, truth
