#!/usr/bin/env python3
"""Decodes every file of files/ with its own readers (nothing shared with make.py or the program under test)
and confirms that every gold string stands in it; that no gold string holds a sealed one; that seals and media
names stand in the file; and that times parse and leave a trace in the file. Exit 1 on a failure."""
import base64, binascii, csv, email, email.header, email.policy, gzip, html, io, json, os, re, struct, sys, tarfile, zipfile, zlib
import quopri
from datetime import datetime, timezone
from html.parser import HTMLParser
from urllib.parse import unquote_plus, unquote
import xml.etree.ElementTree as ET
import olefile
csv.field_size_limit(10**7)
os.chdir(os.path.dirname(os.path.abspath(__file__)))
HINT = {"xenforo_thread.html": "cp1253", "wa_android_tr_truncated.txt": "cp1254", "qq_消息记录.txt": "gb18030", "mIRC_#wahl.log": "cp1252", "vk_archive_messages0.html": "cp1251",
        "forum_phpbb_viewtopic.html": "iso-8859-15", "Anrufliste KW23.csv": "cp1252", "lista_apeluri_latime_fixa.txt": "iso-8859-16", "通報一覧_令和.csv": "cp932",
        "interview.srt": "cp1252", "notiz_hebrew_visual.txt": "cp1255", "weitergeleitet_aus_outlook.txt": "cp1252", "notiz.txt": "cp1252", "liste.csv": "cp1252", "memo.txt": "shift_jis"}

def norm(s):
    s = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]", "", s)
    return re.sub(r"\s+", " ", s).strip()

def text_of(b, name="", charset=None):
    if b[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return b.decode("utf-16", "replace")
    for e in ([charset] if charset else []) + ([HINT[os.path.basename(name)]] if os.path.basename(name) in HINT else []) + ["utf-8"]:
        try:
            if e.lower() in ("gb2312", "gbk"):
                e = "gb18030"
            return b.decode(e).lstrip("\ufeff")
        except (UnicodeDecodeError, LookupError):
            if e != "utf-8":
                try:
                    return b.decode(e, "replace")
                except LookupError:
                    pass
    m = re.search(rb"(?:encoding=|charset=)[\"']?([\w-]+)", b[:400])
    if m:
        return b.decode(m.group(1).decode(), "replace")
    return b.decode("cp1250", "replace")

BLOCK = {"p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "table", "ul", "ol", "dd", "dt", "dl", "blockquote", "cite", "title", "section", "article", "aside", "body", "option", "textarea", "button", "template", "noscript", "summary", "details", "select", "svg", "text", "pre", "code", "time"}
class P(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.o, self.a = [], []
    def handle_starttag(self, t, at):
        if t in BLOCK:
            self.o.append("\n")
        for k, v in at:
            if v:
                self.a.append(v)
                if k == "srcdoc":
                    self.a += from_html(v)
                if k == "href":
                    self.a.append(unquote(v))
    def handle_endtag(self, t):
        if t in BLOCK:
            self.o.append("\n")
    def handle_data(self, d):
        self.o.append(d)
    def handle_comment(self, d):
        self.a.append(d)
    def unknown_decl(self, d):
        self.a.append(d)
def from_html(s):
    p = P()
    p.feed(s)
    p.close()
    j = "".join(p.o)
    return [j] + j.split("\n") + p.a

def from_xml(s):
    s = re.sub(r"&#(5[5-6]\d{3});&#(5[6-7]\d{3});", lambda m: chr(0x10000 + ((int(m[1]) - 0xD800) << 10) + int(m[2]) - 0xDC00), s)
    s = re.sub(r"^\s*<\?xml[^>]*\?>", "", s)
    try:
        r = ET.fromstring(s)
    except ET.ParseError:
        return [html.unescape(re.sub(r"<[^>]+>", "", s)), html.unescape(s)]
    t = list(r.itertext())
    out = ["".join(t), "\n".join(t)]
    for e in r.iter():
        if e.text or len(e):
            out.append("".join(e.itertext()))
        for v in e.attrib.values():
            out.append(v)
    return out + [q for x in list(out[2:]) if "<" in x and len(x) < 5000 for q in from_html(x)]

def from_str(s, depth=0):
    """A string found inside something: itself, and whatever it holds."""
    out = [s]
    if depth > 4:
        return out
    try:
        f = s.encode("latin-1").decode("utf-8")
        if f != s:
            out.append(f)
    except (UnicodeEncodeError, UnicodeDecodeError):
        pass
    t = s.strip()
    if t[:1] in "{[\"" and len(t) > 4:
        try:
            out += from_json(json.loads(t), depth + 1)
        except ValueError:
            if t.startswith('{"text"'):
                try:
                    out += from_json(json.loads("[" + t + "]"), depth + 1)
                except ValueError:
                    pass
    if "<" in s or "&" in s:
        out += from_html(s)
        out += from_html(html.unescape(s))
        if t.startswith("<?xml") or t.startswith("<msg"):
            out += from_xml(t)
    if len(t) > 24 and re.fullmatch(r"[A-Za-z0-9+/=\s]+", t):
        try:
            out += from_str(base64.b64decode(t).decode("utf-8"), depth + 1)
        except (ValueError, binascii.Error):
            pass
    if re.fullmatch(r"(?:[0-9a-f]{2}){12,}", t):
        out.append(bytes.fromhex(t).decode("utf-8", "replace"))
    return out

def from_json(o, depth=0):
    if isinstance(o, str):
        return from_str(o, depth)
    if isinstance(o, bool) or o is None:
        return []
    if isinstance(o, (int, float)):
        return [repr(o), str(int(o))]
    out = []
    if isinstance(o, dict):
        for k, v in o.items():
            out += [k] + from_json(v, depth)
        a, b = [str(v) for k, v in o.items() if re.search("(?i)first_?name|given", k) and v], [str(v) for k, v in o.items() if re.search("(?i)last_?name|family", k) and v]
        if not (a and b) and o.get("first") and o.get("last"):
            a, b = [o["first"]], [o["last"]]
        if a and b:
            out.append(a[0] + " " + b[0])
    else:
        for v in o:
            out += from_json(v, depth)
        if o and all(isinstance(v, str) or isinstance(v, dict) and isinstance(v.get("text"), str) for v in o):
            out.append("".join(v if isinstance(v, str) else v["text"] for v in o))
    return out

def all_json(s):
    s = s.lstrip("\ufeff")
    m = re.match(r"\s*window\.[\w.]+\s*=\s*", s)
    if m:
        s = s[m.end():]
    d, i, out = json.JSONDecoder(strict=False), 0, []
    while i < len(s):
        while i < len(s) and s[i] in " \r\n\t,":
            i += 1
        if i >= len(s):
            break
        try:
            o, i = d.raw_decode(s, i)
        except ValueError:
            return out + [s[i:]] if out else None
        out += from_json(o)
    return out

def unpdf(b):
    out, cmap = [], {}
    streams = []
    for m in re.finditer(rb"<<(?:(?!endobj).)*?/Length (\d+) >>\nstream\n", b, re.S):
        raw = b[m.end():m.end() + int(m.group(1))]
        if b"FlateDecode" in m.group(0):
            raw = zlib.decompress(raw)
        streams.append((m.group(0), raw))
        if b"begincmap" in raw:
            for x, y in re.findall(rb"<(\w\w)> <(\w{4})>", raw[raw.index(b"beginbfchar"):raw.index(b"endbfchar")]):
                cmap[int(x, 16)] = chr(int(y, 16))
    def lit(x):
        x = re.sub(rb"\\([0-7]{1,3})", lambda m: bytes([int(m[1], 8)]), x)
        x = re.sub(rb"\\(.)", lambda m: m[1], x)
        return "".join(cmap.get(c, bytes([c]).decode("cp1252", "replace")) for c in x)
    def strings(raw):
        r = []
        for m in re.finditer(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]+)>|\[((?:\([^)]*\)|[-\d.\s])*)\]\s*TJ", raw):
            if m.group(3) is not None:
                r.append("".join(lit(q) if q else (" " if float(k) < -200 else "") for q, k in re.findall(rb"\(([^)]*)\)|(-?[\d.]+)", m.group(3))))
            elif m.group(1) is not None:
                r.append(lit(m.group(1)))
            else:
                h = bytes.fromhex(m.group(2).decode())
                r.append(h[2:].decode("utf-16be") if h[:2] == b"\xfe\xff" else "".join(cmap.get(c, chr(c)) for c in h))
        return r
    for hd, raw in streams:
        if b"EmbeddedFile" in hd:
            out += words("embedded.csv", raw)
        elif b"/Image" not in hd and b"begincmap" not in raw:
            st = strings(raw)
            out += st + ["".join(st)]
    out += strings(re.sub(rb"stream\n.*?endstream", b"", b, flags=re.S))
    return out

def unrtf(s):
    fonts = {"0": "cp1250", "1": "cp1251"}
    cur, buf, out, i, pend = "cp1250", [], [], 0, bytearray()
    def flush():
        if pend:
            buf.append(bytes(pend).decode(cur, "replace"))
            pend.clear()
    skip, stack = 0, []
    while i < len(s):
        m = re.compile(r"\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\(.)|([{}\r\n])|([^\\{}\r\n])").match(s, i)
        i = m.end()
        if m.group(1):
            if skip:
                skip -= 1
            else:
                pend.append(int(m.group(1), 16))
            continue
        flush()
        if m.group(2):
            w_, n = m.group(2), m.group(3)
            if w_ == "f" and n in fonts:
                cur = fonts[n]
            elif w_ == "u":
                buf.append(chr(int(n) & 0xFFFF))
                skip = 1
            elif w_ in ("par", "line", "cell", "row", "tab"):
                buf.append("\n")
            elif w_ == "emdash":
                buf.append("—")
        elif m.group(4) == "~":
            buf.append("\u00a0")
        elif m.group(5) and m.group(5) in "{}":
            if m.group(5) == "{":
                stack.append(cur)
            elif stack:
                cur = stack.pop()
            buf.append("\x00")
        elif m.group(6):
            if skip:
                skip -= 1
            else:
                buf.append(m.group(6))
    t = "".join(buf)
    return [t.replace("\x00", ""), t.replace("\x00", "\n")]

def untnef(b):
    out, i, cp = [], 6, "cp1252"
    title = "x.bin"
    while i + 9 <= len(b):
        lv, tag, n = struct.unpack_from("<BII", b, i)
        d = b[i + 9:i + 9 + n]
        assert sum(d) & 0xFFFF == struct.unpack_from("<H", b, i + 9 + n)[0]
        i += 11 + n
        if tag in (0x00018004, 0x0002800C):
            out.append(d.rstrip(b"\0").decode(cp))
        elif tag == 0x00018010:
            title = d.rstrip(b"\0").decode(cp)
            out.append(title)
        elif tag == 0x0006800F:
            out += words(title, d)
        elif tag == 0x00069003:
            k = 4
            for _ in range(struct.unpack_from("<I", d)[0]):
                ty, pid = struct.unpack_from("<HH", d, k)
                k += 4
                if ty == 3:
                    k += 4
                    continue
                c, ln = struct.unpack_from("<II", d, k)
                v = d[k + 8:k + 8 + ln]
                k += 8 + ln + (-ln % 4)
                if ty == 0x1F:
                    out.append(v.decode("utf-16le").rstrip("\0"))
                elif pid == 0x1009:
                    out += unrtf(v[16:].decode("latin-1"))
    return out

def hdr(v):
    out, last = [], None
    for p, c in email.header.decode_header(re.sub(r"\r?\n[ \t]", " ", v)):
        if isinstance(p, str):
            out.append(p)
        else:
            c = {"gb2312": "gb18030"}.get((c or "").lower(), c) or "latin-1"
            out.append(p.decode(c, "replace"))
    return "".join(out)

def unmail(b):
    m = email.message_from_bytes(b)
    out = [b.decode("utf-8", "replace"), b.decode("cp1252", "replace")]
    for part in m.walk():
        for k, v in part.items():
            try:
                out.append(hdr(str(v)))
                out.append(email.header.make_header(email.header.decode_header(str(v))).__str__())
            except Exception:
                out.append(str(v))
            mm = re.search(r"\(([^)]*)\)", str(v))
            if mm:
                out.append(mm.group(1))
        if part.preamble:
            out.append(part.preamble)
        if part.epilogue:
            out.append(part.epilogue)
        if part.is_multipart():
            continue
        fn = part.get_filename() or ""
        if fn:
            out.append(fn)
        if part.get_content_type() in ("application/pgp-encrypted",) or fn.endswith((".p7m", ".asc")):
            continue
        try:
            d = part.get_payload(decode=True)
        except Exception:
            continue
        ct = part.get_content_type()
        if d is None:
            continue
        if ct.startswith("image/") or ct == "application/pdf":
            continue
        cs = part.get_content_charset()
        if part.get_param("format") == "flowed":
            t = text_of(d, charset=cs)
            ds = part.get_param("delsp") == "yes"
            out.append(re.sub(r" \r?\n", "" if ds else " ", t))
        ext = {"text/html": ".html", "text/calendar": ".ics"}.get(ct, "")
        out += words(fn or ("part" + (ext or ".txt")), d, cs)
    return out

def unwarc(b):
    out, data = [], b""
    rest = b
    while rest:
        o = zlib.decompressobj(31)
        try:
            d = o.decompress(rest)
        except zlib.error:
            break
        if not o.eof:
            break
        rest = o.unused_data
        h, _, body = d.partition(b"\r\n\r\n")
        out.append(h.decode())
        if b"WARC-Type: response" not in h:
            continue
        hh, _, pl = body.partition(b"\r\n\r\n")
        pl = pl[:-4] if pl.endswith(b"\r\n\r\n") else pl
        if b"chunked" in hh:
            q, res = pl, b""
            while q:
                ln, _, q = q.partition(b"\r\n")
                n = int(ln or b"0", 16)
                if not n:
                    break
                res += q[:n]
                q = q[n + 2:]
            pl = res
        if b"Content-Encoding: gzip" in hh:
            pl = gzip.decompress(pl)
        if b"image/" not in hh:
            out += words("x.json" if b"json" in hh else "x.html", pl, "iso-8859-1" if b"8859-1" in hh else None)
    return out

def words(name, b, charset=None):
    low = name.lower()
    out = [name]
    if b[:4] == b"PK\x03\x04":
        z = zipfile.ZipFile(io.BytesIO(b))
        for i in z.infolist():
            out.append(i.filename)
            if not i.flag_bits & 1:
                out += words(i.filename, z.read(i))
        return out
    if b[:2] == b"\x1f\x8b":
        if low.endswith(".warc.gz"):
            return out + unwarc(b)
        raw = zlib.decompressobj(31).decompress(b)
        t = tarfile.open(fileobj=io.BytesIO(raw + bytes(2048)))
        for m in t:
            out += words(m.name, t.extractfile(m).read())
        return out
    if b[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        o = olefile.OleFileIO(io.BytesIO(b))
        st = {"/".join(p): o.openstream(p).read() for p in o.listdir()}
        for k, d in st.items():
            if k.endswith("001F"):
                out.append(d.decode("utf-16le"))
            elif k.endswith("10130102"):
                out += words("b.html", d)
            elif k.endswith("37010102"):
                fn = st[k.replace("37010102", "3707001F")].decode("utf-16le")
                out += words(fn, d)
            elif k.endswith("10090102"):
                n, raw, magic, crc = struct.unpack("<IIII", d[:16])
                x = 0
                for q in d[16:]:
                    x = x ^ q
                    for _ in range(8):
                        x = (x >> 1) ^ (0xEDB88320 if x & 1 else 0)
                assert x == crc
                dic = bytearray(b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx".ljust(4096, b"\0"))
                w, i, o2, end = 207, 16, bytearray(), False
                while not end:
                    ctl = d[i]
                    i += 1
                    for bit in range(8):
                        if ctl >> bit & 1:
                            off, ln = divmod(struct.unpack_from(">H", d, i)[0], 16)
                            i += 2
                            if off == w:
                                end = True
                                break
                            for z in range(ln + 2):
                                ch = dic[(off + z) % 4096]
                                o2.append(ch); dic[w] = ch; w = (w + 1) % 4096
                        else:
                            ch = d[i]
                            i += 1
                            o2.append(ch); dic[w] = ch; w = (w + 1) % 4096
                assert len(o2) == raw
                out += unrtf(re.sub(r"\{\\\*\\htmltag\d+ ?[^}]*\}|\\htmlrtf .*?\\htmlrtf0 ?", "", o2.decode("latin-1")))
            elif k == "Workbook":
                i = 0
                while i + 4 <= len(d):
                    op, n = struct.unpack_from("<HH", d, i)
                    rec = d[i + 4:i + 4 + n]
                    i += 4 + n
                    if op == 0xFC:
                        cnt, j = struct.unpack_from("<I", rec, 4)[0], 8
                        for _ in range(cnt):
                            ln, fl = struct.unpack_from("<HB", rec, j)
                            sz = ln * 2 if fl & 1 else ln
                            out.append(rec[j + 3:j + 3 + sz].decode("utf-16le" if fl & 1 else "latin-1"))
                            j += 3 + sz
        return out
    if b[:4] == b"%PDF":
        return out + unpdf(b)
    if b[:4] == struct.pack("<I", 0x223E9F78):
        return out + untnef(b)
    if b[:3] in (b"\xff\xd8\xff", b"ID3", b"\x89PN", b"Ogg") or b[:4] == b"OggS" or b[:4] == b"\x7fELF" or b[4:8] == b"ftyp":
        return out
    if b.startswith(b"{\\rtf"):
        return out + unrtf(b.decode("latin-1"))
    if low.endswith((".eml", ".mhtml")):
        return out + unmail(b)
    if low.endswith(".emlx"):
        n, _, rest = b.partition(b"\n")
        return out + unmail(rest[:int(n)]) + [rest[int(n):].decode()]
    if low.endswith(".mbox"):
        for part in re.split(rb"(?m)^From .*\r?\n", b):
            part = re.sub(rb"(?m)^>(>*From )", rb"\1", part)
            out += unmail(part)
        return out
    s = text_of(b, name, charset)
    s = s.replace("\x00", "")
    out.append(s)
    out.append(re.sub(r"\r?\n[ \t]", "", s))
    out += s.splitlines()
    if "BEGIN:V" in s[:40]:
        u = re.sub(r"=\r?\n ?", "", s)
        u = re.sub(r"\r?\n[ \t]", "", u)
        u = re.sub(r"(?m)^([^\n:]*QUOTED-PRINTABLE[^\n:]*:)(.*)$", lambda m: m[1] + quopri.decodestring(m[2].encode()).decode("utf-8", "replace"), u)
        for line in u.splitlines():
            v = re.sub(r"\\([,;\\])", r"\1", line.partition(":")[2]).replace("\\n", "\n")
            out += [v] + v.split("\n")
            if "BASE64" in line and "PHOTO" not in line:
                out.append(base64.b64decode(v).decode("utf-8"))
            if "<html" in v:
                out += from_html(v)
    j = all_json(s) if s.lstrip("\ufeff \r\n")[:1] in "{[w" else None
    if j:
        return out + j
    if low.endswith(".log") or low.endswith(".sql"):
        out.append(unquote_plus(s))
        out.append(re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], s).replace("''", "'"))
        out.append(re.sub(r"\x03\d{0,2}(,\d{1,2})?|[\x02\x0f\x16\x1f]", "", s))
        for line in s.splitlines():
            k = line.find("{")
            if k >= 0:
                try:
                    out += from_json(json.loads(line[k:]))
                except ValueError:
                    pass
    if re.search(r"(?m)^begin 644 ", s):
        m = re.search(r"(?ms)^begin 644 \S+\r?\n(.*?)^end", s)
        out.append(b"".join(binascii.a2b_uu(x.strip("\r")) for x in m[1].splitlines() if x.strip() not in ("", "`")).decode())
    if low.endswith((".csv", ".tsv", ".psv")):
        for d in ",;\t|،":
            try:
                for row in csv.reader(io.StringIO(s, newline=""), delimiter=d):
                    for c in row:
                        out += from_str(c)
            except csv.Error:
                pass
    if "<" in s and re.search(r"<\w+", s):
        if "<?xml" in s[:60] and not re.search("(?i)<!doctype html", s) or low.endswith((".xml", ".opf", ".rels", ".xhtml")):
            out += from_xml(s)
        out += from_html(s)
    if low.endswith((".srt", ".vtt", ".ass")):
        t = re.sub(r"<[^>]*>|\{[^}]*\}", "", s).replace("\\N", "\n")
        out += [t, html.unescape(t)]
    if "latime_fixa" in low:
        out.append("\n".join(x[56:] for x in s.splitlines()))
    if "-MIME" not in s and low.endswith(".txt") and "Von:" in s:
        out.append(s)
    return out

def clean(x):
    return re.sub(r"\W", "", x).lower()

def main():
    bad = warn = n = 0
    seen = set()
    for line in open("gold.jsonl", encoding="utf-8"):
        g = json.loads(line)
        f = g["file"]
        b = open(f, "rb").read()
        seen.add(f)
        if len(b) >= 60000:
            print("BIG", f); bad += 1
        chunks = words(f, b)
        hay = "\x01".join(norm(c) for c in chunks)
        hayc = clean(hay)
        seals = [s for it in g["items"] for s in it["seal"]]
        for it in g["items"]:
            for t in it["text"]:
                n += 1
                if norm(t) not in hay:
                    print("MISSING", f, repr(t)); bad += 1
                for s in seals:
                    if s.lower() in t.lower() or (len(re.sub(r"\D", "", s)) > 6 and re.sub(r"\D", "", s) in re.sub(r"\D", "", t)):
                        print("SEALED IN TEXT", f, repr(s), repr(t)); bad += 1
                if g["mode"] == "posts" and re.search(r"[\w.]+@[\w-]+\.\w+", t):
                    print("MAIL IN TEXT", f, t); bad += 1
            for s in it["seal"]:
                if norm(s) not in hay and clean(s) not in hayc:
                    print("seal not found:", f, repr(s)); warn += 1
            if it["sender"] and norm(it["sender"]) not in hay and clean(it["sender"]) not in hayc:
                print("sender not found:", f, repr(it["sender"])); warn += 1
            for m in it["media"]:
                if norm(m) not in hay:
                    print("media not found:", f, m); warn += 1
            if it["time"]:
                d = datetime.fromisoformat(it["time"].replace("Z", "+00:00"))
                assert d.tzinfo, f
                e = int(d.timestamp())
                c = [str(e)]
                u = d.astimezone(timezone.utc)
                for x in (d, u):
                    h12 = x.hour % 12 or 12
                    c += [x.strftime("%H:%M:%S"), x.strftime("%H:%M"), x.strftime("%H%M%S"), f"{x.hour}:{x.minute:02d}", f"{h12}:{x.minute:02d}"]
                c += [str(e + 11644473600), str(e - 978307200)]
                if not any(k in hay for k in c):
                    print("time leaves no trace:", f, it["time"]); warn += 1
            tl = it.get("time_local")
            if tl:
                x = datetime.fromisoformat(tl)
                if it["time_precision"] != "day":
                    h12 = x.hour % 12 or 12
                    ar = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
                    c = [x.strftime("%H:%M"), f"{x.hour}:{x.minute:02d}", f"{h12}:{x.minute:02d}", f"{x.hour:02d}h{x.minute:02d}", f"{x.hour}.{x.minute:02d}", f"{h12}.{x.minute:02d}", f"{h12}:{x.minute:02d}".translate(ar), x.strftime("%H%M%S")]
                    if not any(k in hay for k in c):
                        print("local time leaves no trace (look by hand):", f, tl); warn += 1
                if str(x.year) not in hay and f"{x.year % 100:02d}" not in hay:
                    print("year leaves no trace (look by hand):", f, tl); warn += 1
            ids = {"second", "minute", "day", None}
            assert it["time_precision"] in ids
    for r, _, fs in os.walk("files"):
        for x in fs:
            if os.path.join(r, x) not in seen:
                print("NOT IN GOLD", r, x); bad += 1
    print(len(seen), "files,", n, "strings checked,", bad, "faults,", warn, "to look at")
    return bad

if __name__ == "__main__":
    sys.exit(1 if main() else 0)
