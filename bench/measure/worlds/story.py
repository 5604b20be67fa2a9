"""Founding story: a channel of 300 subscribers calls a weekly storm for twelve weeks,
changing hashtags in four languages, a poster and a handle. Files: channel/result.json
(Telegram Desktop export), x/page_NNNN.json (X API v2 search pages), posts.csv, truth.json."""
import json, os, random
from collections import Counter
from datetime import datetime, timezone, timedelta
import numpy as np
from core import Book, DAY, HOUR, account_names, edit, iso, name, say, subseed

S0 = 1736121600           # Monday 2025-01-06 00:00 UTC; all twelve weeks lie in winter time (CET)
CET = timezone(timedelta(hours=1))
TAGS = [  # per week: hashtags by language, first = language of the call
    [("en", "SaveLakeOrin")], [("de", "RettetDenOrinsee"), ("en", "SaveLakeOrinNow")], [("fr", "SauvonsLeLacOrin")],
    [("fa", "دریاچه_اورین_را_نجات_دهید"), ("en", "OrinIsDying")], [("en", "WaterForOrin"), ("de", "WasserFürOrin"), ("fr", "EauPourOrin"), ("fa", "آب_برای_اورین")],
    [("de", "OrinVertrocknet")], [("en", "StopOrinDam"), ("fr", "StopBarrageOrin")], [("fa", "سد_اورین_را_متوقف_کنید")],
    [("fr", "OrinEnDanger"), ("de", "OrinInGefahr")], [("en", "OrinFishermen"), ("fa", "ماهیگیران_اورین")],
    [("en", "Orin2025"), ("de", "OrinBleibt"), ("fr", "OrinVivra"), ("fa", "اورین_زنده_است")], [("en", "LastDropOfOrin"), ("fa", "آخرین_قطره")]]
HANDLES = ["OrinLakeAuth", "WaterMinistry_", "EUenvDesk"]
WD = {"en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
      "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(), "fa": "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه".split()}
CALLS = {
 "en": ["Friends, our next storm is on {wd} at {t}. Hashtag: {g}. Please mention @{h} and use the poster {p}.",
        "{wd}, {t}. We all write with {g}. Attach {p}, and tag @{h} so that they have to read it.",
        "This week we meet {wd} at {t} sharp under {g}. Poster: {p}. Address: @{h}. Do not post before.",
        "Twitter storm {g}\nWhen: {wd} {t}\nWho to mention: @{h}\nPicture: {p}",
        "Please keep {wd} {t} free! Use {g}, the picture {p} and write in your own words to @{h}.",
        "Invite two more people. {wd} at {t} we post {g} together, poster {p}, mention @{h}."],
 "de": ["Liebe Freunde, der nächste Sturm ist am {wd} um {t}. Hashtag: {g}. Bitte @{h} erwähnen und das Bild {p} anhängen.",
        "Am {wd}, {t}, schreiben wir alle mit {g}. Plakat: {p}, Empfänger: @{h}."],
 "fr": ["Chers amis, prochaine tempête {wd} à {t}. Mot-dièse : {g}. Mentionnez @{h}, affiche : {p}.",
        "{wd} à {t}, tous ensemble avec {g}. Ajoutez l'affiche {p} et interpellez @{h}."],
 "fa": ["دوستان، طوفان بعدی {wd} ساعت {t} است. هشتگ: {g}. لطفا @{h} را منشن کنید و پوستر {p} را بگذارید.",
        "{wd} ساعت {t} همه با هم {g} می‌نویسیم. پوستر: {p} ، حساب: @{h}"]}
LINES = {"en": ["The lake is dying and nobody answers", "Open the gates, let the water flow", "Our children will ask where the lake went", "We want the water report, today", "Thousands of families live from this lake"],
         "de": ["Der See stirbt und niemand antwortet", "Öffnet die Schleusen, lasst das Wasser fließen", "Unsere Kinder werden fragen, wo der See geblieben ist", "Tausende Familien leben von diesem See"],
         "fr": ["Le lac meurt et personne ne répond", "Ouvrez les vannes, laissez couler l'eau", "Nos enfants demanderont où est passé le lac", "Des milliers de familles vivent de ce lac"],
         "fa": ["دریاچه می‌میرد و کسی پاسخ نمی‌دهد", "آب را باز کنید", "فرزندان ما می‌پرسند دریاچه کجا رفت", "هزاران خانواده با این دریاچه زندگی می‌کنند"]}
FA = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
BGTAGS = ["MondayMotivation", "football", "Photography", "NowPlaying", "News", "COP", "water", "travel", "KI", "cinema", "Orin", "lac", "Wetter", "شعر", "تهران"]


def build(seed, bg):
    r = np.random.default_rng(subseed("story", seed)); py = random.Random(subseed("storytext", seed))
    nsub, npool = 300, 26000
    nacc = nsub + npool + 6000; nbg = 9000 if bg else 0
    act = np.minimum(r.pareto(1.25, nacc) + .2, 60)
    lang = np.array(r.choice(4, nacc, p=[.42, .2, .16, .22])); L = ["en", "de", "fr", "fa"]
    sizes = np.exp(r.uniform(np.log(3000), np.log(40000), 12)); sizes[int(r.integers(12))] = 3000; sizes[int(r.integers(12))] = 40000
    sizes = np.clip(sizes, 3000, 40000).astype(int)
    made = S0 - r.uniform(60, 4000, nacc) * DAY                          # account creation
    b = Book(); inst, rows, calls, seen = [], [], [], set()
    kindof, quote = {}, {}                                              # row -> retweet/quote/reply
    loyal = r.beta(3, 2, nsub)
    alive = np.zeros(nacc); alive[:nsub] = 1
    front = nsub
    for w in range(12):
        tl = TAGS[w]; day = int(r.choice([2, 4, 5, 6])); hour = int(r.choice([17, 18, 19, 20])); half = int(r.choice([0, 0, 30]))
        start = S0 + w * 7 * DAY + day * DAY + hour * HOUR + half * 60
        n = int(sizes[w]); want = int(min(7500, 5.2 * n ** .68)); cl = tl[0][0]; cli = [L.index(x) for x, _ in tl]
        core = np.nonzero(r.random(nsub) < loyal)[0]
        old = np.nonzero((alive[nsub:] > 0))[0] + nsub
        ret = old[r.random(len(old)) < np.minimum(.9, .32 * np.sqrt(act[old]) * want / 4500)][: int(want * .6)]
        need = max(200, want - len(core) - len(ret)); new = np.arange(front, min(front + need, nacc)); front = int(new[-1]) + 1
        lang[new] = np.where(r.random(len(new)) < .85, r.choice(cli, len(new)), lang[new])
        y = new[r.random(len(new)) < r.uniform(.05, .22)]; made[y] = start - r.exponential(8, len(y)) * DAY - 2 * HOUR
        y = new; made[y] = np.minimum(made[y], start - 2 * HOUR)
        who = np.r_[core, ret, new]; alive[new] = 1
        p = act[who] * np.where(who < nsub, 4, 1); a = np.r_[who, r.choice(who, max(0, n - len(who)), p=p / p.sum())][:n]
        d = np.where(r.random(n) < .12, r.uniform(0, 14 * HOUR, n), r.gamma(1.1, r.uniform(2200, 5200), n))
        e = r.random(n) < .015; d[e] = -r.exponential(400, e.sum()); t = start + d
        o = np.argsort(t); a, t = a[o], t[o]
        h = HANDLES[0 if w % 4 else (w // 4) % 3]; poster = "poster_week%02d.png" % (w + 1); alt = "IMG_%d.jpg"
        byl = {x: g for x, g in tl}; last, mine = [], []
        u = r.random((n, 5))
        for k in range(n):
            if u[k, 0] < .46 and len(last) > 3:
                j = last[int(len(last) * (1 - u[k, 1] ** 2.2)) - 1] if u[k, 1] < .7 else last[int(py.random() ** 3 * len(last))]
                i = b.add(a[k], t[k], share=j); kindof[i] = "retweeted"; mine.append(i); continue
            lg = L[lang[a[k]]]; lg = lg if u[k, 2] < .93 else L[int(u[k, 2] * 1e4) % 4]
            g = byl.get(lg, tl[0][1]); gs = g
            if len(tl) > 1 and u[k, 3] < .12: gs = " ".join(dict.fromkeys([g, py.choice(tl)[1]]))
            tx = py.choice(LINES[lg]) if u[k, 4] < .25 else say(py, lg, 5, 18)
            if py.random() < .4: tx = edit(py, tx) if lg == "en" else tx
            tx += " " + " ".join("#" + (x if py.random() < .95 else x.lower()) for x in gs.split())
            if py.random() < .38: tx = "@%s " % h + tx if py.random() < .5 else tx + " @" + h
            img = poster if py.random() < .34 else (alt % py.randint(1000, 9999) if py.random() < .06 else "")
            rep = q = -1
            if u[k, 0] > .93 and last: rep = last[int(py.random() * len(last))]
            elif u[k, 0] > .87 and last: q = last[int(py.random() * len(last))]
            i = b.add(a[k], t[k], tx, gs, "", img, reply=rep, lang=lg); mine.append(i)
            if rep >= 0: kindof[i] = "replied_to"
            if q >= 0: kindof[i] = "quoted"; quote[i] = q; b.t[i] = max(b.t[i], b.t[q] + 1)
            else: last.append(i)
        rows.append(mine); ct = start - int(r.uniform(6, 60)) * HOUR - int(r.integers(0, 3500))
        if (ct % DAY) < 6 * HOUR: ct -= 7 * HOUR         # nobody calls at night
        inst.append(dict(week=w + 1, start=start, call=ct, tags=tl, handle=h, poster=poster, lang=cl))
    if bg:                                            # ordinary life around it
        pz = np.r_[act[:front] * .35, np.minimum(r.pareto(1.2, nbg) + .2, 80)]; ids = np.r_[np.arange(front), np.arange(nacc, nacc + nbg)]
        made = np.r_[made, S0 - r.uniform(60, 4000, nbg) * DAY]; lang = np.r_[lang, r.choice(4, nbg, p=[.5, .2, .15, .15])]
        m = 60000; a = r.choice(ids, m, p=pz / pz.sum()); dd = r.integers(0, 84, m); hh = np.clip(r.normal(16, 4.5, m), 0, 23.99)
        t = S0 + dd * DAY + hh * HOUR; keep = t > made[a] + HOUR; a, t = a[keep], t[keep]; o = np.argsort(t); a, t = a[o], t[o]
        u = r.random((len(a), 3)); last = []
        for k in range(len(a)):
            lg = L[lang[a[k]]]
            if u[k, 0] < .3 and len(last) > 5:
                i = b.add(a[k], t[k], share=last[-1 - int(u[k, 1] ** 3 * min(400, len(last) - 1))]); kindof[i] = "retweeted"; continue
            g = BGTAGS[int(u[k, 1] ** 1.6 * len(BGTAGS))] if u[k, 0] < .6 else ""
            if u[k, 2] < .008: g = "Orin2025"           # the year tag also serves others (a music festival)
            tx = say(py, lg, 4, 18) + (" #" + g if g else ""); ln = ""
            if .5 < u[k, 2] < .6: ln = "https://site%d.example/a/%d" % (k % 13, k % 900); tx += " " + ln
            if .98 < u[k, 2] < .985: tx += " @" + HANDLES[k % 3]
            last.append(b.add(a[k], t[k], tx, g, ln, "IMG_%d.jpg" % py.randint(1000, 9999) if u[k, 2] > .9 else "", lang=lg))
        for w, x in enumerate(inst):                  # trend riders sell things under the storm's tag
            for _ in range(int(sizes[w] * .012)):
                z = nacc + int(r.integers(nbg)); g = x["tags"][0][1]
                b.add(z, x["start"] + r.uniform(1800, 9000), "Cheap shoes, big sale " + py.choice("abcdefg") + " https://shop%d.example #%s" % (py.randint(1, 40), g), g, "https://shop%d.example" % py.randint(1, 40), lang="en")
    names = account_names(subseed("storyids", seed), nacc + nbg, "10"); posts, pos = b.finish(subseed("storypid", seed), names)
    user = ["%s%s%d" % (py.choice(["lake", "", "", "the", "my"]), name(py, 3), py.randint(1, 9999)) for _ in names]
    for i in range(len(b.t)):                          # RT with user names as on X
        if b.share[i] >= 0: posts["text"][pos[i]] = "RT @%s: %s" % (user[b.acc[b.share[i]]], b.text[i])
    T = np.array(b.t); A = np.array(b.acc); alltags = {}
    firstp = np.full(len(made), 4e9); np.minimum.at(firstp, A, T); made = np.floor(np.minimum(made, firstp - HOUR))   # nobody posts before joining
    for i, g in enumerate(b.tags):
        for x in g.split(): alltags.setdefault(x.lower(), []).append(i)
    out = []
    for w, x in enumerate(inst):
        mine = np.array(rows[w]); s = x["start"]; tg = [g.lower() for _, g in x["tags"]]
        allr = np.array(sorted({i for g in tg for i in alltags[g]})); win = allr[(T[allr] >= s - 3600) & (T[allr] < s + 24 * HOUR)]
        def cut(i, tg):
            full = posts["text"][pos[i]]
            return b.share[i] >= 0 and len(full) > 140 and not any("#" + g + " " in full[:139].lower() + "~" for g in tg)
        def counts(rr):
            k = Counter(kindof.get(int(i), "original") for i in rr)
            own = [int(i) for i in rr if b.share[i] < 0]
            return dict(posts=len(rr), accounts=len(set(A[rr].tolist())), by_type=dict(k), languages=dict(Counter(b.lang[i] for i in rr)),
                        hashtags={g: int(sum(g.lower() in b.tags[i].lower().split() for i in rr)) for _, g in x["tags"]},
                        handle_mentions=int(sum("@" + x["handle"] in b.text[i] for i in rr)), handle_mentions_without_retweets=sum("@" + x["handle"] in b.text[i] for i in own),
                        x_pages_hashtag_lost_in_cut_retweet=int(sum(cut(int(i), tg) for i in rr)),
                        images=dict(Counter(("poster" if b.images[i] == x["poster"] else "other") for i in rr if b.images[i])),
                        poster_without_retweets=sum(b.images[i] == x["poster"] for i in own))
        acc = set(A[mine].tolist()); order = np.sort(T[mine])
        out.append(dict(instance=w + 1, start_called=iso(s), call_time=iso(x["call"]), call_lang=x["lang"], hashtags=[g for _, g in x["tags"]], hashtag_langs=[l for l, _ in x["tags"]],
                        handle="@" + x["handle"], poster=x["poster"], mentions=len(mine), accounts=len(acc), new_accounts=len(acc - seen),
                        accounts_created_within_30d=int(sum(0 <= s - made[z] <= 30 * DAY for z in acc)), subscribers_taking_part=int(sum(z < nsub for z in acc)),
                        before_called_time=int((T[mine] < s).sum()), first_post=iso(order[0]), last_post=iso(order[-1]), half_reached=iso(order[len(order) // 2]),
                        peak_hour=iso(int(Counter((order // HOUR).tolist()).most_common(1)[0][0]) * HOUR),
                        campaign=counts(mine), everything_with_its_hashtags_from_1h_before_to_24h_after=counts(win), everything_with_its_hashtags_ever=int(len(allr))))
        seen |= acc
    msgs, cm = channel(inst, out, py, r)
    for x, c in zip(out, cm): x.update(c)
    truth = dict(world="story_bg" if bg else "story", seed=seed, channel="Orin Lake Watch", subscribers=300, n_posts=len(b.t), campaign_posts=int(sum(map(len, rows))),
                 background_posts=len(b.t) - int(sum(map(len, rows))), distinct_campaign_accounts=len(seen), channel_export_time_zone="Europe/Berlin (+01:00); date_unixtime is UTC",
                 counts_note="mentions/accounts/new_accounts = campaign posts only, retweets included; new = not in an earlier instance", instances=out)

    def extra(d):
        os.makedirs(os.path.join(d, "channel"), exist_ok=True); os.makedirs(os.path.join(d, "x"), exist_ok=True)
        with open(os.path.join(d, "channel", "result.json"), "w", encoding="utf-8") as f:
            json.dump(dict(name="Orin Lake Watch", type="public_channel", id=1798204411, messages=msgs), f, ensure_ascii=False, indent=1)
        xpages(os.path.join(d, "x"), b, pos, posts, names, user, made, kindof, quote)
    return posts, truth, extra


def channel(inst, out, py, r):
    ev, cm = [], []
    def ent(text):
        """Telegram text with entities: hashtags and mentions split out."""
        import re
        parts, k = [], 0
        for m in re.finditer(r"#\w+|@\w+", text):
            if m.start() > k: parts.append(("plain", text[k:m.start()]))
            parts.append(("hashtag" if m.group()[0] == "#" else "mention", m.group())); k = m.end()
        if k < len(text): parts.append(("plain", text[k:]))
        te = [dict(type=a, text=t) for a, t in parts]
        return [x["text"] if x["type"] == "plain" else x for x in te] if len(te) > 1 or (te and te[0]["type"] != "plain") else text, te
    used = Counter()
    for w, x in enumerate(inst):
        s, lg = x["start"], x["lang"]; u = datetime.fromtimestamp(s, timezone.utc); tz = ["UTC", "CET", "UTC", "Berlin"][w % 4]
        loc = u if tz == "UTC" else u.astimezone(CET); word = WD[lg][loc.weekday()]
        tt = loc.strftime("%H:%M") + {"UTC": " UTC", "CET": " CET", "Berlin": {"en": " Berlin time", "de": " Uhr (Berlin)", "fr": " (heure de Berlin)", "fa": " به وقت برلین"}[lg]}[tz]
        if lg == "fa":
            loc = u.astimezone(timezone(timedelta(hours=3, minutes=30))); word = WD["fa"][loc.weekday()]; tt = loc.strftime("%H:%M").translate(FA) + " به وقت تهران"
        word += {"en": loc.strftime(" %d %B"), "de": loc.strftime(", %d.%m."), "fr": loc.strftime(" %d/%m"), "fa": ""}[lg]
        c = CALLS[lg][used[lg] % len(CALLS[lg])]; used[lg] += 1
        txt = c.format(wd=word, t=tt, g=" ".join("#" + g for _, g in x["tags"]), h=x["handle"], p=x["poster"])
        ev.append((x["call"], txt, x["poster"], w, "call")); cm.append(dict(call_text=txt, stated_time=word + " " + tt))
        if w % 3 != 1 and s - x["call"] > 9 * HOUR: ev.append((s - 3 * HOUR, {"en": "Three hours left. #%s", "de": "Noch drei Stunden. #%s", "fr": "Plus que trois heures. #%s", "fa": "سه ساعت مانده. #%s"}[lg] % x["tags"][0][1], None, w, "reminder"))
        n = out[w]["mentions"]
        ev.append((s + int(r.uniform(14, 30)) * HOUR, "Thank you! We counted %d posts under #%s." % (int(round(n * r.uniform(.9, 1.6), -2)), x["tags"][0][1]), None, w, "thanks"))
        for _ in range(int(r.integers(2, 6))):
            ev.append((S0 + w * 7 * DAY + int(r.uniform(0, 7) * DAY), py.choice(["Water level today: %.1f m" % r.uniform(2, 4), "Good morning friends", "Article about the dam: https://news.example/orin/%d" % py.randint(1, 99), "We are 300 now. Thank you for staying.", "A video from the shore"]), None, None, "other"))
    ev.sort(key=lambda e: e[0])
    fid = "channel1798204411"; when = lambda t: dict(date=datetime.fromtimestamp(t, CET).strftime("%Y-%m-%dT%H:%M:%S"), date_unixtime=str(int(t)))
    msgs = [dict(id=1, type="service", **when(S0 - 90 * DAY), actor="Orin Lake Watch", actor_id=fid, action="create_channel", title="Orin Lake Watch", text="", text_entities=[])]
    mid = 4
    for t, txt, img, w, k in ev:
        text, te = ent(txt); m = dict(id=mid, type="message", **when(t)); m["from"] = "Orin Lake Watch"; m["from_id"] = fid
        if img: m.update(file="files/" + img, file_name=img, file_size=int(r.integers(90000, 400000)), mime_type="image/png", width=1200, height=675)
        m.update(text=text, text_entities=te); msgs.append(m)
        if k == "call": cm[w]["call_message_id"] = mid
        if k == "reminder": cm[w]["reminder_message_id"] = mid
        mid += int(r.choice([1, 1, 1, 2, 3]))           # deleted messages leave holes
    return msgs, cm


def xpages(d, b, pos, posts, names, user, made, kindof, quote, size=500):
    """Search result pages, newest first, as /2/tweets/search/all with expansions."""
    import re
    for f in os.listdir(d):
        if f.startswith("page_"): os.remove(os.path.join(d, f))
    n = len(b.t); row = np.empty(n, int); row[pos] = np.arange(n); pid = posts["post_id"]
    z = lambda t: iso(t)[:-1] + ".000Z"
    uid = {u: names[i] for i, u in enumerate(user)}
    mk = lambda i: "3_" + pid[pos[i]]
    def tweet(i):
        sh = b.share[i]; full = posts["text"][pos[i]]
        text = full if sh < 0 or len(full) <= 140 else full[:139] + "…"      # retweet texts are cut, entities with them
        x = dict(id=pid[pos[i]], text=text, author_id=names[b.acc[i]], created_at=z(b.t[i]), lang=b.lang[i], conversation_id=pid[pos[i]], edit_history_tweet_ids=[pid[pos[i]]],
                 possibly_sensitive=False, public_metrics=dict(retweet_count=0, reply_count=0, like_count=0, quote_count=0, impression_count=0), reply_settings="everyone")
        e = {}
        hs = [dict(start=m.start(), end=m.end(), tag=m.group()[1:]) for m in re.finditer(r"#\w+", text) if not (text[-1] == "…" and m.end() == len(text) - 1)]
        ms = [dict(start=m.start(), end=m.end(), username=m.group()[1:], **({"id": uid[m.group()[1:]]} if m.group()[1:] in uid else {})) for m in re.finditer(r"@\w+", text)]
        us = [dict(start=m.start(), end=m.end(), url=m.group(), expanded_url=m.group(), display_url=m.group()[8:]) for m in re.finditer(r"https://\S+", text) if not text.endswith("…") or m.end() < len(text)]
        if hs: e["hashtags"] = hs
        if ms: e["mentions"] = ms
        if us: e["urls"] = us
        if e: x["entities"] = e
        ref = [dict(type="retweeted", id=pid[pos[sh]])] if sh >= 0 else []
        if b.reply[i] >= 0: p = b.reply[i]; ref.append(dict(type="replied_to", id=pid[pos[p]])); x["in_reply_to_user_id"] = names[b.acc[p]]; x["conversation_id"] = pid[pos[p]]
        if i in quote: ref.append(dict(type="quoted", id=pid[pos[quote[i]]]))
        if ref: x["referenced_tweets"] = ref
        if b.images[i]: x["attachments"] = dict(media_keys=[mk(sh if sh >= 0 else i)])
        return x
    rc = Counter(s for s in b.share if s >= 0); np_ = -(-n // size); enc = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    for p in range(np_):
        idx = [int(row[k]) for k in range(n - 1 - p * size, max(-1, n - 1 - (p + 1) * size), -1)]
        data, us, inc, med = [], {}, {}, {}
        for i in idx:
            x = tweet(i); x["public_metrics"]["retweet_count"] = rc.get(i, 0); data.append(x); us[b.acc[i]] = 1
            for j in (b.share[i], b.reply[i], quote.get(i, -1)):
                if j >= 0: inc[j] = 1; us[b.acc[j]] = 1
            if b.images[i]: j = b.share[i] if b.share[i] >= 0 else i; med[mk(j)] = b.images[i]
        users = [dict(id=names[a], username=user[a], name=user[a].title(), created_at=z(made[a]), verified=False,
                      public_metrics=dict(followers_count=int(a * 7919 % 2300), following_count=int(a * 31 % 900), tweet_count=int(a * 101 % 9000), listed_count=0)) for a in us]
        doc = dict(data=data, includes=dict(users=users, tweets=[tweet(j) for j in inc]), meta=dict(newest_id=data[0]["id"], oldest_id=data[-1]["id"], result_count=len(data)))
        if med: doc["includes"]["media"] = [dict(media_key=k, type="photo", url="https://pbs.twimg.com/media/" + v, width=1200, height=675) for k, v in med.items()]
        if p < np_ - 1: doc["meta"]["next_token"] = "b26v89c19zqg8o3f" + format(p, "08d")
        with open(os.path.join(d, "page_%04d.json" % (p + 1)), "w", encoding="utf-8") as f: f.write(enc.encode(doc))
