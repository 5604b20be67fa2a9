# Helpers for make.py (standard library only). Everything is deterministic: no clock, no random.
import io, json, zipfile, struct, base64, zlib, gzip, tarfile, quopri
from datetime import datetime, timezone, timedelta
from xml.sax.saxutils import escape as X, quoteattr as XQ

REC = []

def E(iso, unit=1):
    d = datetime.fromisoformat(iso)
    assert d.tzinfo, iso
    return round(d.timestamp()) * unit

def M(text, time=None, sender="", seal=(), local=None, prec="second", media=(), lang="en", own=False, **kw):
    if isinstance(text, str):
        text = [text]
    for t in text:
        assert "\n" not in t and t.strip() == t and t, t
    d = {"text": list(text), "time": time}
    if local:
        d["time_local"] = local
    d["time_precision"] = prec if (time or local) else None
    d["sender"] = sender
    d["seal"] = list(seal)
    d["media"] = list(media)
    d["lang"] = lang
    d["_own"] = own
    d.update(kw)
    return d

def F(rel, data, family, kind, mode, items, unread=(), hostile=False, **extra):
    if isinstance(data, str):
        data = data.encode("utf-8")
    assert len(data) < 60000, (rel, len(data))
    out = []
    for it in items:
        it = dict(it)
        own = it.pop("_own")
        if mode == "reports" and it["sender"] and not own and it["sender"] not in it["seal"]:
            it["seal"] = [it["sender"]] + it["seal"]
        out.append(it)
    r = {"file": "files/" + rel, "family": family, "kind": kind, "mode": mode, "items": out,
         "must_report_unread": list(unread), "hostile": hostile}
    r.update(extra)
    assert all(r["file"] != q["file"] for q, _ in REC), rel
    REC.append((r, data))

def J(o, indent=None, ascii=False):
    return json.dumps(o, ensure_ascii=ascii, indent=indent)

def JL(rows, ascii=False):
    return "\n".join(J(r, ascii=ascii) for r in rows) + "\n"

def fb(o):
    """Facebook/Instagram exports: UTF-8 bytes written as Latin-1 escapes."""
    if isinstance(o, str):
        return o.encode("utf-8").decode("latin-1")
    if isinstance(o, list):
        return [fb(x) for x in o]
    if isinstance(o, dict):
        return {k: fb(v) for k, v in o.items()}
    return o

def csvrow(cells, sep=",", q=None):
    out = []
    for c in cells:
        c = "" if c is None else str(c)
        if q == "all" or any(ch in c for ch in (sep, '"', "\n", "\r")):
            c = '"' + c.replace('"', '""') + '"'
        out.append(c)
    return sep.join(out)

def CSV(rows, sep=",", nl="\r\n", q=None):
    return nl.join(csvrow(r, sep, q) for r in rows) + nl

def ZIP(files, store=()):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z:
        for n, d in files:
            zi = zipfile.ZipInfo(n, (2024, 5, 1, 12, 0, 0))
            zi.compress_type = zipfile.ZIP_STORED if n in store else zipfile.ZIP_DEFLATED
            zi.external_attr = 0o644 << 16
            z.writestr(zi, d if isinstance(d, bytes) else d.encode("utf-8"))
    return b.getvalue()

def TGZ(files):
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode="w") as t:
        for n, d in files:
            d = d if isinstance(d, bytes) else d.encode("utf-8")
            ti = tarfile.TarInfo(n)
            ti.size = len(d)
            ti.mtime = 1714564800
            t.addfile(ti, io.BytesIO(d))
    return gzip.compress(b.getvalue(), mtime=0)

def b64(b, width=76):
    if isinstance(b, str):
        b = b.encode("utf-8")
    s = base64.b64encode(b).decode()
    return "\r\n".join(s[i:i + width] for i in range(0, len(s), width)) if width else s

def qp(s, enc="utf-8"):
    return quopri.encodestring(s.encode(enc)).decode("ascii").replace("\n", "\r\n")

def noise(n, seed=7):
    """Bytes that look like cipher or media; a fixed LCG, not random."""
    x, out = seed, bytearray()
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append((x >> 16) & 255)
    return bytes(out)

def PNG(w=8, h=8, seed=3):
    raw = b"".join(b"\0" + noise(w * 3, seed + y) for y in range(h))
    def ch(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    return b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + ch(b"IDAT", zlib.compress(raw)) + ch(b"IEND", b"")

JPG = base64.b64decode("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AGpErqba1IWBR+9lzgMO4B9PU9/p1//Z")
OPUS = b"OggS\x00\x02" + bytes(20) + b"OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00" + noise(600, 9)

def xlcol(i):
    s = ""
    i += 1
    while i:
        i, r = divmod(i - 1, 26)
        s = chr(65 + r) + s
    return s

STY = ('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">'
       '<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="h:mm:ss\\ AM/PM"/><numFmt numFmtId="166" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
       '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
       '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
       '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>')

def XLSX(sheets, shared=True, d1904=False, extra=()):
    """sheets: list of dict(name, rows, merges=[], state=None, comments={ref:text}, drawing=xml, hiddenrows=set()).
    cell: None | str | number | ('s',number,style) | ('raw', xml of <c> inner, t) | ('rich',[runs])"""
    sst, idx = [], {}
    files = []
    wb, rels, ct = [], [], []
    for n, sh in enumerate(sheets, 1):
        rows = []
        for r, row in enumerate(sh["rows"], 1):
            cs = []
            for c, v in enumerate(row):
                ref = f"{xlcol(c)}{r}"
                if v is None or v == "":
                    continue
                if isinstance(v, tuple) and v[0] == "s":
                    cs.append(f'<c r="{ref}" s="{v[2]}"><v>{v[1]!r}</v></c>')
                elif isinstance(v, tuple) and v[0] == "rich":
                    x = "".join(f'<r><rPr><b/></rPr><t xml:space="preserve">{X(t)}</t></r>' for t in v[1])
                    idx[x] = len(sst)
                    sst.append(f"<si>{x}</si>")
                    cs.append(f'<c r="{ref}" t="s"><v>{idx[x]}</v></c>')
                elif isinstance(v, tuple) and v[0] == "f":
                    cs.append(f'<c r="{ref}" t="str"><f>{X(v[1])}</f><v>{X(v[2])}</v></c>')
                elif isinstance(v, (int, float)):
                    cs.append(f'<c r="{ref}"><v>{v!r}</v></c>')
                elif shared:
                    if v not in idx:
                        idx[v] = len(sst)
                        sst.append(f'<si><t xml:space="preserve">{X(v)}</t></si>')
                    cs.append(f'<c r="{ref}" t="s"><v>{idx[v]}</v></c>')
                else:
                    cs.append(f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{X(v)}</t></is></c>')
            hid = ' hidden="1"' if r in sh.get("hiddenrows", ()) else ""
            rows.append(f'<row r="{r}"{hid}>{"".join(cs)}</row>')
        mg = sh.get("merges") or []
        body = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>'
                + "".join(rows) + "</sheetData>"
                + (f'<mergeCells count="{len(mg)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in mg) + "</mergeCells>" if mg else ""))
        srel = []
        if sh.get("drawing"):
            body += '<drawing r:id="rId9"/>'
            srel.append('<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing%d.xml"/>' % n)
            files.append((f"xl/drawings/drawing{n}.xml", sh["drawing"]))
        if sh.get("comments"):
            body += '<legacyDrawing r:id="rId7"/>'
            srel.append('<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments%d.xml"/>' % n)
            files.append((f"xl/comments{n}.xml", '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>desk</author></authors><commentList>'
                          + "".join(f'<comment ref="{k}" authorId="0"><text><r><t>{X(v)}</t></r></text></comment>' for k, v in sh["comments"].items()) + "</commentList></comments>"))
            ct.append(f'<Override PartName="/xl/comments{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>')
            body = body.replace('<legacyDrawing r:id="rId7"/>', "")
        files.append((f"xl/worksheets/sheet{n}.xml", body + "</worksheet>"))
        if srel:
            files.append((f"xl/worksheets/_rels/sheet{n}.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(srel) + "</Relationships>"))
        st = f' state="{sh["state"]}"' if sh.get("state") else ""
        wb.append(f'<sheet name={XQ(sh["name"])} sheetId="{n}"{st} r:id="rId{n}"/>')
        rels.append(f'<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>')
        ct.append(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>')
    rels.append('<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>')
    if sst:
        rels.append('<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>')
        files.append(("xl/sharedStrings.xml", f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{len(sst)}" uniqueCount="{len(sst)}">' + "".join(sst) + "</sst>"))
        ct.append('<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>')
    pr = '<workbookPr date1904="1"/>' if d1904 else "<workbookPr/>"
    head = [("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' + "".join(ct) + "</Types>"),
            ("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' + pr + "<sheets>" + "".join(wb) + "</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(rels) + "</Relationships>"),
            ("xl/styles.xml", STY)]
    return ZIP(head + files + list(extra))

def ODS(tables, meta=""):
    ns = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')
    body = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ns} office:version="1.3"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
    return ZIP([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", body),
                ("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')], store=("mimetype",))

def CFB(tree):
    """A compound file (OLE2) with every stream in the mini stream or in sectors. tree: dict name -> bytes | dict."""
    ents = []  # name,type,child,left,right,start,size
    mini = bytearray()
    minifat = []
    big = []
    def add(name, typ):
        ents.append([name, typ, -1, -1, -1, -2, 0])
        return len(ents) - 1
    def fill(parent, d):
        ids = []
        for name in sorted(d, key=lambda s: (len(s), s.upper())):
            v = d[name]
            if isinstance(v, dict):
                i = add(name, 1)
                ents[i][5] = 0
                fill(i, v)
            else:
                i = add(name, 2)
                ents[i][6] = len(v)
                if len(v) >= 4096:
                    big.append((i, v))
                elif v:
                    st = len(mini) // 64
                    ents[i][5] = st
                    n = (len(v) + 63) // 64
                    mini.extend(v + bytes(n * 64 - len(v)))
                    minifat.extend([st + k + 1 for k in range(n - 1)] + [-2])
            ids.append(i)
        for a, b in zip(ids, ids[1:]):
            ents[a][4] = b
        if ids:
            ents[parent][2] = ids[0]
    root = add("Root Entry", 5)
    fill(root, tree)
    sectors = []
    fat = []
    def chain(data):
        st = len(sectors)
        n = max(1, (len(data) + 511) // 512)
        for k in range(n):
            s = data[k * 512:(k + 1) * 512]
            sectors.append(s + bytes(512 - len(s)))
            fat.append(st + k + 1 if k < n - 1 else -2)
        return st
    for i, v in big:
        ents[i][5] = chain(v)
    ents[root][5] = chain(bytes(mini)) if mini else -2
    ents[root][6] = len(mini)
    mf = b"".join(struct.pack("<i", x) for x in minifat)
    mf += b"\xff" * (-len(mf) % 512)
    mfs = chain(mf) if mf else -2
    nmf = len(mf) // 512
    dirb = b""
    for name, typ, ch, l, r, st, sz in ents:
        nb = name.encode("utf-16le") + b"\0\0"
        dirb += nb.ljust(64, b"\0") + struct.pack("<HBBiii16sIQQiQ", len(nb), typ, 1, l, r, ch, bytes(16), 0, 0, 0, st, sz)
    while len(dirb) % 512:
        dirb += bytes(64) + struct.pack("<HBBiii16sIQQiQ", 0, 0, 0, -1, -1, -1, bytes(16), 0, 0, 0, 0, 0)
    ds = chain(dirb)
    nfat = 1
    while (len(sectors) + nfat) * 4 > nfat * 512:
        nfat += 1
    fs = len(sectors)
    fat += [-3] * nfat
    fb_ = b"".join(struct.pack("<i", x) for x in fat)
    fb_ += b"\xff" * (nfat * 512 - len(fb_))
    for k in range(nfat):
        sectors.append(fb_[k * 512:(k + 1) * 512])
    difat = [fs + k for k in range(nfat)] + [-1] * (109 - nfat)
    hdr = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6sIIiIIiIiI", 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, nfat, ds, 0, 4096, mfs, nmf, -2, 0)
           + b"".join(struct.pack("<i", x) for x in difat))
    assert len(hdr) == 512, len(hdr)
    return hdr + b"".join(sectors)

def FILETIME(iso):
    return (E(iso) + 11644473600) * 10000000

def MSG(strs, times=(), recips=(), atts=(), ints=(), bins=()):
    """Outlook .msg. strs: {proptag16: str}; atts: [(filename, bytes)]"""
    def props(ss, head, extra=b""):
        b = head
        for p, v in sorted(ss.items()):
            b += struct.pack("<HHIII", 0x1F, p, 6, len(v.encode("utf-16le")) + 2, 0)
        return b + extra
    ex = b"".join(struct.pack("<HHIQ", 0x40, p, 6, v) for p, v in times)
    ex += b"".join(struct.pack("<HHIII", 3, p, 6, v, 0) for p, v in ints)
    ex += b"".join(struct.pack("<HHIII", 0x102, p, 6, len(v), 0) for p, v in bins)
    t = {"__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""},
         "__properties_version1.0": props(strs, struct.pack("<8xIIII8x", len(recips), len(atts), len(recips), len(atts)), ex)}
    for p, v in strs.items():
        t[f"__substg1.0_{p:04X}001F"] = v.encode("utf-16le")
    for p, v in bins:
        t[f"__substg1.0_{p:04X}0102"] = v
    for i, ss in enumerate(recips):
        t[f"__recip_version1.0_#{i:08X}"] = {"__properties_version1.0": props(ss, bytes(8), struct.pack("<HHIII", 3, 0x0C15, 6, 1, 0)),
                                           **{f"__substg1.0_{p:04X}001F": v.encode("utf-16le") for p, v in ss.items()}}
    for i, (fn, data) in enumerate(atts):
        ss = {0x3707: fn, 0x3704: fn[:8], 0x3001: fn}
        t[f"__attach_version1.0_#{i:08X}"] = {"__properties_version1.0": props(ss, bytes(8), struct.pack("<HHIII", 3, 0x3705, 6, 1, 0) + struct.pack("<HHIII", 0x102, 0x3701, 6, len(data), 0)),
                                            **{f"__substg1.0_{p:04X}001F": v.encode("utf-16le") for p, v in ss.items()}, "__substg1.0_37010102": data}
    return CFB(t)

def TNEF(subject, body, when, frm, mapi=(), atts=(), cp=1252):
    enc = "cp%d" % cp
    out = struct.pack("<IH", 0x223E9F78, 1)
    def at(level, tag, data):
        return struct.pack("<BII", level, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    out += at(1, 0x00089006, struct.pack("<I", 0x10000)) + at(1, 0x00069007, struct.pack("<II", cp, 0))
    out += at(1, 0x00078008, b"IPM.Microsoft Mail.Note\0")
    out += at(1, 0x00018004, subject.encode(enc) + b"\0")
    y = datetime.fromisoformat(when)
    out += at(1, 0x00038005, struct.pack("<7H", y.year, y.month, y.day, y.hour, y.minute, y.second, y.isoweekday() % 7 + 1))
    if body is not None:
        out += at(1, 0x0002800C, body.encode(enc) + b"\0")
    p = b""
    for typ, pid, val in mapi:
        p += struct.pack("<HH", typ, pid)
        if typ in (0x1F, 0x1E, 0x102):
            p += struct.pack("<II", 1, len(val)) + val + bytes(-len(val) % 4)
        elif typ == 3:
            p += struct.pack("<I", val)
    if mapi:
        out += at(1, 0x00069003, struct.pack("<I", len(mapi)) + p)
    for fn, data in atts:
        out += at(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0))
        out += at(2, 0x00018010, fn.encode(enc) + b"\0") + at(2, 0x0006800F, data)
    return out

def MELA(rtf):
    raw = rtf.encode("ascii")
    return struct.pack("<IIII", len(raw) + 12, len(raw), 0x414C454D, 0) + raw

class PDF:
    def __init__(self):
        self.o = {}
    def put(self, n, s, stream=None, flate=False):
        if isinstance(s, str):
            s = s.encode("latin-1")
        if stream is not None:
            if isinstance(stream, str):
                stream = stream.encode("latin-1")
            if flate:
                stream = zlib.compress(stream)
                s = s[:-2] + b" /Filter /FlateDecode >>"
            s = s[:-2] + b" /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
        self.o[n] = s
    def out(self, trailer="", root=1, ver="1.6"):
        b = b"%PDF-" + ver.encode() + b"\n%\xe2\xe3\xcf\xd3\n"
        off = {}
        for n in sorted(self.o):
            off[n] = len(b)
            b += b"%d 0 obj\n" % n + self.o[n] + b"\nendobj\n"
        x = len(b)
        mx = max(self.o) + 1
        b += b"xref\n0 %d\n0000000000 65535 f \n" % mx
        for n in range(1, mx):
            b += b"%010d 00000 n \n" % off[n] if n in off else b"0000000000 00000 f \n"
        return b + b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (mx, root, trailer.encode("latin-1"), x)

def LZFU(rtf):
    """Compressed RTF, literals only, with its CRC and its end mark."""
    raw = rtf.encode("ascii")
    dic = len(b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
    assert dic == 207, dic
    out, i = bytearray(), 0
    while True:
        grp = raw[i:i + 8]
        i += len(grp)
        if len(grp) == 8:
            out += b"\0" + grp
            continue
        out.append(1 << len(grp))
        wpos = (dic + len(raw)) % 4096
        out += grp + struct.pack(">H", wpos << 4)
        break
    crc = 0
    for c in out:
        crc ^= c
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return struct.pack("<IIII", len(out) + 12, len(raw), 0x75465A4C, crc) + bytes(out)

def XLS(rows, xf_date=16):
    """BIFF8 workbook in a compound file. cell: None | str | number | ('d', serial)"""
    def r(op, d=b""):
        return struct.pack("<HH", op, len(d)) + d
    sst, idx, sheet = [], {}, b""
    for i, row in enumerate(rows):
        for c, v in enumerate(row):
            if v is None or v == "":
                continue
            if isinstance(v, str):
                if v not in idx:
                    idx[v] = len(sst)
                    sst.append(v)
                sheet += r(0xFD, struct.pack("<HHHI", i, c, 15, idx[v]))
            elif isinstance(v, tuple):
                sheet += r(0x203, struct.pack("<HHHd", i, c, xf_date, v[1]))
            else:
                sheet += r(0x203, struct.pack("<HHHd", i, c, 15, v))
    enc = b""
    for v in sst:
        try:
            b = v.encode("latin-1")
            enc += struct.pack("<HB", len(v), 0) + b
        except UnicodeEncodeError:
            enc += struct.pack("<HB", len(v.encode("utf-16le")) // 2, 1) + v.encode("utf-16le")
    assert len(enc) < 8000
    xfs = b"".join(r(0xE0, struct.pack("<HHHBBBBIIH", 0, 22 if k == 16 else 0, 0xFFF5 if k < 15 else 1, 0x20, 0, 0, 0, 0, 0, 0x20C0)) for k in range(17))
    font = r(0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial")
    bof = lambda t: r(0x809, struct.pack("<HHHHII", 0x600, t, 0x0DBB, 0x07CC, 0, 6))
    name = b"Tabelle1"
    def wb(off):
        return bof(5) + r(0x42, struct.pack("<H", 1200)) + r(0x22, struct.pack("<H", 0)) + font * 5 + xfs + r(0x93, struct.pack("<HBB", 0x8000, 0, 255)) + r(0x85, struct.pack("<IBBBB", off, 0, 0, len(name), 0) + name) + r(0xFC, struct.pack("<II", len(sst), len(sst)) + enc) + r(0x0A)
    off = len(wb(0))
    data = wb(off) + bof(0x10) + r(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 12, 0)) + sheet + r(0x0A)
    return CFB({"Workbook": data + bytes(max(0, 4096 - len(data)))})

def pstr(s):
    """PDF text string as UTF-16BE hex."""
    return "<FEFF" + s.encode("utf-16be").hex().upper() + ">"
