#!/usr/bin/env python3
"""python make.py OUT.jsonl  -> blind test pages, deterministic, standard library only."""
import sys, json, random, base64, html, os, unicodedata, zlib, collections
HERE = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, HERE); sys.dont_write_bytecode = True
from site_shapes import *
LANGS = ["en","de","fr","nl","es","tr","ar","ru"]
W = {}
for f in ("words1.txt", "words2.txt"):
    k = None
    for l in open(os.path.join(HERE, f), encoding="utf-8"):
        l = l.rstrip("\n")
        if l.startswith("@"): k = l[1:]; W[k] = {}
        elif l: a = l.split("~"); W[k][a[0]] = a[1:]
T = collections.defaultdict(list)
for l in open(os.path.join(HERE, "texts.txt"), encoding="utf-8"):
    l = l.rstrip("\n")
    if l: a, b = l.split("|", 1); T[a].append(b)
NAMES = {"en":[("marlow_news","Marlow News"),("jane.pettifer","Jane Pettifer"),("quaywatch","Quay Watch")],"de":[("hinterhof_funk","Hinterhoffunk"),("karin.s76","Karin S."),("dorfblick","Dorfblick")],
 "fr":[("voixduquai","La Voix du Quai"),("p_lenoir","Pascal Lenoir"),("quartier_sud","Quartier Sud")],"nl":[("dorpspraat","Dorpspraat"),("j_vdberg","Joris vd Berg"),("kanaal_west","Kanaal West")],
 "es":[("plaza_libre","Plaza Libre"),("m_ortega88","Marta Ortega"),("rio_noticias","Río Noticias")],"tr":[("mahalle_sesi","Mahalle Sesi"),("ihsan_k","İhsan Kılıç"),("sokak_gundem","Sokak Gündem")],
 "ar":[("sawt_alhay","صوت الحي"),("samir_k","سمير خ"),("akhbar_nakheel","أخبار النخيل")],"ru":[("dvor_news","Двор Ньюс"),("petrov_s","Семён Петров"),("rayon_live","Район LIVE")]}
FILES = ["exam_answers_2026.zip","Kundenliste_final.xlsx","film.complet.vf.mkv","gestolen-fotos.rar","manual_sin_licencia.pdf","dizi_bölüm_04.mp4","كتاب-مسروق.pdf","база_клиентов.csv"]
SOC = [p for p in PLAT if p != "filehost"]; SELF = ["Mastodon","WordPress","phpBB","filehost"]
REASON = {200:"OK"}; OUT = []; CNT = collections.Counter()
CP = {"ru":"windows-1251","ar":"windows-1256","tr":"iso-8859-9"}
class C: pass
def ctx(kind, L, i, plats):
    r = random.Random(f"blind|{kind}|{L}|{i}"); c = C(); c.r, c.L, c.u = r, L, U[L]
    c.p = plats[(i + LANGS.index(L) * 3 + zlib.crc32(kind.encode()) % 7) % len(plats)]
    c.user, c.name = NAMES[L][r.randrange(3)]; c.n = r.randrange(10**6, 10**9)
    c.t = FILES[r.randrange(8)] if c.p == "filehost" else T[L][(i + r.randrange(2)) % len(T[L])]
    c.others = [x for x in T[L] if x != c.t]; r.shuffle(c.others)
    c.url = post_url(c.p, c.user, c.n); c.title = f"{c.name} | {c.p if c.p in ('Mastodon','phpBB') else host(c.p)}"
    return c
def hd(ct="text/html; charset=utf-8", **k):
    h = {"content-type": ct, "date": "Sat, 14 Mar 2026 09:00:00 GMT", "server": "nginx"}; h.update({a.replace("_", "-"): b for a, b in k.items()}); return h
def emit(kind, c, body, truth, who="unknown", why="", status=200, headers=None, url=None, final=None, chain=None, noticed=None, also=None, nk="text", raw=None):
    CNT[kind] += 1; url = url or c.url
    o = {"id": f"{kind}-{c.L}-{CNT[kind]:03d}", "platform": c.p, "lang": c.L, "kind": kind, "url": url, "final_url": final or url, "chain": chain or [], "status": status, "headers": headers or hd()}
    if raw is not None: o["body_b64"] = base64.b64encode(raw).decode()
    else: o["body"] = body
    o.update(noticed=c.t if noticed is None else noticed, noticed_kind="file" if c.p == "filehost" and nk == "text" else nk, truth=truth, who_removed=who, also_ok=also or [], why=why); OUT.append(o)
def hops(*a): return [{"url": u, "status": s, "location": v} for u, s, v in a]
def side(c, k=2): return f'<h4>{c.u["more"]}</h4>' + "".join(f'<p class="teaser">{E(x)}</p>' for x in c.others[:k])
def live(c, inner=None, **k):
    inner = E(c.t) if inner is None else inner
    pre, post = k.pop("pre", ""), k.pop("post", "")
    m = meta(c.title, k.pop("desc", c.t if c.r.random() < .5 else c.name), c.url)
    return page(c.p, c.L, k.pop("title", c.title), pre + block(c.p, c.L, c.user, c.name, inner, c.n, k.pop("edited", False)) + post, head=m, side=side(c) if c.r.random() < .6 else "", **k)
def each(kind, n, plats=SOC):
    for L in LANGS:
        for i in range(n): yield i, ctx(kind, L, i, plats)
def cm(c, k=3): return [c.u[f"c{j+1}"] for j in c.r.sample(range(4), k)]
def w(key, c, i): return W[key][c.L][i % 6].replace("{user}", c.user).replace("{host}", host(c.p))
def mid(tok, ins):
    return tok if len(tok) < 4 else tok[:len(tok)//2] + ins + tok[len(tok)//2:]
# ---------------------------------------------------------------- live
def make_live():
    N = 9
    for i, c in each("live_plain", 24, PLAT): emit("live_plain", c, live(c), "live", why="text in the post element")
    for i, c in each("live_furniture", N): emit("live_furniture", c, live(c, post=comments(c.p, c.L, cm(c)) + "".join(block(c.p, c.L, "u%d" % j, "U %d" % j, E(x), c.n + j) for j, x in enumerate(c.others[:3]))), "live", why="text among comments and other posts")
    for i, c in each("live_some_removed", N):
        x = f'<div class="info">{E(w("some_removed", c, i))}</div>'; b = c.r.random() < .5
        emit("live_some_removed", c, live(c, pre=x if b else "", post="" if b else x + comments(c.p, c.L, cm(c))), "live", why="text present; the removal line is about other items")
    for i, c in each("live_deletion_chatter", N): emit("live_deletion_chatter", c, live(c, post=comments(c.p, c.L, [w("chatter", c, i)] + cm(c, 1) + [w("chatter", c, i + 2)])), "live", why="text present; comments only talk about deletion")
    def num(s): return "".join(f"&#{ord(x)};" if (j % 2 or ord(x) > 127 or x in "<>&\"'") else x for j, x in enumerate(s))
    def hx(s): return "".join(f"&#x{ord(x):x};" for x in s)
    def nam(s): return "".join("&" + html.entities.codepoint2name[ord(x)] + ";" if ord(x) in html.entities.codepoint2name else x for x in s)
    import html.entities
    for i, c in each("live_entities", N): emit("live_entities", c, live(c, (num, hx, nam)[i % 3](c.t), desc=c.name), "live", why="text as character references")
    for i, c in each("live_soft_hyphen", N): emit("live_soft_hyphen", c, live(c, " ".join(mid(E(x), ("\u00ad", "&shy;", "&#173;")[i % 3]) if "&" not in E(x) else E(x) for x in c.t.split(" ")), desc=c.name), "live", why="soft hyphens inside words")
    for i, c in each("live_zero_width", N): emit("live_zero_width", c, live(c, E(" ".join(mid(x, ("\u200b", "\u200d", "\ufeff", "\u2060", "\u200c", "\u200b\u200b")[i % 6]) for x in c.t.split(" "))), desc=c.name), "live", why="zero-width characters inside words")
    for i, c in each("live_bidi", N):
        a, b = [("\u202b", "\u202c"), ("\u2067", "\u2069"), ("\u200f", "\u200f"), ("\u202a", "\u202c"), ("\u2068", "\u2069"), ("\u200e", "")][i % 6]
        emit("live_bidi", c, live(c, E(" ".join(a + x + b if j % 3 == 0 else x for j, x in enumerate(c.t.split(" ")))), desc=c.name), "live", why="bidi control marks around words")
    for i, c in each("live_split_tags", N):
        tg = ["<span></span>", "<wbr>", "</span><span>", "<!-- x -->", "<b></b>", "</i><i>"][i % 6]
        inner = " ".join(E(x) if len(x) < 5 or "&" in E(x) else mid(x, tg) for x in c.t.split(" "))
        emit("live_split_tags", c, live(c, ("<span>%s</span>" if i % 6 == 2 else "<i>%s</i>" if i % 6 == 5 else "%s") % inner, desc=c.name), "live", why="words split by inline tags")
    for i, c in each("live_linebreaks", N):
        ws = [E(x) for x in c.t.split(" ")]; h = len(ws)//2
        emit("live_linebreaks", c, live(c, [" ".join(ws[:h]) + "<br>" + " ".join(ws[h:]), "&nbsp;".join(ws), "</p>\n<p>".join([" ".join(ws[:h]), " ".join(ws[h:])]), "\n      ".join(ws), " ".join(ws[:h]) + "<br/><br/>\n" + "\u202f".join(ws[h:]), "  ".join(ws)][i % 6], desc=c.name), "live", why="line breaks, nbsp and odd spacing")
    for i, c in each("live_typography", N):
        s = c.t.replace("'", "’").replace('"', "”").replace("...", "…").replace(" — ", " – ").replace("«", "“").replace("»", "”")
        emit("live_typography", c, live(c, E(s if i % 2 else unicodedata.normalize("NFD", s), quote=False), desc=c.name), "live", why="other quote marks/dashes or decomposed letters, same words")
    for i, c in each("live_links_in_text", N):
        ws = c.t.split(" "); j = c.r.randrange(1, len(ws))
        emit("live_links_in_text", c, live(c, " ".join(f'<a href="/hashtag/{k}" class="tag">{E(x)}</a>' if k in (j, 0) else E(x) for k, x in enumerate(ws)), desc=c.name), "live", why="some words are links")
    for i, c in each("live_jsonld_shell", N):
        ld = json.dumps({"@context": "https://schema.org", "@type": "SocialMediaPosting", "author": {"@type": "Person", "name": c.name}, "datePublished": "2026-03-01", "articleBody": c.t}, ensure_ascii=bool(i % 2)).replace("</", "<\\/")
        emit("live_jsonld_shell", c, page(c.p, c.L, host(c.p), '<div id="root"></div><noscript>JavaScript is not available.</noscript>', head=f'<script type="application/ld+json">{ld}</script>', bare=True), "live", why="text only in JSON-LD articleBody; script shell otherwise", also=["unknown"])
    for i, c in each("live_og_shell", N):
        d = [c.t, f'{c.n%90} likes, {c.n%7} comments - {c.user} on March 1, 2026: "{c.t}"', f"{c.name}: {c.t}"][i % 3]
        emit("live_og_shell", c, page(c.p, c.L, host(c.p), '<div id="app"></div>', head=meta(c.name, d, c.url), bare=True), "live", why="text only in og:description/description; empty script shell")
    for i, c in each("live_state_json", 4, ["YouTube", "TikTok", "X", "Instagram"]):
        js = json.dumps({"videoDetails": {"author": c.name, "shortDescription": c.t}, "playabilityStatus": {"status": "OK"}} if i % 2 else {"__DEFAULT_SCOPE__": {"webapp.video-detail": {"statusCode": 0, "itemInfo": {"itemStruct": {"desc": c.t, "author": {"uniqueId": c.user}}}}}}).replace("</", "<\\/")
        emit("live_state_json", c, page(c.p, c.L, host(c.p), '<div id="app"></div>', head=f'<script id="state" type="application/json">{js}</script>', bare=True), "live", why="text only in the page's state JSON (escaped)", also=["unknown"])
    for i, c in each("live_login_nag", N): emit("live_login_nag", c, live(c, post=f'<div class="modal">{notice(c.p, w("login", c, i))}</div>'), "live", why="whole text visible under a login overlay", also=["login-wall"] if i % 2 else [])
    for i, c in each("live_cookie_overlay", N): emit("live_cookie_overlay", c, live(c, pre=f'<div class="cmp">{notice("filehost", w("consent", c, i))}</div>'), "live", why="whole text under a consent banner")
    for i, c in each("live_age_banner", N): emit("live_age_banner", c, live(c, pre=f'<div class="sensitive">{E(w("age_confirm", c, i))}</div>'), "live", why="sensitive banner but text in the page")
    for i, c in each("live_edited_label", N): emit("live_edited_label", c, live(c, edited=True), "live", why="label says edited, but the noticed words are unchanged", also=["edited"])
    for i, c in each("live_excerpt_noticed", N):
        ws = c.t.split(" "); k = max(5, len(ws) * 2 // 3); nt = " ".join(ws[:k]) + ("…" if i % 2 else " ...")
        emit("live_excerpt_noticed", c, live(c, desc=c.name), "live", why="the notice quotes only the first part, ending with dots", noticed=nt)
    for i, c in each("live_canonical_redirect", N):
        u0 = c.url.replace("https://", "http://") if i % 2 else c.url.replace("https://", "https://m.").replace("www.", "")
        f = c.url + ("" if i % 3 else ("&" if "?" in c.url else "?") + "s=1")
        emit("live_canonical_redirect", c, live(c), "live", url=u0, final=f, chain=hops((u0, 301, f)), why="http/mobile/parameter redirect to the same post")
    for i, c in each("live_forum_thread", 10, ["phpBB", "Reddit", "Facebook", "Telegram web", "VK"]):
        pre = "".join(block(c.p, c.L, f"m{j}", f"M {j}", E(x), c.n + j) for j, x in enumerate(c.others[:2])); post = "".join(block(c.p, c.L, f"k{j}", f"K {j}", E(w("chatter", c, j) if j == 1 else x), c.n + 9 + j) for j, x in enumerate(c.others[2:5]))
        emit("live_forum_thread", c, live(c, pre=pre, post=post), "live", why="one of several posts on the page")
    for i, c in each("live_large", 1, ["phpBB", "WordPress", "Reddit"]):
        fill = "".join(block(c.p, c.L, f"f{j}", f"F {j}", E(c.others[j % len(c.others)] + f" ({j})"), j) for j in range(700 if LANGS.index(c.L) % 2 else 4000))
        emit("live_large", c, page(c.p, c.L, c.title, fill[:len(fill)] + block(c.p, c.L, c.user, c.name, E(c.t), c.n) + fill[:20000].rsplit("</div>", 1)[0]), "live", why="very large page, text near the end")
    for i, c in each("live_truncated_after", 4):
        b = live(c, desc=c.name, post=comments(c.p, c.L, cm(c))); k = b.index('<section class="comments"') + 60
        emit("live_truncated_after", c, b[:k], "live", why="body cut off after the text", headers=hd(content_length=str(len(b.encode()))))
    for i, c in each("live_rss", 4, ["WordPress", "Mastodon", "YouTube", "phpBB"]):
        it = "".join(f"<item><title>{E(c.name)}</title><link>{E(l)}</link><description>{d}</description></item>" for l, d in [(c.url + "#x", E(c.others[0])), (c.url, f"<![CDATA[<p>{E(c.t)}</p>]]>" if i % 2 else E(f"<p>{E(c.t)}</p>"))])
        emit("live_rss", c, f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{E(c.name)}</title><link>{BASE[c.p]}</link>{it}</channel></rss>', "live", headers=hd("application/rss+xml; charset=UTF-8"), why="feed answer contains the item")
    for i, c in each("live_json_api", 6, ["Mastodon", "Reddit", "VK", "X", "WordPress"]):
        o = [{"id": str(c.n), "uri": c.url, "content": f"<p>{E(c.t)}</p>", "account": {"acct": c.user, "suspended": False}}, [{"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"selftext": c.t, "author": c.user, "removed_by_category": None}}]}}], {"type": "rich", "author_name": c.name, "html": f"<blockquote><p>{E(c.t)}</p></blockquote>"}][i % 3]
        emit("live_json_api", c, json.dumps(o, ensure_ascii=i < 3), "live", headers=hd("application/json; charset=utf-8"), why="JSON answer holds the text")
    for i, c in each("live_text_plain", 2, ["WordPress", "phpBB"]): emit("live_text_plain", c, c.name + "\n\n" + c.t + "\n", "live", headers=hd("text/plain; charset=utf-8"), why="plain text answer with the text")
    for i, c in each("live_search_listing", 4, ["X", "Reddit", "phpBB", "WordPress", "VK"]):
        u = BASE[c.p] + "/search?q=" + c.user
        emit("live_search_listing", c, page(c.p, c.L, c.u["results"], f'<h1>{c.u["results"]}</h1>' + "".join(block(c.p, c.L, c.user, c.name, E(x), c.n) for x in [c.others[0], c.t, c.others[1]])), "live", url=u, why="the noticed address itself is a search page and still lists the text")
    for i, c in each("live_repost_original_gone", 6, ["X", "Facebook", "Mastodon", "VK", "Telegram web", "Reddit"]):
        emit("live_repost_original_gone", c, live(c, f"<blockquote>{E(c.t)}</blockquote>", desc=c.name, post=f'<div class="quoted">{E(w("tomb_author", c, i))}</div>'), "live", why="noticed address is the repost, which still shows the text; only the linked original is gone", also=["tombstone"] if i % 2 else [])
    for i, c in each("live_login_wall_og_full", 3, ["Instagram", "Facebook", "TikTok"]):
        emit("live_login_wall_og_full", c, page(c.p, c.L, host(c.p), notice(c.p, w("login", c, i)), head=meta(c.name, c.t, c.url), nag=False), "live", why="visible part is a login wall, but the full text is in og:description (meta text counts)", also=["login-wall"])
    for L in CP:
        for i in range(12):
            c = ctx("live_wrong_charset", L, i, ["VK", "phpBB", "WordPress", "Reddit"]); b = live(c, desc=c.name); v = i % 4; cp = "koi8-r" if L == "ru" and i % 8 == 7 else CP[L]
            ct = ["text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html", "text/html; charset=utf-8"][v]
            b = b.replace('charset="utf-8"', f'charset="{cp}"' if v in (1, 3) else 'charset="utf-8"' if v == 0 else 'name="x"')
            emit("live_wrong_charset", c, None, "live", raw=b.encode(cp, "xmlcharrefreplace"), headers=hd(ct), why=f"bytes are {cp}, declared otherwise or not at all")
    for i, c in each("live_utf8_as_latin1", 3, ["VK", "phpBB", "WordPress"]):
        emit("live_utf8_as_latin1", c, None, "live", raw=live(c, desc=c.name).replace('<meta charset="utf-8">', "").encode(), headers=hd(["text/html; charset=iso-8859-1", "text/html; charset=windows-1252", "text/html"][i]), why="UTF-8 bytes, header says Latin-1 or nothing")
    for i, c in each("live_account", 10): 
        a = acct_url(c.p, c.user); body = page(c.p, c.L, f"{c.name} (@{c.user})", f'<header><h1>{E(c.name)}</h1><p>@{c.user}</p><p>{c.u["bio"]}</p><button>{c.u["follow"]}</button></header>' + ("".join(block(c.p, c.L, c.user, c.name, E(x), c.n) for x in c.others[:2]) if i % 3 else f'<p>{c.u["noposts"]}</p>'))
        emit("live_account", c, body, "live", url=a, noticed=c.name if i % 2 else c.user, nk="account", why="profile page of the named account")
    for i, c in each("live_account_private", 6, ["X", "Instagram", "TikTok", "Telegram web"]):
        emit("live_account_private", c, page(c.p, c.L, f"{c.name} (@{c.user})", f'<header><h1>{E(c.name)}</h1><p>@{c.user}</p><p>{c.n%900} · {c.n%70}</p></header>' + notice(c.p, w("private", c, i))), "live", url=acct_url(c.p, c.user), noticed=c.user, nk="account", also=["login-wall"], why="the account exists, only its posts are private")
    for i, c in each("live_file", 6, ["filehost"]): emit("live_file", c, live(c), "live", why="file page with name and download button")
    for i, c in each("live_file_download", 2, ["filehost"]):
        from urllib.parse import quote
        emit("live_file_download", c, None, "live", raw=b"PK\x03\x04" + bytes(c.r.randrange(256) for _ in range(300)), headers=hd("application/octet-stream", content_disposition=f"attachment; filename*=UTF-8''{quote(c.t)}", content_length="73400320"), why="download answer names the noticed file")
# ---------------------------------------------------------------- edited
def make_edited():
    def rep(c):
        ws = c.t.split(" "); js = [j for j, x in enumerate(ws) if len(x) > 4 and x.isalpha()] or [1]; j = js[len(js)//2]; ws[j] = c.u["word"]; return " ".join(ws)
    def half(c):
        a, b = c.t.split(" "), c.others[0].split(" "); return " ".join(a[:len(a)//2] + b[len(b)//2:])
    def cut(c): a = c.t.split(" "); return " ".join(a[:len(a)*3//5]) + "."
    for kind, f, also, why in [("edited_half", half, [], "first half kept, second half replaced"), ("edited_one_word", rep, [], "one word changed"), ("edited_added", lambda c: c.t + " " + c.u["add1" if c.n % 2 else "add2"], ["live"], "a sentence added inside the same post; original words all kept"),
        ("edited_added_middle", lambda c: (lambda a: " ".join(a[:len(a)//2] + [c.u["word"], "("+c.u["c4"]+")"] + a[len(a)//2:]))(c.t.split(" ")), [], "words inserted in the middle"), ("edited_shortened", cut, [], "last part cut away"),
        ("edited_replaced", lambda c: c.others[0], ["gone"], "same address and author, edited label, all words different"), ("edited_emptied", lambda c: ".", ["tombstone", "gone"], "author overwrote the text with a dot, edited label")]:
        for i, c in each(kind, 6):
            n = f(c); emit(kind, c, live(c, E(n), desc=n if i % 2 else c.name, edited=kind in ("edited_replaced", "edited_emptied") or i % 2 == 0, post=comments(c.p, c.L, cm(c, 2)) if i % 3 == 0 else ""), "edited", "author", why)
# ---------------------------------------------------------------- everything else
def np(c, word, **k):
    t = k.pop("title", None) or (word.split("::")[0] if c.r.random() < .5 else host(c.p)); return page(c.p, c.L, t, notice(c.p, word) + k.pop("post", ""), **k)
def simple(kind, key, truth, who, why, plats=SOC, status=200, also=None, acct=False, bare=None, furn=False, headers=None):
    for i, c in each(kind, 6, plats):
        st = status[i % len(status)] if isinstance(status, list) else status
        b = (c.r.random() < .5) if bare is None else bare
        body = np(c, w(key, c, i), bare=b, side=side(c) if furn and c.r.random() < .5 else "")
        a = also
        emit(kind, c, body, truth, who, why, status=st, also=a, headers=hd(**(headers or {})), **(dict(url=acct_url(c.p, c.user), noticed=c.name if i % 2 else c.user, nk="account") if acct else {}))
def make_rest():
    S = simple
    S("notfound_404", "notfound", "gone", "unknown", "404 with words", PLAT, 404, furn=True); S("notfound_410", "notfound", "gone", "unknown", "410 with words", SELF, 410, also=["tombstone"]); S("soft404", "notfound", "gone", "unknown", "200 with not-found words", PLAT, furn=True, bare=False)
    for st in (404, 410):
        for i, c in each(f"nowords_{st}", 3, PLAT): emit(f"nowords_{st}", c, ["", "<html><head></head><body></body></html>", f"<html><body><center><h1>{st}</h1></center><hr></body></html>"][i], "gone", why=f"status {st} without words", status=st)
    S("ambiguous_unavailable", "ambiguous", "unknown", "unknown", "words leave open: deleted, moved or restricted", ["Facebook", "X", "Instagram", "TikTok", "Telegram web", "VK"], bare=False, also=["gone", "login-wall"])
    S("tomb_author", "tomb_author", "tombstone", "author", "page says the author deleted it", SOC, [200, 200, 404, 410], bare=False, furn=True); S("tomb_platform", "tomb_platform", "tombstone", "platform", "page says moderators/platform removed it", SOC, [200, 200, 200, 403, 410], bare=False, furn=True)
    SU = ["X", "Facebook", "Mastodon", "VK", "Reddit", "TikTok"]
    S("suspended_post", "suspended", "suspended", "platform", "post address answers that the account is suspended", SU, [200, 403, 410], bare=False); S("banned_post", "banned", "suspended", "platform", "account/community/channel banned or terminated", ["YouTube", "Reddit", "TikTok", "Telegram web", "VK"], [200, 200, 404, 403], bare=False)
    S("deactivated_post", "deactivated", "gone", "author", "account deactivated/deleted by its user", SOC, [200, 404], bare=False, also=["tombstone", "suspended"])
    S("acct_404", "notfound", "gone", "unknown", "profile not found", SOC, [404, 200], acct=True, bare=False); S("acct_suspended", "suspended", "suspended", "platform", "profile suspended", SU, [200, 403], acct=True, bare=False)
    S("acct_banned", "banned", "suspended", "platform", "profile/channel terminated or banned", ["YouTube", "Reddit", "TikTok", "Telegram web"], acct=True, bare=False); S("acct_deactivated", "deactivated", "gone", "author", "profile deleted/deactivated by its user", SOC, [200, 404], acct=True, bare=False, also=["tombstone", "suspended"])
    S("channel_violated", "chan_violated", "suspended", "platform", "channel cannot be displayed: rules", ["Telegram web"], acct=True, bare=False, also=["tombstone"]); S("channel_local_law", "chan_local", "geo-blocked", "platform", "channel cannot be displayed: local law/country", ["Telegram web", "VK"], acct=True, bare=False)
    S("geo_words", "geo_words", "geo-blocked", "platform", "words say: not in your country", PLAT, [200, 200, 403]); S("geo_451_words", "geo_words", "geo-blocked", "platform", "451 with words", PLAT, 451); S("withheld", "withheld", "geo-blocked", "platform", "withheld in named country", ["X", "Facebook", "VK"], bare=False)
    for i, c in each("geo_451_nowords", 2, PLAT): emit("geo_451_nowords", c, "" if i else "<html><body><h1>451</h1></body></html>", "geo-blocked", "platform", "status 451 without country words", status=451, also=["tombstone"], headers=hd(link='<https://legal.example/order>; rel="blocked-by"') if i else None)
    S("age_login", "age_login", "login-wall", "unknown", "age check that needs a login", SOC); S("age_confirm", "age_confirm", "unknown", "unknown", "age click-through hides the text", SOC, also=["login-wall"]); S("consent_page", "consent", "unknown", "unknown", "consent page instead of content", SOC)
    S("login_wall", "login", "login-wall", "unknown", "login wall without the text", SOC, [200, 200, 401]); S("private_post", "private", "login-wall", "unknown", "private account/post", ["X", "Instagram", "YouTube", "Reddit", "VK", "Telegram web"], [200, 403], bare=False, also=["unknown"])
    for i, c in each("login_wall_teaser", 6):
        ws = c.t.split(" "); tz = " ".join(ws[:max(2, len(ws)*2//5)]) + "…"; emit("login_wall_teaser", c, page(c.p, c.L, c.title, f'<div class="teaser">{E(tz)}</div>' + notice(c.p, w("login", c, i)), head=meta(c.name, tz, c.url)), "login-wall", why="only the first words are shown before the wall", also=["live"])
    S("captcha", "captcha", "unknown", "unknown", "bot check", PLAT, [200, 403, 503, 429], bare=True); S("status_403", "forbidden", "unknown", "unknown", "403 refuses the checker", PLAT, 403, bare=True); S("status_429", "toomany", "unknown", "unknown", "rate limit", PLAT, 429, headers={"retry_after": "900"}); S("soft_429", "toomany", "unknown", "unknown", "rate limit words with 200", PLAT)
    S("status_5xx", "servererr", "unknown", "unknown", "server error", PLAT, [500, 502, 503, 504, 520]); S("soft_5xx", "servererr", "unknown", "unknown", "server error words with 200", PLAT); S("maintenance", "maintenance", "unknown", "unknown", "maintenance page", SELF, [503, 200])
    for i, c in each("nowords_5xx", 2, PLAT): emit("nowords_5xx", c, "", "unknown", why="5xx without body", status=[502, 504][i])
    for i, c in each("nowords_403", 2, PLAT): emit("nowords_403", c, "<html><body><h1>403</h1></body></html>" if i else "", "unknown", why="403 without words", status=403)
    S("parked", "parked", "gone", "host", "parked domain: nothing of the site is left", ["WordPress", "phpBB", "filehost"], bare=True, also=["unknown"]); S("domain_sale", "sale", "gone", "host", "domain for sale", ["WordPress", "phpBB", "filehost"], bare=True, also=["unknown"])
    S("hosting_suspended", "host_susp", "suspended", "host", "hosting company suspended the site", ["WordPress", "phpBB", "filehost"], [200, 403, 509], bare=True, also=["gone"]); S("hosting_expired", "host_exp", "gone", "host", "hosting ended", ["WordPress", "phpBB"], [200, 404], bare=True, also=["suspended", "unknown"])
    S("file_gone", "file_gone", "gone", "unknown", "file host: file gone", ["filehost"], [200, 404], bare=False, also=["tombstone"]); S("file_removed", "file_removed", "tombstone", "platform", "file host: removed for violation/copyright", ["filehost"], [200, 410], bare=False)
    for i, c in each("error_other_language", 6):
        c2 = C(); c2.__dict__.update(c.__dict__); L2 = LANGS[(LANGS.index(c.L) + 1 + i) % 8]; c2.L = L2; key, tr, who = [("notfound", "gone", "unknown"), ("tomb_author", "tombstone", "author"), ("tomb_platform", "tombstone", "platform"), ("suspended", "suspended", "platform"), ("geo_words", "geo-blocked", "platform"), ("login", "login-wall", "unknown")][i]
        emit("error_other_language", c, page(c.p, L2, host(c.p), notice(c.p, w(key, c2, c.n % 6))), tr, who, f"post is in {c.L}, page answers in {L2}")
    for i, c in each("reason_in_script", 6, ["YouTube", "TikTok"]):
        key, tr, who = [("tomb_author", "tombstone", "author"), ("tomb_platform", "tombstone", "platform"), ("banned", "suspended", "platform"), ("geo_words", "geo-blocked", "platform"), ("notfound", "gone", "unknown"), ("age_login", "login-wall", "unknown")][i]
        h, _, b = w(key, c, c.n % 6).partition("::"); js = json.dumps({"playabilityStatus": {"status": "ERROR" if i != 5 else "LOGIN_REQUIRED", "reason": h, "errorScreen": {"subreason": {"simpleText": b}}}}, ensure_ascii=c.n % 2 == 0)
        emit("reason_in_script", c, page(c.p, c.L, host(c.p), '<div id="app"></div>', head=f"<script>var ytInitialPlayerResponse = {js};</script>", bare=True), tr, who, "reason only in state JSON", also=["unknown"])
    for i, c in each("empty_shell", 3, ["X", "Instagram", "TikTok", "Facebook", "VK"]): emit("empty_shell", c, page(c.p, c.L, host(c.p), '<div id="root"></div><noscript>Please enable JavaScript.</noscript><script src="/main.js"></script>', bare=True), "unknown", why="script shell without text")
    for i, c in each("empty_body", 2, PLAT): emit("empty_body", c, "" if i else "\n", "unknown", why="200 with empty body", headers=hd(content_length="0"))
    for i, c in each("truncated_before", 3):
        b = live(c, desc=c.name); emit("truncated_before", c, b[:b.index('id="main"') - 5], "unknown", why="body cut off before the content", headers=hd(content_length=str(len(b))))
    for i, c in each("redirect_home", 3):
        f = BASE[c.p] + "/"; emit("redirect_home", c, page(c.p, c.L, host(c.p), f"<h1>{host(c.p)}</h1>" + "".join(block(c.p, c.L, "z", "Z", E(x), 5) for x in c.others[:3])), "unknown", why="redirected to the home page, text not there", final=f, chain=hops((c.url, [301, 302, 303][i], f)), also=["gone"])
    for i, c in each("redirect_home_flash", 6):
        f = BASE[c.p] + "/?err=1"; emit("redirect_home_flash", c, page(c.p, c.L, host(c.p), notice("filehost", w("notfound", c, i)) + "".join(block(c.p, c.L, "z", "Z", E(x), 5) for x in c.others[:2])), "gone", why="redirected home with a not-found message", final=f, chain=hops((c.url, 302, f)))
    for i, c in each("redirect_login", 6, ["Instagram", "Facebook", "VK", "X", "phpBB", "Reddit"]):
        f = BASE[c.p] + {"Instagram": "/accounts/login/?", "Facebook": "/login.php?", "VK": "/login?", "X": "/i/flow/login?", "phpBB": "/ucp.php?mode=login&", "Reddit": "/login/?"}[c.p] + "next=%2Fpost"; emit("redirect_login", c, np(c, w("login", c, i), post='<form method="post"><input name="user"><input type="password" name="pass"></form>', nag=False), "login-wall", why="redirected to the login form", final=f, chain=hops((c.url, 302, f)))
    for i, c in each("redirect_other_post", 3):
        f = post_url(c.p, c.user, c.n + 77); emit("redirect_other_post", c, page(c.p, c.L, c.title, block(c.p, c.L, c.user, c.name, E(c.others[0]), c.n + 77)), "unknown", why="redirected to a different post", final=f, chain=hops((c.url, 302, f)), also=["gone"])
    for i, c in each("redirect_search", 3, ["WordPress", "phpBB", "Reddit", "VK"]):
        f = BASE[c.p] + "/search?q=" + c.user; emit("redirect_search", c, page(c.p, c.L, c.u["results"], f'<h1>{c.u["results"]}</h1><ol>' + "".join(f"<li>{E(x)}</li>" for x in [c.others[0], c.t]) + "</ol>"), "unknown", why="post address redirects to a search page that lists the text; the post itself is not shown", final=f, chain=hops((c.url, 302, f)), also=["live", "gone"])
    for i, c in each("redirect_foreign_domain", 2, ["WordPress", "phpBB", "filehost"]):
        f = "https://casino-bonus.example/?src=rd"; emit("redirect_foreign_domain", c, page("WordPress", "en", "Best bonus 2026", "<h1>Best bonus 2026</h1><p>Play now and win.</p>", bare=True), "gone", "host", "old domain now forwards to an unrelated site", final=f, chain=hops((c.url, 302, f)), also=["unknown"])
    for i, c in each("tomb_original_quoted_in_reply", 6, ["phpBB", "Reddit", "X", "Mastodon", "VK"]):
        key, who = ("tomb_author", "author") if i % 2 else ("tomb_platform", "platform")
        emit("tomb_original_quoted_in_reply", c, page(c.p, c.L, c.title, block(c.p, c.L, c.user, c.name, f'<em>{E(w(key, c, i))}</em>', c.n) + block(c.p, c.L, "other", "Other", f"<blockquote><cite>{E(c.name)}:</cite>{E(c.t)}</blockquote>{c.u['c1']}", c.n + 1)), "tombstone", who, "the noticed post is a tombstone; another user's reply still quotes the text", also=["live"])
    for i, c in each("tomb_title_remains", 6, ["Reddit", "phpBB"]):
        key, who = ("tomb_author", "author") if i % 2 else ("tomb_platform", "platform"); h = c.t.split(" ")
        emit("tomb_title_remains", c, page(c.p, c.L, " ".join(h[:4]), f"<h1>{E(' '.join(h[:4]))}</h1>" + block(c.p, c.L, "[deleted]", "[deleted]", E(["[removed]", "[deleted]"][i % 2]), c.n) + notice(c.p, w(key, c, i)) + comments(c.p, c.L, cm(c))), "tombstone", who, "title and comments stay, body removed")
    for i, c in each("echo_404", 6, ["WordPress", "phpBB", "VK", "X"]):
        emit("echo_404", c, page(c.p, c.L, host(c.p), notice(c.p, w("notfound", c, i)) + f'<form action="/search"><input name="s" value="{E(c.t if i % 2 else " ".join(c.t.split(" ")[:4]))}"></form>'), "gone", why="search box is prefilled with the text (or its first words); the post is not there", status=[404, 200][i % 2])
    for i, c in each("thread_post_missing", 4, ["phpBB", "Reddit", "Telegram web", "VK", "Facebook"]):
        emit("thread_post_missing", c, page(c.p, c.L, c.title, "".join(block(c.p, c.L, f"q{j}", f"Q {j}", E(x), c.n + j) for j, x in enumerate(c.others[:4])) + comments(c.p, c.L, cm(c))), "gone", why="thread loads, the noticed post is not among its posts", also=["unknown", "edited"])
    for i, c in each("feed_item_missing", 2, ["WordPress", "Mastodon"]):
        emit("feed_item_missing", c, f'<?xml version="1.0"?><rss version="2.0"><channel><title>{E(c.name)}</title><item><description>{E(c.others[0])}</description></item></channel></rss>', "unknown", why="feed without the item (feeds roll over)", headers=hd("application/rss+xml"), also=["gone"])
    J = hd("application/json; charset=utf-8")
    for i, c in each("json_error", 8, ["Mastodon", "X", "Reddit", "VK"]):
        o, tr, who, st = [({"error": "Record not found"}, "gone", "unknown", 404), ({"errors": [{"code": 144, "message": "No status found with that ID."}]}, "gone", "unknown", 404), ({"errors": [{"code": 63, "message": "User has been suspended."}]}, "suspended", "platform", 403), ({"reason": "banned", "message": "Not Found", "error": 404}, "suspended", "platform", 404),
            ({"error": {"error_code": 18, "error_msg": "User was deleted or banned"}}, "suspended", "unknown", 200), ({"data": {"tombstone": {"text": "This Post was deleted by the Post author."}}}, "tombstone", "author", 200), ({"selftext": "[removed]", "removed_by_category": "moderator"}, "tombstone", "platform", 200), ({"error": "This method requires an authenticated user"}, "login-wall", "unknown", 401)][i]
        emit("json_error", c, json.dumps(o), tr, who, "JSON answer with an error or tombstone", status=st, headers=J, also=["gone"] if i == 4 else [])
    for i, c in each("tiktok_status_code", 2, ["TikTok"]): emit("tiktok_status_code", c, page(c.p, c.L, host(c.p), '<div id="app"></div>', head='<script id="__UNIVERSAL_DATA__" type="application/json">{"webapp.video-detail":{"statusCode":%d,"statusMsg":"%s"}}</script>' % [(10204, "item doesn't exist"), (10216, "item is private")][i], bare=True), ["gone", "login-wall"][i], why="state JSON status code only", also=["unknown"])
    for i, c in each("opaque_content", 3, ["WordPress", "filehost", "phpBB"]):
        emit("opaque_content", c, None, "unknown", why="PDF/image/video bytes; text cannot be read and no name is given", raw=[b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode/Length 99>>stream\n", b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00 ftypisom"][i] + bytes(c.r.randrange(256) for _ in range(400)), headers=hd(["application/pdf", "image/png", "video/mp4"][i]), also=["live"])
    for L in CP:
        for i in range(12):
            c = ctx("wrong_charset_notice", L, i, ["VK", "phpBB", "WordPress"]); key, tr, who = [("notfound", "gone", "unknown"), ("tomb_author", "tombstone", "author"), ("tomb_platform", "tombstone", "platform"), ("suspended", "suspended", "platform")][i % 4]
            emit("wrong_charset_notice", c, None, tr, who, f"notice in {CP[L]} bytes, header says utf-8 or nothing", raw=np(c, w(key, c, i)).replace('charset="utf-8"', 'name="x"').encode(CP[L], "xmlcharrefreplace"), headers=hd(["text/html; charset=utf-8", "text/html"][i // 4 % 2]))
    for i, c in each("large_tombstone", 1, ["phpBB", "Reddit"]):
        fill = "".join(block(c.p, c.L, f"f{j}", f"F {j}", E(c.others[j % len(c.others)] + f" ({j})"), j) for j in range(500))
        emit("large_tombstone", c, page(c.p, c.L, c.title, notice(c.p, w("tomb_platform", c, LANGS.index(c.L))) + fill), "tombstone", "platform", "tombstone on top of a very large page")
    for i, c in each("tomb_with_chatter", 6, ["X", "Facebook", "Reddit", "Mastodon", "YouTube"]):
        key, who = ("tomb_author", "author") if i % 2 else ("tomb_platform", "platform"); q = " ".join(c.t.split(" ")[:5])
        emit("tomb_with_chatter", c, np(c, w(key, c, i), post=comments(c.p, c.L, [f"«{q}…» ?!", w("chatter", c, i)] + cm(c, 2))), "tombstone", who, "tombstone, comments quote the first words")
if __name__ == "__main__":
    make_live(); make_edited(); make_rest()
    ids = {o["id"] for o in OUT}; assert len(ids) == len(OUT)
    with open(sys.argv[1], "w", encoding="utf-8") as f:
        for o in OUT: f.write(json.dumps(o, ensure_ascii=False) + "\n")
    t = collections.Counter(o["truth"] for o in OUT); print(len(OUT), "lines", len(CNT), "kinds", dict(t), "live %.1f%%" % (100*t["live"]/len(OUT)), file=sys.stderr)
