# Independent check of gold.jsonl against files/: decodes every file with its own code (no generator import).
import json, os, re, sys, io, zipfile, html, email, email.policy, sqlite3, zlib, base64, quopri, unicodedata, datetime as dt, codecs
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
def ws(s): return re.sub(r'\s+', ' ', s)
def untag(s):
    s2 = re.sub(r'(?s)<(style|script)\b.*?</\1>', ' ', s)
    return [html.unescape(re.sub(r'<[^>]+>', '', s2)), html.unescape(re.sub(r'<[^>]+>', ' ', s2))]
def strings(o):
    if isinstance(o, str): yield o
    elif isinstance(o, dict):
        for k, v in o.items(): yield from strings(v)
    elif isinstance(o, list):
        yield ' '.join(x if isinstance(x, str) else x.get('text', '') if isinstance(x, dict) and isinstance(x.get('text'), str) else '' for x in o)
        for v in o: yield from strings(v)
    elif o is not None: yield str(o)
def textviews(s, depth=0):
    out = [s]
    if '<' in s: out += untag(s); out += [html.unescape(x) for x in untag(html.unescape(s))]
    out += [html.unescape(x) for x in list(out)]
    t = s.strip()
    for js in ([t] if t[:1] in '[{' else []) + ([l for l in t.splitlines() if l.strip()[:1] == '{'] if t[:1] == '{' else []):
        try: o = json.loads(js)
        except Exception: continue
        for v in strings(o):
            out.append(v)
            if depth < 3 and (v.strip()[:1] in '[{<' or '<' in v or '&' in v): out += textviews(v, depth + 1)
            if depth < 3 and re.fullmatch(r'[A-Za-z0-9+/=]{40,}', v or ''):
                try: out += textviews(base64.b64decode(v).decode(), depth + 1)
                except Exception: pass
            try: out.append(v.encode('latin-1').decode('utf-8'))
            except Exception: pass
    return out
def mailviews(b):
    out = []
    m = email.message_from_bytes(b, policy=email.policy.default)
    for p in m.walk():
        for k in ('from', 'to', 'subject', 'date'):
            if p[k]: out.append(str(p[k]))
        if p.get_filename(): out.append(p.get_filename())
        if p.is_multipart(): continue
        pl = p.get_payload(decode=True) or b''
        if p.get_content_maintype() == 'text':
            try: out += textviews(pl.decode(p.get_content_charset() or 'utf-8'))
            except Exception: out += textviews(pl.decode('utf-8', 'replace'))
    return out
def views(path, enc='utf-8'):
    b = open(path, 'rb').read(); out = []
    if b[:16] == b'SQLite format 3\0':
        c = sqlite3.connect(path)
        for (t,) in c.execute("select name from sqlite_master where type='table'").fetchall():
            for r in c.execute('select * from "%s"' % t): out += [str(x) for x in r if x is not None]
        return out
    if b[:2] == b'\x1f\x8b':
        import gzip
        b = gzip.decompress(b)
    if b[:2] == b'PK':
        try: z = zipfile.ZipFile(io.BytesIO(b))
        except Exception: return out
        for n in z.namelist():
            out.append(n)
            try: d = z.read(n)
            except RuntimeError: continue
            if d[:2] == b'PK':
                tmp = '/tmp/_blindw_chk.bin'; open(tmp, 'wb').write(d); out += views(tmp)
            else:
                if n.startswith('xl/worksheets/sheet'):
                    base = dt.datetime(1904, 1, 1) if b'date1904="1"' in z.read('xl/workbook.xml') else dt.datetime(1899, 12, 30)
                    for v in re.findall(rb'<c r="[A-Z]+\d+" s="[123]"><v>([\d.]+)</v>', d):
                        out.append((base + dt.timedelta(days=float(v)) + dt.timedelta(seconds=.5)).strftime('%Y-%m-%dT%H:%M'))
                try: out += textviews(d.decode('utf-8'))
                except Exception: pass
        return out
    if b[:4] == b'%PDF':
        for m in re.finditer(rb'stream\n(.*?)\nendstream', b, re.S):
            s = m.group(1)
            try: s = zlib.decompress(s)
            except Exception: pass
            s = s.decode('cp1252', 'replace')
            out.append(' '.join(re.sub(r'\\(.)', r'\1', x) for x in re.findall(r'\(((?:\\.|[^()\\])*)\)', s)))
        out += [re.sub(r'\\(.)', r'\1', x) for x in re.findall(r'\(((?:\\.|[^()\\])*)\)', b.decode('cp1252', 'replace'))]
        return out
    if b[:5] == b'{\\rtf':
        s = b.decode('ascii')
        cp = 'cp1251' if 'ansicpg1251' in s else 'cp1252'
        s = re.sub(r"((?:\\'[0-9a-f]{2})+)", lambda m: bytes.fromhex(m.group(1).replace("\\'", '')).decode(cp), s)
        s = re.sub(r'\\u(-?\d+)\?', lambda m: chr(int(m.group(1)) % 65536), s)
        return [re.sub(r'\\([a-z]+-?\d* ?)', ' ', s), s]
    if path.endswith(('.eml', '.mhtml')): out += mailviews(b)
    if path.endswith('.mbox'):
        for part in re.split(rb'(?m)^From .*\n', b):
            if part.strip(): out += mailviews(re.sub(rb'(?m)^>From ', b'From ', part))
    try: s = b.decode(enc)
    except Exception: s = b.decode('latin-1')
    if 'mixed' in path:
        for l in b.splitlines():
            try: out.append(l.decode('utf-8'))
            except Exception: out.append(l.decode('cp1252'))
    out += textviews(s)
    out.append(s.replace('""', '"')); out.append(s.replace("\\'", "'").replace('\\n', '\n').replace('\\"', '"'))
    if path.endswith('.ics') or path.endswith('.vcf'):
        u = re.sub(r'\r\n[ \t]', '', s).replace('\\n', '\n').replace('\\,', ','); out.append(u)
        try: out.append(quopri.decodestring(u.encode()).decode("utf-8", "replace"))
        except Exception: pass
    if path.endswith('.yaml'): out.append(re.sub(r'\n\s+', ' ', s).replace("''", "'"))
    if path.endswith('.tex'): out.append(s.replace('\\&', '&'))
    if path.endswith('.org') or path.endswith('.ass'): out.append(re.sub(r'\{[^}]*\}', '', s).replace('\\N', '\n'))
    if path.endswith(('.digest', 'dump.sql')): out.append(s)
    return out
def main():
    bad = 0; nt = []; langs = {}; kinds = set()
    G = [json.loads(l) for l in open(ROOT + '/gold.jsonl')]
    for g in G:
        p = os.path.join(ROOT, 'files', g['file'])
        V = views(p, g.get('encoding', 'utf-8')); hay = [ws(v) for v in V]; big = '\n'.join(hay); kinds.add(g['kind'])
        def has(x): return ws(x) in big
        def E(*a):
            nonlocal bad
            bad += 1; print('BAD', g['file'], *a)
        for x in g.get('seal_extra', []) + g.get('rest', []) + g.get('not_items', []):
            if not has(x): E('extra missing', x)
        allseal = {x for it in g['items'] for x in it['seal']} | set(g.get('seal_extra', []))
        for it in g['items']:
            for x in it['must_show']:
                if any(x in q or q in x for q in allseal): E('file-wide must_show and seal clash', x)
            for x in it['text']:
                for q in allseal:
                    if re.search(r'(?<!\w)' + re.escape(q) + r'(?!\w)', x): print('note: sealed elsewhere in the file, open here:', g['file'], q, '|', x)
            langs[it['lang']] = langs.get(it['lang'], 0) + 1
            for x in it['text']:
                if not has(x): E('text missing', repr(x))
                for s in it['seal']:
                    if s in x: E('seal inside text', s, '|', x)
                    elif x in s: E('text inside seal', x, '|', s)
            for s in it['seal'] + it['media'] + ([it['sender']] if it['sender'] and it['sender'] not in ('Desk', 'Me') else []):
                if not has(s) and not (s in it["media"] and has(os.path.splitext(s)[0])): E("seal/media/sender missing", s)
            j = ' | '.join(it['text'])
            for s in it['must_show']:
                if s not in j: E('must_show not in text', s)
                for q in it['seal'] + g.get('seal_extra', []):
                    if s in q or q in s: E('must_show and seal clash', s, q)
            if not it['text'] and not it.get('optional'): E('empty item')
            if it['sender'] and it['sender'] not in ('Desk', 'Me') and it['sender'] not in it['seal'] and not any(s in it['sender'] for s in it['seal']) : print('note: sender not in seal', g['file'], it['sender'])
            tl = it['time_local']
            if tl:
                y, rest = tl[:4], tl[4:]
                ok = True
                if 'T' in tl and len(tl) >= 16:
                    h, m = int(tl[11:13]), tl[14:16]
                    hs = {h}
                    if it['time']: hs.add(int(it['time'][11:13]))
                    cand = []
                    for hh in hs:
                        for f in ('%02d' % hh, '%d' % hh, '%d' % (hh % 12 or 12), '%02d' % (hh % 12 or 12)):
                            cand += [f + sep + m for sep in (':', '.', ',', '')]
                    ep = str(int(dt.datetime.fromisoformat(it['time'].replace('Z', '+00:00')).timestamp())) if it['time'] else '~'
                    ok = any(c in big for c in cand) or ep in big
                if not ok: nt.append((g['file'], tl, it['time'], it['text'][:1]))
    extra = set(os.listdir(ROOT + '/files')) ^ {g['file'] for g in G}
    if extra: print('files and gold differ', extra)
    print(len(G), 'files', sum(len(g['items']) for g in G), 'items', bad, 'bad;', len(kinds), 'kinds')
    print(len({l.split('-')[0] for l in langs}), 'languages', sorted(langs.items(), key=lambda x: -x[1]))
    print('times without hh:mm or epoch in the file:'); [print('  ', *x) for x in nt]
main()
