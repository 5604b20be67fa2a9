"""Plant coordinated groups into a finished crowd. The organic rows stay the same."""
import random
import numpy as np
from core import DAY, HOUR, subseed, say, edit, name
from crowds import KINDS

GRID = [(a, j, k) for k in ("hashtag", "link", "share") for a in (5, 10, 15, 20) for j in (5, 20, 60, 300)]


def plant(c, world, seed):
    rng = np.random.default_rng(subseed(world, seed, "plant")); py = random.Random(subseed(world, seed, "planttext"))
    b = c.b; n0 = len(b.t); small = world == "sparse"
    widx = list(KINDS).index(world)
    tagrows, linkrows, shares = {}, {}, {}
    for i in range(n0):
        if b.share[i] >= 0: shares[b.share[i]] = shares.get(b.share[i], 0) + 1
        else:
            for x in b.tags[i].split(): tagrows.setdefault(x, []).append(b.t[i])
            for x in b.links[i].split(): linkrows.setdefault(x, []).append(b.t[i])
    mid = lambda d: sorted(k for k, v in d.items() if 5 <= len(v) <= 3000)
    mtags, mlinks = mid(tagrows), mid(linkrows)
    mshare = sorted(k for k, v in shares.items() if v >= 2 and b.t[k] < c.start + (c.days - 2) * DAY)
    cnt = np.bincount(np.array(b.acc[:n0]), minlength=c.n)
    cand = list(rng.permutation(np.nonzero((cnt >= 2) & (cnt <= 60))[0])); fresh = [c.n]
    end = c.start + c.days * DAY

    def member():
        if rng.random() < .5 and cand: return int(cand.pop()), "crowd"
        a = fresh[0]; fresh[0] += 1; return a, "fresh"

    def cover(a):
        """A fresh account also lives a little: own chat, big tags, shares."""
        for _ in range(int(rng.integers(2, 6 if small else 16))):
            t = c.start + rng.random() * c.days * DAY; u = rng.random(); lg = c.langs[int(rng.integers(c.n))]
            if u < .3 and mtags:
                g = mtags[int(rng.integers(len(mtags)))]; b.add(a, py.choice(tagrows[g]) + rng.normal(0, 300), say(py, lg) + " #" + g, g, lang=lg)
            elif u < .5 and mshare: b.add(a, 0, share=mshare[int(rng.integers(len(mshare)))]); b.t[-1] += int(rng.exponential(5000))
            else: b.add(a, t, say(py, lg), lang=lg)

    def daytime():
        return c.start + int(rng.integers(0, c.days - 1)) * DAY + rng.uniform(8, 21.5) * HOUR

    def wave(members, t, jit, part):
        m = [a for a in members if rng.random() < part]
        m = [members[i] for i in rng.permutation(len(members))[:2]] if len(m) < 2 else m
        off = jit * rng.beta(1.2, 1.8, len(m)); off -= off.min()
        return [(m[i], int(t) + off[i]) for i in np.argsort(off)]

    groups, n_old = [], []
    if small:
        specs = [(8, 8, [20, 60, 5][seed % 3], ["link", "hashtag", "share"][seed % 3], 1.0)]
    else:
        specs = []
        for g in range(6):
            a, j, k = GRID[((widx * 6 + g) * 5 + seed * 7) % 48]
            specs.append((int(np.clip(np.exp(rng.uniform(np.log(5), np.log(30.9))), 5, 30)), a, j, k, float(rng.choice([1.0, .9, .75]))))
        specs.append((2, 20, 20, "pair", 1.0))
        specs.append((int(rng.integers(5, 16)), [5, 10, 15, 20][(seed + widx) % 4], [20, 60, 300][(seed + widx) % 3], "text", .95))
    for size, acts, jit, kd, part in specs:
        mem = [member() for _ in range(size)]; accs = [m[0] for m in mem]
        for a, src in mem:
            if src == "fresh": cover(a)
        own = rng.random() < .5 or small; place = "quiet" if rng.random() < .5 or small or own else "peak"
        rows, objs, waves = [], [], []
        mytags = [name(py, 4) for _ in range(int(rng.integers(1, 4)))] if own or not mtags else [mtags[int(i)] for i in rng.integers(0, len(mtags), 3)]
        lead = accs[0]; used = []
        for w in range(acts):
            for _ in range(20):                       # waves stay half an hour apart or more
                t = daytime()
                if all(abs(t - x) > 1800 for x in used): break
            lang = c.langs[int(rng.integers(c.n))]; k = kd if kd != "pair" else ("hashtag", "link", "share")[w % 3]
            texts = lambda: say(py, lang, 3, 12)
            if k == "hashtag":
                g = mytags[w % len(mytags)]
                if kd == "pair": g = name(py, 4) if rng.random() < .5 or not mtags else mtags[int(rng.integers(len(mtags)))]
                if place == "peak" and g in tagrows: t = py.choice(tagrows[g])
                for a, y in wave(accs, t, jit, part): rows.append((w, a, b.add(a, y, texts() + " #" + g, g, lang=lang)))
                objs.append("#" + g)
                if g not in tagrows:
                    for _ in range(int(rng.integers(0, 3))):  # strangers use it too
                        x = int(rng.integers(c.n)); b.add(x, daytime(), say(py, c.langs[x]) + " #" + g, g, lang=c.langs[x])
            elif k == "link":
                if own or not mlinks: l = "https://%s.example/%s" % (name(py, 3), name(py, 3))
                else: l = mlinks[int(rng.integers(len(mlinks)))]
                if l in linkrows: t = py.choice(linkrows[l]) + (0 if place == "peak" else rng.uniform(1, 20) * HOUR)
                for a, y in wave(accs, t, jit, part): rows.append((w, a, b.add(a, y, texts() + " " + l, "", l, lang=lang)))
                objs.append(l)
                for _ in range(int(rng.integers(0, 3))):
                    x = int(rng.integers(c.n)); b.add(x, t + rng.exponential(DAY / 2), say(py, c.langs[x]) + " " + l, "", l, lang=c.langs[x])
            elif k == "share":
                if own or not mshare:
                    src = lead if rng.random() < .5 and kd != "pair" else int(rng.integers(c.n))
                    while kd == "pair" and src in accs: src = int(rng.integers(c.n))
                    o = b.add(src, t - rng.uniform(.2, 6) * HOUR, texts(), lang=lang)
                else:
                    o = mshare[int(rng.integers(len(mshare)))]
                    while b.acc[o] in accs: o = mshare[int(rng.integers(len(mshare)))]
                    t = b.t[o] + (rng.uniform(60, 900) if place == "peak" else rng.uniform(.5, 30) * HOUR)
                m = [a for a in accs if a != b.acc[o]]
                for a, y in wave(m, max(t, b.t[o] + 2), jit, part): rows.append((w, a, b.add(a, y, share=o)))
                objs.append(("share", o))
                for x in np.unique(rng.integers(0, c.n, int(rng.integers(0, 4)))):
                    if x not in accs: b.add(int(x), b.t[o] + rng.exponential(DAY / 3), share=o)
            else:                                     # near-identical texts, no shared object needed
                base = say(py, lang, 16, 28)
                for a, y in wave(accs, t, jit, part): rows.append((w, a, b.add(a, y, edit(py, base), lang=lang)))
                objs.append("text:" + base)
            used.append(t); waves.append(int(t))
        groups.append(dict(accs=accs, acts=acts, jitter_s=jit, kind=kd, participation=part, own=own, place=place if kd != "text" else "quiet",
                           rows=rows, objs=objs, waves=waves, fresh=[a for a, s in mem if s == "fresh"]))
    return groups, fresh[0] - c.n


def truth_groups(c, groups, names, pids):
    b = c.b; out, allf = [], []
    for g in groups:
        byw = {}
        for w, a, i in g["rows"]: byw.setdefault(w, []).append((a, b.t[i]))
        near = {a: 0 for a in g["accs"]}; took = dict(near); spread = []
        for v in byw.values():
            ts = [t for _, t in v]; spread.append(max(ts) - min(ts))
            for a, t in v:
                took[a] += 1
                near[a] += any(abs(t - t2) <= 60 for a2, t2 in v if a2 != a)
        f = [names[a] for a in g["accs"] if near[a] >= 3]; allf += f
        out.append({"accounts": [names[a] for a in g["accs"]], "size": len(g["accs"]), "acts": g["acts"], "jitter_s": g["jitter_s"], "kind": g["kind"],
                    "participation": g["participation"], "objects_own": bool(g["own"]), "placement": g["place"],
                    "objects": ["share_of:" + pids(o[1]) if isinstance(o, tuple) else o for o in g["objs"]],
                    "largest_spread_s": int(max(spread)), "acts_by_account": {names[a]: took[a] for a in g["accs"]},
                    "acts_within_60s_by_account": {names[a]: near[a] for a in g["accs"]},
                    "fresh_accounts": [names[a] for a in g["fresh"]], "post_ids": [pids(i) for _, _, i in g["rows"]],
                    "findable_accounts": f})
    return out, allf
