#!/usr/bin/env python3
"""python selftest.py DIR [SEED] [WORLD...]: makes worlds through the CLI twice, recounts the
truth from posts.csv alone, and prints a line per world. Removes what it wrote."""
import csv, hashlib, json, os, shutil, subprocess, sys, time
from collections import Counter, defaultdict
from datetime import datetime
here = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, here)
from make import WORLDS, COLS
csv.field_size_limit(10 ** 9)
ep = lambda s: int(datetime.fromisoformat(s.replace("Z", "+00:00")).timestamp())

def digest(d):
    h = hashlib.sha256()
    for r, ds, fs in sorted(os.walk(d)):
        for f in sorted(fs): h.update(open(os.path.join(r, f), "rb").read())
    return h.hexdigest()[:12]

def run(w, seed, d, hs):
    t = time.time()
    subprocess.run([sys.executable, os.path.join(here, "make.py"), w, str(seed), d], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, PYTHONHASHSEED=hs, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1"))
    return time.time() - t

base = sys.argv[1]; seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1; bad = 0; org = {}
for w in sys.argv[3:] or WORLDS:
    d = os.path.join(base, "w"); shutil.rmtree(d, ignore_errors=True); sec = run(w, seed, d, "1"); a = digest(d)
    p = list(csv.DictReader(open(os.path.join(d, "posts.csv"), newline="", encoding="utf-8"))); tr = json.load(open(os.path.join(d, "truth.json"), encoding="utf-8"))
    e = []; by = {r["post_id"]: r for r in p}
    def ck(ok, msg): e.append(msg) if not ok else None
    ck(list(p[0]) == COLS, "columns"); ck(len(by) == len(p) == tr["n_posts"], "ids")
    for c in ("share_of", "reply_to"): ck(all(by[r[c]]["time"] <= r["time"] for r in p if r[c]), c + " before its original")
    ck(not any(r["share_of"] and by[r["share_of"]]["share_of"] for r in p), "share of a share")
    ck([r["time"] for r in p] == sorted(r["time"] for r in p), "order")
    rows = Counter((r["account_id"], r["time"], r["hashtags"], r["links"]) for r in p); note = ""
    k, _, rest = w.partition("_")
    if k in ("crowd", "storm"): org[rest] = rows; ck(not tr.get("groups") and not tr.get("storms"), "campaign in a free world")
    if k in ("planted", "stormp") and rest in org: ck(not org[rest] - rows, "organic rows differ (%d)" % sum((org[rest] - rows).values()))
    if k == "planted":
        for g in tr["groups"]:
            ck(g["largest_spread_s"] <= g["jitter_s"] + 1, "spread"); wv = defaultdict(list); n = Counter()
            for i in g["post_ids"]: n[by[i]["account_id"]] += 1
            ck(dict(n) == {a: v for a, v in g["acts_by_account"].items() if v}, "acts by account")
            if g["kind"] == "pair": ck(list(g["acts_within_60s_by_account"].values()) == [20, 20], "pair 20 of 20")
        note = "%d groups %d accounts %d findable" % (len(tr["groups"]), len(tr["coordinated_accounts"]), len(tr["findable_accounts"]))
    if k == "crowd": x = tr["exposure"]; note = "joint>=3: %d, >=10: %d; pairs>=3: %s" % (x["accounts_with_3_joint_acts"], x["accounts_with_10_joint_acts"], x["pair_sample"]["share_with_a_partner_of_3_joint_acts"])
    if k == "stormp":
        idx = defaultdict(list)
        for r in p:
            for o in ["#" + h for h in r["hashtags"].split()] + r["links"].split(): idx[o].append(ep(r["time"]))
        for s in tr["storms"]:
            n = sum(ep(s["start"]) <= t < ep(s["end"]) for t in idx[s["object"]]); ck(n >= s["added"] >= 30, "storm %s %d<%d" % (s["object"], n, s["added"]))
            ck(not s["called_by"] or any(r["channel"] == s["called_by"] and r["time"] == s["call_time"] for r in p if r["channel"]), "call")
            ck(s["factor"] is None or s["added"] == 30 or abs(s["factor_effective"] / s["factor"] - 1) < .05, "factor")
        note = "%d storms, %d called, %d real rises" % (len(tr["storms"]), sum(bool(s["called_by"]) for s in tr["storms"]), len(tr["real_rises_without_campaign"]))
    if k == "storm": note = "%d real rises" % len(tr["real_rises_without_campaign"])
    if k == "story":
        for x in tr["instances"]:
            hs = {h.lower() for h in x["hashtags"]}; n = [r for r in p if hs & set(r["hashtags"].lower().split())]
            ck(len(n) == x["everything_with_its_hashtags_ever"], "ever"); ck(3000 <= x["mentions"] <= 40000, "size")
            if w == "story": ck(len(n) == x["mentions"] and len({r["account_id"] for r in n}) == x["accounts"], "mentions")
        xs = 0
        for f in os.listdir(os.path.join(d, "x")): xs += json.load(open(os.path.join(d, "x", f), encoding="utf-8"))["meta"]["result_count"]
        ck(xs == len(p), "x pages"); note = "%d instances %s" % (len(tr["instances"]), [x["mentions"] for x in tr["instances"]])
    shutil.rmtree(d); run(w, seed, d, "77"); ck(digest(d) == a, "not deterministic"); shutil.rmtree(d)
    bad += bool(e)
    print("%-18s %7d posts %6d acc %5.1fs %s %s" % (w, len(p), len({r["account_id"] for r in p}), sec, note, "FAIL " + str(Counter(e)) if e else "ok"), flush=True)
print("failed worlds:", bad)
