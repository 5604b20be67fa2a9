#!/usr/bin/env python3
"""check.py OUTDIR GOLD: decodes each file by itself (no code shared with make.py) and looks for every gold string."""
import sys, os, io, re, json, csv, gzip, zipfile, html, email, email.policy
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
OUT, GOLD = sys.argv[1], sys.argv[2]
class P(HTMLParser):
    def __init__(s): super().__init__(convert_charrefs=True); s.o = []
    def handle_data(s, d): s.o.append(d)
    def handle_starttag(s, t, a):
        if t in ("p","br","div","li","td","article","span","time","img","wbr"): s.o.append("" if t in ("wbr","span","img") else " ")
        for k, v in a:
            if v: s.attrs.append(v)
    attrs = []
    def unknown_decl(s, d): s.o.append(d[6:] if d.startswith("CDATA[") else d)
def striptags(t):
    p = P(); p.attrs = []
    try: p.feed(t); p.close()
    except Exception: pass
    return "".join(p.o) + "\n" + "\n".join(p.attrs)
def walk(o, out):
    if isinstance(o, str): out.append(o)
    elif isinstance(o, list):
        # telegram 'text' lists
        flat = "".join(x if isinstance(x, str) else x.get("text", "") if isinstance(x, dict) and isinstance(x.get("text"), str) else "" for x in o); out.append(flat)
        for x in o: walk(x, out)
    elif isinstance(o, dict):
        for k, v in o.items(): out.append(k); walk(v, out)
    elif o is not None: out.append(str(o))
def demoji(s):
    try: return s.encode("latin-1").decode("utf-8")
    except Exception: return None
def dec(b, hint=None):
    if b[:2] == b"\xff\xfe": return b.decode("utf-16")
    if b[:3] == b"\xef\xbb\xbf": return b[3:].decode("utf-8")
    m = re.search(rb'(?:charset=|encoding=)["\']?([A-Za-z0-9_-]+)', b[:1200])
    for c in [hint, "utf-8", m.group(1).decode() if m else None, "cp1252"]:
        if not c: continue
        try: return b.decode({"shift_jis": "shift_jis"}.get(c.lower(), c))
        except Exception: pass
    return b.decode("latin-1")
def texts(b, name, out, depth=0):
    if depth > 6: return
    low = name.lower()
    if b[:2] == b"\x1f\x8b":
        f = io.BytesIO(b); b = gzip.GzipFile(fileobj=f).read(50_000_000); name = re.sub(r"\.gz$", "", name); low = name.lower()
    if b[:4] == b"PK\x03\x04":
        try: z = zipfile.ZipFile(io.BytesIO(b))
        except Exception: return
        for i in z.infolist():
            out.append(i.filename)
            if i.flag_bits & 1 or i.file_size > 5_000_000: continue
            texts(z.read(i), i.filename, out, depth + 1)
        return
    if b[:5] == b"WARC/": return warc(b, out, depth)
    if low.endswith((".mht", ".mhtml")):
        m = email.message_from_bytes(b, policy=email.policy.default)
        for p in m.walk():
            out.append(p.get("Content-Location", "") or "")
            if p.get_content_maintype() == "text":
                texts(p.get_payload(decode=True), "x.html", out, depth + 1)
        return
    if b[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"OggS", b"RIFF", b"%PDF"): return
    t = dec(b); out.append(t); out.append(t.replace("\r\n", "\n"))
    js = re.sub(r"^\ufeff?(window|var)[\w.\s]*=\s*", "", t.strip()) if re.match(r"\ufeff?window\.", t.strip()) else t.strip("\ufeff \r\n")
    objs = []
    try: objs = [json.loads(js)]
    except RecursionError: return
    except Exception:
        for ln in js.splitlines():
            if ln.strip().startswith(("{", "[")):
                try: objs.append(json.loads(ln))
                except Exception: pass
    if objs:
        o = []
        for x in objs: walk(x, o)
        for x in list(o):
            y = demoji(x)
            if y and y != x: o.append(y)
            if "&" in x or "<" in x: o.append(striptags(x)); o.append(html.unescape(x)); o.append(re.sub(r"<[^>]+>", "", html.unescape(re.sub(r"<(p|br)[^>]*>", " ", x)))); o.append(html.unescape(re.sub(r"<[^>]+>", "", x)))
        out.extend(o)
    if low.endswith((".csv", ".tsv")):
        tt = t[t.index("\n") + 1:] if t.startswith("sep=") else t
        d = max(",;\t", key=tt.split("\n")[0].count)
        for row in csv.reader(io.StringIO(tt, newline=""), delimiter=d):
            for c in row:
                out.append(c)
                if c.startswith("{"):
                    for piece in re.findall(r'\{.*?\}(?=,\{|$)', c, re.S):
                        try: o = []; walk(json.loads(piece), o); out.extend(o)
                        except Exception: pass
    if "<" in t and not objs:
        s = striptags(t); out.append(s); out.append(striptags(s)); out.append(html.unescape(re.sub(r"<[^>]+>", "", t)))
        for a in re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", t, re.S):
            o = []; walk(json.loads(a), o); out.extend(o)
def warc(b, out, depth):
    i = 0
    while i < len(b):
        j = b.find(b"\r\n\r\n", i)
        if j < 0: break
        head = b[i:j].decode(); n = int(re.search(r"Content-Length: (\d+)", head).group(1)); blk = b[j+4:j+4+n]; i = j + 4 + n + 4
        out.append(head)
        if "WARC-Type: response" in head:
            h, _, body = blk.partition(b"\r\n\r\n"); hs = h.decode()
            if "chunked" in hs:
                o = b""
                while body:
                    ln, _, body = body.partition(b"\r\n"); k = int(ln, 16)
                    if not k: break
                    o += body[:k]; body = body[k+2:]
                body = o
            if "Content-Encoding: gzip" in hs: body = gzip.decompress(body)
            texts(body, "x.json" if "json" in hs else "x.html", out, depth + 1)
def norm(s): return re.sub(r"[\s\u00a0\u202f]+", " ", s.replace("\u200e", "").replace("\u200f", "")).strip()
bad = 0; n = ni = 0
for line in open(GOLD, encoding="utf-8"):
    g = json.loads(line); p = os.path.join(OUT, g["file"]); out = []
    assert set(("file","kind","mode","items","must_report_unread","hostile")) <= set(g), g["file"]
    assert g["mode"] in ("reports", "posts")
    if not os.path.lexists(p.rstrip("/")): print("MISSING", p); bad += 1; continue
    if os.path.isdir(p):
        for dp, dn, fn in os.walk(p):
            for x in fn:
                q = os.path.join(dp, x); out.append(q)
                if not os.path.islink(q): texts(open(q, "rb").read(), x, out)
    else: texts(open(p, "rb").read(), os.path.basename(p), out)
    raw = "\n".join(out); nr = norm(raw); n += 1; digits = set(re.findall(r"\d{10,19}", raw))
    for it in g["items"]:
        ni += 1
        assert it["time_precision"] in ("second", "minute", "day", "none"), g["file"]
        for k in ("text", "media", "seal"):
            for s in it[k]:
                if norm(s) not in nr and not (k == "seal" and all(x in raw for x in s.split())) and not (k == "media" and s.rsplit(".", 1)[0] in raw and "." + s.rsplit(".", 1)[1] in raw): print("NOT FOUND", g["file"], k, repr(s)[:150]); bad += 1
        if it["sender"] and norm(it["sender"]) not in nr and it["sender"] not in ("You", "Me"):
            parts = re.split(r"[!# ]", it["sender"])
            if not all(x in raw for x in parts): print("SENDER", g["file"], it["sender"]); bad += 1
        for t in it["text"]:
            for x in g["items"]:
                for s in x["seal"]:
                    if s in t: print("SEAL IN TEXT", g["file"], s, t[:80]); bad += 1
        tm = it["time"]
        if tm and len(tm) > 10:
            d = datetime.fromisoformat(tm.replace("Z", "+00:00")); e = str(int(d.timestamp())); sn = [(int(e)*1000 - 1420070400000) >> 0, int(e)*1000 - 1288834974657]
            ok = any(x.startswith(e) for x in digits) or any((int(x) >> 22) in range(s, s + 1000) for x in digits if len(x) > 16 for s in sn)
            if not ok:
                for off in range(-11, 15):
                    l = d + timedelta(hours=off); forms = [l.strftime("%H:%M"), l.strftime("%-I:%M")]
                    if any(f in raw for f in forms) and (str(l.day) in raw): ok = True; break
            if not ok: print("TIME", g["file"], tm); bad += 1
        lo = it.get("time_local")
        if lo and "," not in lo:
            hh, mm = lo[11:13], lo[14:16]; a = raw.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
            if not any(f in a for f in ("%s:%s" % (hh, mm), "%d:%s" % (int(hh), mm), "%d:%s" % ((int(hh) % 12) or 12, mm), "%02d:%s" % ((int(hh) % 12) or 12, mm))) and "serial" not in g["file"]: print("LOCAL", g["file"], lo); bad += 1
    sz = sum(os.path.getsize(os.path.join(dp, x)) for dp, dn, fn in os.walk(p) for x in fn if not os.path.islink(os.path.join(dp, x))) if os.path.isdir(p) else os.path.getsize(p)
    if sz > 60_000: print("TOO LARGE", g["file"], sz); bad += 1
print(n, "files", ni, "items", bad, "problems")
sys.exit(bad > 0)
