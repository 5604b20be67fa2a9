"""Pairs of pictures for the copy test. Every item: (name, class, picture_a, picture_b, is_copy).

copies(n, seed)        n posters with every edit; class = name of the edit; is_copy = True
                       (class `translated` = same picture, words in another language: count it apart)
hard_pairs(n, seed)    n pairs that are NOT copies, from a pool of 700 posters, drawn when needed
pairs(n, hard, seed)   both, one after the other
hard_index(n, seed)    the same hard pairs as (name, class, name_a, name_b), no pictures;
                       with pool(seed) one can fingerprint each poster once
Both pictures of a pair always belong to posters of one half; half_of(name) tells it."""
import random, functools, itertools
import posters as P, edits as E

half_of_poster = P.half
def half_of(pair_name):
    """half of a pair, from the name of its first poster (`poster|...`)"""
    return P.half(pair_name.split("|")[0])

def copy_posters(n, seed=0):
    """n different posters, all templates in turn"""
    return [{"seed": 100000 + seed * 5000 + i, "template": P.NAMES[i % len(P.NAMES)], "w": 0, "p": 0} for i in range(n)]

def copies(n=40, seed=0, half=None, only=None):
    for s in copy_posters(n, seed):
        nm = P.name_of(s)
        if half and P.half(nm) != half: continue
        a = P.draw(s)
        for e in only or E.EDITS:
            yield f"{nm}|{e}", e, a, E.apply(e, a, seed), True

@functools.lru_cache(4)
def _pool(seed=0):
    specs, group = {}, {}
    def add(s, g): n = P.name_of({"w": 0, "p": 0, **s}); specs[n] = s; group[n] = g
    b = 300000 + seed * 5000
    for f in range(50):
        t = P.NAMES[f % len(P.NAMES)]
        for s in P.sibling_specs(b + f, 9, t): add(s, ("family", f))
    for k in range(10):
        for s in P.same_line_specs(3000 + seed * 50 + k, 13): add(s, ("line", k))
    for k in range(10):
        for s in P.same_logo_specs(3000 + seed * 50 + k, 12): add(s, ("logo", k))
    assert len(specs) == 700
    return specs, group
def pool(seed=0):
    """{poster name: spec}; draw one with posters.draw(spec)"""
    return dict(_pool(seed)[0])

SMALL_PICTURE = {"table", "shop", "leaflet", "news", "stripes", "charity"}   # the picture is the smaller part: same words, so a person may well call it a copy
def hard_class(a, b, seed=0):
    specs, group = _pool(seed); sa, sb, ga, gb = specs[a], specs[b], group[a], group[b]
    if ga == gb:
        if ga[0] == "line": return "same_line"
        if ga[0] == "logo": return "same_logo"
        if sa["p"] != sb["p"] and sa["w"] == sb["w"]: return "sibling_small_picture" if sa["template"] in SMALL_PICTURE else "sibling_picture"
        return "sibling_words" if sa["p"] == sb["p"] else "sibling_both"
    return "same_template" if sa["template"] == sb["template"] else "unrelated"

def hard_index(n=100000, seed=0, half=None):
    """all pairs inside groups first, then a seeded choice of pairs across groups"""
    specs, group = _pool(seed); names = sorted(specs); H = {h: [x for x in names if P.half(x) == h] for h in "AB"}; k = 0
    near, far = [], []
    for h in "AB":
        if half and h != half: continue
        for a, b in itertools.combinations(H[h], 2):
            (near if group[a] == group[b] else far).append((a, b))
    r = random.Random(f"hard|{seed}"); r.shuffle(near); r.shuffle(far)
    for a, b in itertools.islice(itertools.chain(near, far), n):
        yield f"{a}|{b}", hard_class(a, b, seed), a, b

@functools.lru_cache(720)
def _draw(name, seed): return P.draw(_pool(seed)[0][name])

HARD_EDITS = ["jpeg_20", "screenshot_light", "screenshot_dark", "border_blurred", "band_below", "crop_20", "resize_30", "grey", "photo_print", "meme_caption", "textbox_middle", "mirror"]
def hard_pairs(n=100000, seed=0, half=None, edited=False):
    """edited=True puts the same kind of edit on both posters (two screenshots, two photographs ...)"""
    for nm, c, a, b in hard_index(n, seed, half):
        ia, ib = _draw(a, seed), _draw(b, seed)
        if edited:
            e = random.Random(nm).choice(HARD_EDITS); yield f"{nm}|{e}", c + "+" + e, E.apply(e, ia, seed), E.apply(e, ib, seed + 1), False
        else: yield nm, c, ia, ib, False

def pairs(n=40, hard=2000, seed=0, half=None):
    yield from copies(n, seed, half)
    yield from hard_pairs(hard, seed, half)

if __name__ == "__main__":
    from collections import Counter
    for h in "AB":
        print(h, "copies:", sum(P.half(P.name_of(s)) == h for s in copy_posters(40)) * len(E.EDITS), "hard:", dict(Counter(c for _, c, _, _ in hard_index(10 ** 9, 0, h))))
