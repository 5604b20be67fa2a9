#!/usr/bin/env python3
"""python make.py WORLD SEED OUTDIR  -> posts.csv, truth.json (story worlds: also channel/, x/).
   python make.py list               -> names of all worlds."""
import csv, json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from core import COLS, exposure, subseed

CROWDS = ["goals", "tvshow", "breaking", "election", "powercut", "prayer", "newyear", "giveaway",
          "notify", "newsroom", "class", "rtbots", "sparse"]
WORLDS = (["crowd_" + k for k in CROWDS] + ["planted_" + k for k in CROWDS] +
          ["storm_%d" % i for i in range(1, 6)] + ["stormp_%d" % i for i in range(1, 6)] + ["story", "story_bg"])


def make_full(world, seed):
    """-> posts (dict of equal-length column lists, see core.COLS), truth, extra."""
    seed = int(seed)
    kind, _, rest = world.partition("_")
    if kind in ("crowd", "planted"):
        import crowds, planted
        c = crowds.KINDS[rest](seed); groups, fresh = [], 0
        if kind == "planted": groups, fresh = planted.plant(c, rest, seed)
        names = c.names(fresh)
        posts, pos = c.b.finish(subseed(rest, seed, "pid"), names)
        truth = {"world": world, "seed": seed, "what": (crowds.KINDS[rest].__doc__ or "").strip(),
                 "n_posts": len(c.b.t), "n_accounts": len(set(c.b.acc)), "coordinated_accounts": [], "groups": []}
        if groups:
            g, f = planted.truth_groups(c, groups, names, lambda i: posts["post_id"][pos[i]])
            truth["groups"] = g; truth["findable_accounts"] = sorted(set(f))
            truth["coordinated_accounts"] = sorted({a for x in g for a in x["accounts"]})
        truth["exposure"] = exposure(c.b, c.n + fresh)
        return posts, truth, None
    if kind in ("storm", "stormp"):
        import storms
        return storms.build(int(rest), seed, kind == "stormp") + (None,)
    if kind == "story":
        import story
        return story.build(seed, rest == "bg")
    raise SystemExit("unknown world %r; try: make.py list" % world)


def make(world, seed):
    return make_full(world, seed)[:2]


def rows(posts):
    """Posts as dicts, one by one."""
    for r in zip(*[posts[k] for k in COLS]): yield dict(zip(COLS, r))


def write(world, seed, out):
    os.makedirs(out, exist_ok=True)
    posts, truth, extra = make_full(world, seed)
    with open(os.path.join(out, "posts.csv"), "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f); w.writerow(COLS); w.writerows(zip(*[posts[k] for k in COLS]))
    with open(os.path.join(out, "truth.json"), "w", encoding="utf-8") as f:
        json.dump(truth, f, ensure_ascii=False, indent=1)
    if extra is not None: extra(out)
    return posts, truth


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] == "list": print("\n".join(WORLDS)); sys.exit()
    if len(sys.argv) != 4: sys.exit(__doc__)
    p, t = write(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    print(sys.argv[1], len(p["post_id"]), "posts", len(set(p["account_id"])), "accounts")
