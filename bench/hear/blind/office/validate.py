#!/usr/bin/env python3
"""Checks that every gold string is really in its file, as the format carries it (own decoding, not a reader under test)."""
import sys, os, json, io, re, zipfile, email, email.policy, email.header, html, unicodedata, quopri, base64, struct, zlib, warnings, logging
warnings.simplefilter('ignore'); logging.disable(logging.CRITICAL)
B = os.path.dirname(os.path.abspath(__file__)); sys.setrecursionlimit(5000)
def unx(t): return html.unescape(re.sub(r'<[^>]*>', '', t))
def rtf(b, dflt='cp1252'):
    t = b.decode('latin-1'); m = re.search(r'\\ansicpg(\d+)', t); cp = 'cp' + (m.group(1) if m else '1252'); out = []; uc = [1]; buf = bytearray(); i = 0; skip = 0
    def fl():
        if buf: out.append(bytes(buf).decode(cp, 'replace')); buf.clear()
    u16 = []
    def flu():
        if u16: out.append(struct.pack('<%dH' % len(u16), *u16).decode('utf-16-le', 'replace')); u16.clear()
    while i < len(t):
        c = t[i]
        if c == '\\':
            m = re.match(r"\\'([0-9a-fA-F]{2})", t[i:i+4])
            if m:
                if skip: skip -= 1
                else: flu(); buf.append(int(m.group(1), 16))
                i += 4; continue
            m = re.match(r'\\([a-z]+)(-?\d+)? ?', t[i:i+40])
            if m:
                i += m.end(); w, a = m.group(1), m.group(2)
                if w == 'u': fl(); u16.append(int(a) & 0xffff); skip = uc[0]
                elif w == 'uc': uc[0] = int(a)
                elif w in ('par', 'line', 'tab'): fl(); flu(); out.append('\n')
                continue
            fl(); flu(); out.append('\n' if t[i+1] == '\n' else t[i+1]); i += 2; continue
        if c in '{}\r\n': fl(); flu(); i += 1; continue
        if skip: skip -= 1
        else: fl(); flu(); out.append(c)
        i += 1
    fl(); flu(); return ''.join(out)
def mail(b, cs):
    m = email.message_from_bytes(b, policy=email.policy.compat32); out = []
    for p in m.walk():
        for k, v in p.items():
            try: out.append(str(email.header.make_header(email.header.decode_header(str(v)))))
            except Exception: pass
        for fn in (p.get_filename(), p.get_param('name')):
            if isinstance(fn, tuple): fn = email.utils.collapse_rfc2231_value(fn)
            if fn:
                try: fn = str(email.header.make_header(email.header.decode_header(fn)))
                except Exception: pass
                out.append(fn)
        if not p.is_multipart():
            d = p.get_payload(decode=True) or b''; ct = p.get_content_type()
            if ct.startswith('text/'):
                c = p.get_content_charset() or cs or 'utf-8'
                try: t = d.decode(c, 'replace')
                except LookupError: t = d.decode('utf-8', 'replace')
                if 'format=flowed' in str(p['content-type']): t = t.replace(' \r\n', ' ').replace(' \n', ' ')
                out.append(unx(t) if ct == 'text/html' else t)
                if ct == 'text/calendar': out.append(re.sub(r'\r?\n ', '', t).replace('\\,', ',').replace('\\;', ';').replace('\\n', '\n'))
            elif ct == 'application/ms-tnef':
                import tnefparse; t = tnefparse.TNEF(d)
                for x in (t.body, t.htmlbody): out.append(unx(x if isinstance(x, str) else (x or b'').decode('utf-8', 'replace')))
                if t.rtfbody: out.append(rtf(t.rtfbody))
                out.append(d.decode('cp1252', 'replace'))
                for a in t.attachments: out += [a.long_filename(), a.data.decode('utf-8', 'replace')]
            elif ct in ('application/pkcs7-mime', 'application/x-pkcs7-mime'): out.append(mail(d[d.index(b'Content-Type'):], cs)) if b'Content-Type' in d else None
            elif ct.startswith('application/') and 'signature' not in ct: out.append(extract(p.get_filename() or 'x', d, cs))
    return '\n'.join(x or '' for x in out) + '\n' + b.decode('utf-8', 'replace') + ('\n' + b.decode(cs, 'replace') if cs and not cs.startswith('per') else '')
def pdf(b):
    import pypdf; r = pypdf.PdfReader(io.BytesIO(b)); out = []
    if r.is_encrypted: r.decrypt('')
    for p in r.pages:
        L, Rr = [], []
        p.extract_text(visitor_text=lambda x, cm, tm, fd, fs: (L if tm[4] < 300 else Rr).append(x)); out += [''.join(L), ''.join(Rr)]
        t = p.extract_text(); out += [t, unicodedata.normalize('NFKC', t)]
        for mode in (lambda ln: ln[::-1],): out += [mode(unicodedata.normalize('NFKC', ln)) for ln in t.splitlines()]
        raw = p.get_contents().get_data() if p.get_contents() else b''
        for h in re.findall(rb'ActualText <([0-9a-fA-F]+)>', raw): out.append(bytes.fromhex(h.decode()).decode('utf-16'))
        for a in p.get('/Annots') or []:
            a = a.get_object(); out += [str(a.get(k)) for k in ('/Contents', '/T', '/V') if a.get(k) is not None]
            if '/FS' in a: f = a['/FS']; out += [str(f.get('/UF')), list(f['/EF'].values())[0].get_object().get_data().decode('utf-8', 'replace')]
    for k, v in r.attachments.items(): out += [k] + [x.decode('utf-8', 'replace') for x in v]
    return '\n'.join(out)
def xls(b):
    import xlrd; w = xlrd.open_workbook(file_contents=b); return '\n'.join(str(c.value) for s in w.sheets() for r in s.get_rows() for c in r)
def msg(b):
    import olefile; o = olefile.OleFileIO(io.BytesIO(b)); out = []
    for e in o.listdir():
        d = o.openstream(e).read(); n = e[-1]
        out.append(d.decode('utf-16-le', 'replace') if n.endswith('001F') else unx(d.decode('utf-8', 'replace')) if n.endswith('0102') else d.decode('cp1252', 'replace'))
    return '\n'.join(out)
def decodings(b, cs):
    for c in ([cs] if cs and not cs.startswith('per') and '+' not in cs else []) + ['utf-8', 'utf-16', 'utf-16-be', 'cp1252', 'iso-8859-9']:
        try: yield b.decode(c, 'replace')
        except Exception: pass
def extract(name, b, cs=None, depth=0):
    n = name.lower()
    if depth > 4: return ''
    if n.endswith(('.eml',)): return mail(b, cs)
    if 'mbox' in n or 'thunderbird' in n: return mail(b, cs) + '\n'.join(mail(x, cs) for x in re.split(rb'(?m)^From [^\n]*\n', b)) + '\n' + re.sub(r'(?m)^>From ', 'From ', b.decode('utf-8', 'replace'))
    if b[:2] == b'PK' or n.endswith('.zip'):
        z = zipfile.ZipFile(io.BytesIO(b)); out = []
        for i in z.infolist():
            if i.file_size > 10**6: continue
            d = z.read(i); out += [i.filename, os.path.basename(i.filename)]
            if i.filename.endswith(('.xml', '.rels')):
                t = d.decode('utf-8', 'replace'); t2 = re.sub(r'<w:del .*?</w:del>', '', t, flags=re.S)
                t2 = re.sub(r'</(w:p|text:p|a:p|row|c|si|table:table-cell)>|<w:t/>|<text:line-break/>|<text:tab/>', '\n', t2).replace('<text:s/>', ' '); out += [unx(t2), html.unescape(t)]
            else: out.append(extract(i.filename, d, cs, depth + 1))
        return '\n'.join(out)
    if b[:4] == b'%PDF': 
        try: return pdf(b)
        except Exception as e: return ''
    if n.endswith('.msg'): return msg(b)
    if n.endswith('.xls'): return xls(b)
    if n.endswith('.rtf'): return rtf(b) 
    out = list(decodings(b, cs))
    if n.endswith(('.html', '.xml', '.md')): out += [unx(x) for x in out] + [html.unescape(x) for x in out]
    if n.endswith(('.csv', '.tsv')): out += [x.replace('""', '"') for x in out]
    if n.endswith(('.vcf', '.ics')): out += [re.sub(r'\r?\n[ \t]', '', x).replace('\\,', ',').replace('\\;', ';').replace('\\n', '\n') for x in out] + [quopri.decodestring(b).decode('utf-8', 'replace')]
    if n.endswith(('.json', '.jsonl')): out += [re.sub(r'\\u([0-9a-f]{4})', lambda m: chr(int(m.group(1), 16)), x).replace('\\"', '"') for x in out]
    if n.endswith('.png'):
        for m in re.finditer(rb'zTXtComment\0\0', b): out.append(zlib.decompressobj().decompress(b[m.end():]).decode())
    if n.endswith('.eml'): pass
    return '\n'.join(out)
BIDI = re.compile('[\u200e\u200f\u202a-\u202e]'); DIAC = re.compile('[\u064b-\u0655]')
def sq(t, hard=False):
    t = BIDI.sub('', t); t = unicodedata.normalize('NFC', t)
    if hard: t = DIAC.sub('', unicodedata.normalize('NFKC', t))
    return re.sub(r'[\s\u200c]+', '' , t)
def load(p):
    if os.path.isdir(p): return [(os.path.relpath(os.path.join(d, f), p), open(os.path.join(d, f), 'rb').read()) for d, _, fs in os.walk(p) for f in fs]
    return [(os.path.basename(p), open(p, 'rb').read())]
bad = 0; big = 0; n = ni = nt = nseal = 0; kinds = {}
for line in open(B + '/gold.jsonl', encoding='utf-8'):
    g = json.loads(line); n += 1; kinds[g['kind']] = kinds.get(g['kind'], 0) + 1
    ms = load(os.path.join(B, g['file'])); t = ''
    size = sum(len(d) for _, d in ms)
    if size > 60000: big += 1; print('BIG', size, g['file'])
    if any(i['text'] or i['seal'] for i in g['items']):
        for nm, d in ms:
            if g['kind'] == 'maildir': nm += '.eml'
            t += nm + '\n' + extract(nm, d, g.get('charset')) + '\n'
    hard = g['kind'] in ('pdf-arabic', 'rtf'); s = sq(t, hard)
    for it in g['items']:
        ni += 1
        for key in ('text', 'seal'):
            for x in it[key]:
                nt += key == 'text'; nseal += key == 'seal'
                if sq(x, hard) not in s:
                    bad += 1; print('MISSING', key, g['file'], repr(x))
        for m in it['media']:
            if m not in t and sq(m) not in s and m not in g['file']: bad += 1; print('MISSING media', g['file'], m)
        for x in it['text']:
            for y in it['seal']:
                if y in x: bad += 1; print('SEAL IN TEXT', g['file'], y, '<', x)
        if it['time'] and not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d', it['time']): bad += 1; print('TIME', g['file'], it['time'])
print(n, 'files', len(kinds), 'kinds', ni, 'items', nt, 'texts', nseal, 'seals;', bad, 'faults', big, 'too big')
few = {k: v for k, v in kinds.items() if v < 3}; print('kinds with fewer than 3:', few)
