"""Twelve campaign-free crowds (and one sparse dump). Each returns a Crowd whose Book
is filled; nobody in it is coordinated."""
import numpy as np
from core import Crowd, T0, DAY, HOUR, name, say

KINDS = {}
def kind(f):
    KINDS[f.__name__] = f
    return f


def many(c, who, t, p2=0.15):
    """Some post more than once to one stimulus, the active more often."""
    r = c.rng
    a, tt = [who], [t]
    k = r.random(len(who)) < np.minimum(p2 * np.sqrt(c.act[who]), .6)
    a.append(who[k]); tt.append(t[k] + 8 + r.exponential(60, k.sum()))
    return np.concatenate(a), np.concatenate(tt)


def share_wave(c, o, t, size, w=None, scale=1.0, tail=0.25, tail_med=2400):
    who = c.pick(t, size, w)
    for a, d in zip(who, c.delay(who, scale, tail, tail_med)):
        if a != c.b.acc[o]: c.b.add(a, t + d, share=o)


@kind
def goals(seed):
    """Run-up matches and a final with shoot-out; transmission delay classes persist."""
    c = Crowd("goals", seed, 12000, T0, 22, ("es", "en", "de", "pt"), (0, 1, 2, -3), react=14)
    r = c.rng
    lat = r.choice([1.5, 4, 6, 9, 24, 38, 55], c.n, p=[.05, .12, .2, .2, .2, .15, .08]) + r.normal(0, .6, c.n) ** 2
    side = r.integers(0, 3, c.n)                     # team A, team B, neutral
    club = [int(x) for x in np.argsort(-c.fol)[:4]]
    days = [1, 4, 8, 11, 15, 18, 21]
    for m, d in enumerate(days):
        fin = m == len(days) - 1
        ko = T0 + d * DAY + 19 * HOUR
        mo = [(ko, .5, "kick"), (ko + 47 * 60 + r.integers(200), .3, "half"), (ko + 114 * 60, .5, "end")]
        for _ in range(5 if fin else int(r.integers(2, 5))):
            mo.append((ko + r.integers(180, 112 * 60), 1.0, "goal"))
        for _ in range(int(r.integers(2, 6))): mo.append((ko + r.integers(180, 112 * 60), .2, "card"))
        if fin: mo += [(ko + 150 * 60 + 55 * k + int(r.integers(12)), .45 + .06 * k, "pen") for k in range(10)]
        tag = "Final2025" if fin else "Cup%d" % (m + 1)
        for t, s, what in sorted(mo):
            s *= 1400 if fin else 500
            who = c.pick(t, s); sc = int(r.integers(2))
            a, tt = many(c, who, t + lat[who] + c.delay(who, 1, .1, 500))
            for x, y in zip(a, tt):
                u = r.random(); g = tag if u < .7 else ("%s Team%s" % (tag, "AB"[side[x] % 2]) if u < .9 else "")
                stem = {"goal": "G" + "O" * c.py.randint(2, 9) + "L", "pen": "PENALTY", "end": "FT", "kick": "Here we go"}.get(what, "")
                c.post(x, y, stem if r.random() < .6 else "", g)
            if what in ("goal", "pen", "end"):
                t2 = t + r.uniform(18, 50); o = c.post(club[sc], t2, "GOAL!", tag)
                share_wave(c, o, t2, s * .22, c.att * np.where(side == sc, 1, .08))
    c.chatter(14000)
    return c


@kind
def tvshow(seed):
    """Twelve Sunday episodes; moments on screen; delayed streams; regulars each week."""
    c = Crowd("tvshow", seed, 7000, T0, 84, ("de", "en"), (1, 1, 1, 0), react=35)
    r = c.rng
    lat = r.choice([3, 8, 30, 62], c.n, p=[.35, .3, .2, .15])
    off = int(np.argmax(c.fol))
    for ep in range(12):
        s = T0 + ep * 7 * DAY + 6 * DAY + 19 * HOUR + 15 * 60
        mo = [s - 120, s] + sorted(s + r.uniform(300, 5200, 9)) + [s + 5400]
        for j, t in enumerate(mo):
            who = c.pick(t, 160 * r.lognormal(0, .5) * (1.8 if ep in (0, 11) else 1))
            a, tt = many(c, who, t + lat[who] + c.delay(who, 1, .2, 400), .25)
            for x, y in zip(a, tt): c.post(x, y, "", "NightCastle" if r.random() < .93 else "NightCastle Ep%02d" % ep)
            if j % 3 == 1:
                o = c.post(off, t + 40, "Clip", "NightCastle", "https://show.example/ep%d/clip%d" % (ep, j))
                share_wave(c, o, t + 40, 70)
        t = s + 4500; lk = "https://show.example/vote/%d" % ep
        who = c.pick(t, 90)
        for x, y in zip(who, t + c.delay(who, 1.5)): c.post(x, y, "vote", "NightCastle", lk)
    c.chatter(14000)
    return c


@kind
def breaking(seed):
    """Ninety-five stories; push messages of one app reach its readers in fixed waves."""
    c = Crowd("breaking", seed, 17000, T0, 21, ("en", "fr", "de"), (-5, 0, 1), react=70)
    r = c.rng
    app = r.choice(6, c.n, p=[.3, .25, .15, .12, .1, .08])
    wave = r.uniform(0, 1, c.n) ** 2 * 90            # place in the push queue, kept
    outlet = [int(x) for x in np.argsort(-c.fol)[:6]]
    for k in range(95):
        t = T0 + r.uniform(.02, .97) * 21 * DAY
        big = min(60 * (1 + r.pareto(1.15)), 1500); tag = name(c.py, 3)
        for p in range(6):
            if r.random() < .25: continue
            tp = t + r.exponential(150); lk = "https://outlet%d.example/story/%d" % (p, k)
            o = c.post(outlet[p], tp, "BREAKING", tag, lk)
            who = c.pick(tp, big * (app == p).mean(), c.att ** 2 * np.sqrt(c.act) * (app == p))
            for x, y in zip(who, tp + wave[who] + c.delay(who, 1, .3, 3000)):
                u = r.random()
                if u < .45: c.b.add(x, y, share=o)
                elif u < .75: c.post(x, y, "", tag, lk)
                else: c.post(x, y, "", tag)
        who = c.pick(t, big * .5)
        a, tt = many(c, who, t + 120 + c.delay(who, 2, .5, 5000), .4)
        for x, y in zip(a, tt): c.post(x, y, "", tag)
    c.chatter(18000)
    return c


@kind
def election(seed):
    """Two debates, then a night of declarations; supporters wait for the same pages."""
    c = Crowd("election", seed, 16000, T0, 16, ("en", "es"), (0, 0, 0, 1), react=45)
    r = c.rng
    party = r.choice(4, c.n, p=[.36, .33, .2, .11])
    lead = [int(x) for x in np.argsort(-c.fol)[:5]]
    owl = np.where(c.late > .3, 1.0, .25)
    for d in (1, 8):
        for j in range(14):
            t = T0 + d * DAY + 20 * HOUR + j * 400 + r.uniform(0, 300)
            who = c.pick(t, 200)
            a, tt = many(c, who, t + c.delay(who))
            for x, y in zip(a, tt): c.post(x, y, "", "Debate" if r.random() < .7 else "Debate Party%d" % party[x])
    t = T0 + 15 * DAY + 18 * HOUR
    for j in range(90):
        t += r.exponential(4.3 * 60) + 30
        if t > T0 + 16 * DAY + 4 * HOUR: break
        win = int(r.choice(4, p=[.42, .35, .15, .08])); size = 230 * r.lognormal(0, .6) * (4 if j == 0 else 1)
        lk = "https://results.example/seat/%d" % j
        o = c.post(lead[4], t, "Declared: seat %d" % j, "ElectionNight", lk)
        share_wave(c, o, t, size * .3, c.att * owl * np.where(party == win, 1, .2))
        who = c.pick(t, size, c.att * owl * np.sqrt(c.act) * np.where(party == win, 1.4, .8))
        a, tt = many(c, who, t + c.delay(who))
        for x, y in zip(a, tt):
            u = r.random()
            if u < .2: c.post(x, y, "", "ElectionNight", lk)
            else: c.post(x, y, "", "ElectionNight" if u < .8 else "ElectionNight Party%d" % party[x])
        if r.random() < .25:
            o = c.post(lead[win], t + 200, "Thank you", "Party%d" % win)
            share_wave(c, o, t + 200, size * .4, c.att * (party == win), .6)
    c.days = 17
    c.chatter(15000)
    return c


@kind
def powercut(seed):
    """Rolling black-outs: a district goes dark in one second and comes back in one."""
    c = Crowd("powercut", seed, 6000, T0, 56, ("en", "tr", "ar"), (2, 2, 3), react=50)
    r = c.rng
    dist = (24 * r.random(c.n) ** 1.3).astype(int)
    cell = r.gamma(2, 6, c.n)                        # own cell's queue, kept
    op = int(np.argmax(c.fol))
    for k in range(30):
        t = T0 + r.uniform(0, 55.5) * DAY
        if k % 3 == 0: t = T0 + int(r.integers(0, 55)) * DAY + int(r.choice([10, 16, 19])) * HOUR   # planned
        hit = np.isin(dist, r.choice(24, int(r.integers(2, 12)), replace=False))
        for ph, tt0, f in (("dark", t, 1), ("back", t + r.uniform(.5, 4) * HOUR, .5)):
            who = c.pick(tt0, .42 * f * hit.sum() * r.uniform(.4, 1), c.att * np.sqrt(c.act) * hit)
            a, tt = many(c, who, tt0 + cell[who] + c.delay(who, 1, .2, 900), .35)
            for x, y in zip(a, tt):
                u = r.random()
                g = "blackout" if u < .5 else ("blackout district%d" % dist[x] if u < .75 else ("district%d" % dist[x] if u < .85 else ""))
                c.post(x, y, "power out" if ph == "dark" else "light!", g, "https://grid.example/status" if r.random() < .1 else "")
        o = c.post(op, t + 600, "We are working on it", "blackout", "https://grid.example/status/%d" % k)
        share_wave(c, o, t + 600, 60, c.att * np.where(hit, 1, .1))
    c.chatter(12000)
    return c


@kind
def prayer(seed):
    """Five times a day by the sun of eight cities; some let an app post for them."""
    c = Crowd("prayer", seed, 5000, T0, 21, ("ar", "tr", "en"), (2, 3), react=240)
    r = c.rng
    city = (8 * r.random(c.n) ** 1.4).astype(int)
    auto = r.random(c.n) < .05; app = r.integers(0, 3, c.n)
    which = r.random((c.n, 5)) < np.where(auto, .55, 1)[:, None]
    c.late[:] = .5
    nm = ["fajr", "dhuhr", "asr", "maghrib", "isha"]; base = [3.2, 10.1, 13.4, 16.0, 17.4]
    verse = [[say(c.py, "ar", 8, 16) for _ in range(40)] for _ in range(3)]
    for d in range(21):
        for p in range(5):
            for ct in range(8):
                t = T0 + d * DAY + (base[p] - .12 * ct + (d * .015 if p > 2 else -d * .01)) * HOUR
                t = t // 60 * 60
                for x in np.nonzero(auto & (city == ct) & which[:, p])[0]:
                    if r.random() < .93:
                        tg = "%s %s" % (nm[p], "prayertime"); lk = "https://app%d.example/" % app[x]
                        c.b.add(x, t + r.exponential(2.5), verse[app[x]][(d * 5 + p) % 40] + " #%s #prayertime %s" % (nm[p], lk), tg, lk, lang="ar")
                m = (city == ct) & ~auto
                who = np.nonzero(m & (r.random(c.n) < .13 * c.att ** 1.2 * (.5 if p == 0 else 1)))[0]
                for x, y in zip(who, t + c.delay(who, 1, .1)): c.post(x, y, "", nm[p] if r.random() < .7 else nm[p] + " prayertime")
    c.chatter(15000)
    return c


@kind
def newyear(seed):
    """The second after midnight in ten zones, and a midnight ritual each day before."""
    st = T0 + 288 * DAY                              # mid-December
    c = Crowd("newyear", seed, 14000, st, 19, ("en", "es", "pt", "de", "tr"), (-8, -5, -3, 0, 1, 2, 3, 5.5, 8, 9), react=9)
    r = c.rng
    c.late[:] = 1.0
    sched = r.random(c.n) < .06                      # a scheduling tool, exact second
    clock = r.normal(0, 1.2, c.n)                    # own clock's error, kept
    ny = 303 * DAY + T0                              # 2025-12-31 00:00 UTC
    for z in np.unique(c.tz):
        here = (c.tz == z).astype(float)
        for k in range(17):
            mid = st + (k + 1) * DAY - z
            last = mid == ny + DAY - z
            f = 1.0 if last else (.35 if abs(mid - (ny - 6 * DAY - z)) < 1 else .2)
            who = c.pick(mid, f * .55 * here.sum(), c.att ** (.6 if last else 3.5) * here / np.maximum(c.awake(mid), .05))
            d = np.where(sched[who], r.exponential(1.0, len(who)), np.maximum(c.delay(who, 1, .3, 500) - 3 + clock[who], -20))
            a, tt = many(c, who, mid + d, .2 if last else .02)
            for x, y in zip(a, tt):
                if last: c.post(x, y, "Happy New Year", "NewYear2026" if r.random() < .25 else "HappyNewYear")
                else: c.post(x, y, "00:00", "midnightwish" if r.random() < .9 else "0000")
    c.chatter(11000)
    return c


@kind
def giveaway(seed):
    """Retweet to win: hunters look at the same list, each on its own habit or tool."""
    c = Crowd("giveaway", seed, 6000, T0, 35, ("en",), (-5, 0, 1), react=900, react_sig=1.1)
    r = c.rng
    brand = [int(x) for x in np.argsort(-c.fol)[:15]]; agg = [int(x) for x in np.argsort(-c.fol)[15:18]]
    hunter = np.where(r.random(c.n) < .18, 1, .04) * c.att
    tool = r.choice([0, 60, 300, 600, 900, 1800], c.n, p=[.7, .03, .07, .08, .07, .05])
    ph = r.random(c.n) * np.maximum(tool, 1)
    notif = r.random(c.n) < .1
    for k in range(70):
        t = T0 + r.uniform(0, 34) * DAY // 1; t = t - t % DAY + r.choice([9, 12, 15, 17, 18, 20]) * HOUR + r.uniform(0, 300)
        o = c.post(brand[k % 15], t, "GIVEAWAY! RT + follow to win. Ends Friday.", "giveaway" if k % 2 else "win")
        ta = t + r.uniform(300, 5000)
        c.b.add(agg[k % 3], ta, share=o)
        who = c.pick(t + 3600, 330 * r.lognormal(0, .5), hunter)
        d = c.delay(who, 1, .4, 9000)
        for x, y in zip(who, d):
            y = t + y
            if notif[x]: y = ta + c.react[x] / 40 * np.exp(r.normal(0, .4))
            if tool[x]: y = (np.floor((y - ph[x]) / tool[x]) + 1) * tool[x] + ph[x] + r.exponential(3)
            c.b.add(x, y, share=o)
            if r.random() < .12: c.post(x, y + r.uniform(5, 40), "done, good luck all", "giveaway", reply=o)
    c.chatter(9000)
    return c


@kind
def notify(seed):
    """Fans with notifications on retweet a star's posts in seconds, again and again."""
    c = Crowd("notify", seed, 8000, T0, 56, ("en", "es", "pt"), (-3, 0, 1, 8), react=40, react_sig=1.0)
    r = c.rng
    star = [int(x) for x in np.argsort(-c.fol)[:3]]
    of = r.choice(3, c.n, p=[.5, .3, .2]); on = r.random(c.n) < .09
    push = r.gamma(2, 1.2, c.n)
    quick = np.exp(r.normal(np.log(6), .6, c.n))
    for k in range(150):
        s = int(r.choice(3, p=[.45, .3, .25])); t = T0 + r.uniform(0, 55.8) * DAY
        o = c.post(star[s], t, "", "tour" if r.random() < .2 else "")
        w = c.att * np.where(of == s, 1, .03) * np.where(on, 6, 1)
        who = c.pick(t, 190 * r.lognormal(0, .4), w)
        d = np.where(on[who], push[who] + quick[who] * np.exp(r.normal(0, .35, len(who))), c.delay(who, 8, .4, 6000))
        for x, y in zip(who, d):
            if x in star: continue
            c.b.add(x, t + y, share=o)
            if r.random() < .08: c.post(x, t + y + 20, "love you", "", reply=o)
    c.chatter(10000)
    return c


@kind
def newsroom(seed):
    """Two hundred and sixty newsrooms take one wire; feeds are polled on the clock."""
    c = Crowd("newsroom", seed, 3200, T0, 28, ("en",), (-5, -6, -7, -8), react=900)
    r = c.rng
    nr = np.arange(260)
    c.fol[nr] *= 30
    vendor = r.choice(5, 260, p=[.35, .25, .2, .1, .1]); poll = np.array([60, 300, 600, 900, 0])[vendor]
    vph = np.array([3, 20, 41, 7, 0])[vendor]; que = r.gamma(2, 7, 260)
    taste = r.beta(.8, 1.4, (260, 8)); home = r.integers(0, 40, 260)
    rd = np.r_[np.zeros(260), c.att[260:]]
    for k in range(700):
        t = T0 + r.uniform(0, 27.9) * DAY
        if r.random() < .8 and not (11 < (t % DAY) / HOUR < 24): continue
        topic = int(r.integers(8)); imp = min(.12 + r.pareto(2.2) * .18, 1.3)
        head = say(c.py, "en", 7, 12).capitalize(); tag = name(c.py, 3) if r.random() < .5 else ""
        wire = "https://wire.example/%d" % k
        for x in nr[r.random(260) < np.minimum(taste[:, topic] * imp, .95)]:
            y = t + c.react[x] / 3 * np.exp(r.normal(0, .5)) if poll[x] == 0 else \
                (np.floor((t - vph[x]) / poll[x]) + 1) * poll[x] + vph[x] + que[x] * np.exp(r.normal(0, .3))
            own = r.random() < .6; lk = "https://paper%d.example/%d" % (x, k) if own else wire
            h = head if r.random() < .8 else head + " | Paper %d" % x
            o = c.b.add(x, y, h + (" #" + tag if tag else "") + " " + lk, tag, lk, lang="en")
            if imp > .5 and r.random() < .25: share_wave(c, o, y, 2 + r.pareto(1.3) * 2, rd)
    c.chatter(9000)
    return c


@kind
def class_(seed):
    """Lessons: a teacher says 'post now', each pupil writes an own line."""
    c = Crowd("class", seed, 3600, T0, 50, ("en", "de", "fr"), (0, 1), react=260, react_sig=.6)
    r = c.rng
    ncl = 90; cl = np.full(c.n, -1); q = 0
    for k in range(ncl):
        m = int(r.integers(21, 29)); cl[q:q + m] = k; q += m
    fit = r.beta(5, 1.2, c.n)
    for k in range(ncl):
        wd = int(r.integers(5)); hr = 7 + int(r.integers(7)); tch = int(c.n - 1 - k)
        for wk in range(7):
            for rep in range(2):
                t = T0 + wk * 7 * DAY + ((wd + 2 * rep) % 5) * DAY + hr * HOUR + r.uniform(300, 2100)
                if r.random() < .07: continue                      # trip, ill teacher
                proj = "ReadingWeeks" if rep == 0 else "OurRiver"; lk = "https://school.example/task/%d" % (wk * 2 + rep)
                o = c.post(tch, t - 120, "Task for today", "%s class%d" % (proj, k), lk)
                who = np.nonzero((cl == k) & (r.random(c.n) < fit))[0]
                for x, y in zip(who, t + c.delay(who, 1, .08, 5000)):
                    u = r.random()
                    c.post(x, y, "", "%s class%d" % (proj, k) if u < .6 else (proj if u < .8 else "class%d" % k), lk if r.random() < .3 else "")
                    if r.random() < .1: c.b.add(x, y + 60, share=o)
    c.chatter(9000)
    return c
KINDS["class"] = KINDS.pop("class_")


@kind
def rtbots(seed):
    """Retweet bots, each set up alone by its owner for a favourite account."""
    c = Crowd("rtbots", seed, 4500, T0, 30, ("en", "es"), (-5, 0, 1), react=600)
    r = c.rng
    fav = [int(x) for x in np.argsort(-c.fol)[:110]]
    bots = {f: [] for f in fav}
    pool = list(r.permutation(np.setdiff1d(np.arange(c.n), fav)))
    pop = r.pareto(1.2, 110) + .5
    spec = {}
    for f, p in zip(fav, pop):
        for _ in range(int(min(1 + 2.2 * p, 14))):
            b = int(pool.pop()); bots[f].append(b)
            spec[b] = (float(r.choice([0, 10, 30, 60, 120, 300, 900], p=[.2, .08, .15, .25, .12, .12, .08])), r.random(), r.uniform(.85, 1), r.gamma(2, 1.2))
            if r.random() < .25: bots[fav[int(r.integers(110))]].append(b)
    for f in fav:
        for k in range(int(np.clip(r.lognormal(np.log(55), .5), 12, 160))):
            t = T0 + r.uniform(0, 29.8) * DAY
            if r.random() > c.awake(t, np.array([f]))[0]: continue
            o = c.post(f, t, "", name(c.py, 3) if r.random() < .1 else "")
            for b in set(bots[f]):
                iv, ph, up, net = spec[b]
                if r.random() > up: continue
                y = t + net + r.exponential(1.5)
                if iv: y = (np.floor((t - ph * iv) / iv) + 1) * iv + ph * iv + net + r.exponential(.8)
                c.b.add(b, y, share=o)
            if r.random() < .5: share_wave(c, o, t, 1 + r.pareto(1.4) * 2)
    c.chatter(10000)
    return c


@kind
def sparse(seed):
    """A thin dump: 3,000 posts, few per account, little repetition."""
    c = Crowd("sparse", seed, 1500, T0, 14, ("en", "es"), (0, 1), react=120)
    c.chatter(2200, n_tags=60)
    for k in range(6):
        t = T0 + c.rng.uniform(0, 13.5) * DAY
        who = c.pick(t, 60)
        for x, y in zip(who, t + c.delay(who)): c.post(x, y, "", "moment%d" % (k % 3))
    return c
