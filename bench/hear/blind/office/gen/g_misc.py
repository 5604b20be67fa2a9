# -*- coding: utf-8 -*-
import io, struct, zlib, html
from lib import *
import docs
from docs import png, Z
def exif(order='<', dt=None, off=None, gps=None, artist=None, desc=None):
    """own minimal TIFF/EXIF block"""
    o = order; data = b''
    def ifd(ents, start):
        ents.sort(); n = len(ents); blob = b''; base = start + 2 + 12 * n + 4; body = struct.pack(o + 'H', n)
        for tag, ty, cnt, v in ents:
            if len(v) <= 4: body += struct.pack(o + 'HHI', tag, ty, cnt) + v.ljust(4, b'\0')
            else: body += struct.pack(o + 'HHII', tag, ty, cnt, base + len(blob)); blob += v + (b'\0' if len(v) & 1 else b'')
        return body + struct.pack(o + 'I', 0) + blob
    a = lambda s: (s.encode('utf-8') + b'\0')
    A = lambda tag, s: (tag, 2, len(a(s)), a(s))
    rat = lambda *x: b''.join(struct.pack(o + 'II', int(round(v * 10000)), 10000) for v in x)
    dms = lambda v: rat(int(v), int(v % 1 * 60), (v * 60 % 1) * 60)
    main = [A(0x10f, 'Invented'), A(0x110, 'Cam 1')]
    if artist: main.append(A(0x13b, artist))
    if desc: main.append(A(0x10e, desc))
    ex = []
    if dt: ex.append(A(0x9003, dt))
    if off: ex.append(A(0x9011, off))
    gp = []
    if gps: gp = [(0, 1, 4, b'\2\3\0\0'), A(1, 'N' if gps[0] > 0 else 'S'), (2, 5, 3, dms(abs(gps[0]))), A(3, 'E' if gps[1] > 0 else 'W'), (4, 5, 3, dms(abs(gps[1])))]
    def build(po, pg):
        m = list(main)
        if ex: m.append((0x8769, 4, 1, struct.pack(o + 'I', po)))
        if gp: m.append((0x8825, 4, 1, struct.pack(o + 'I', pg)))
        return ifd(m, 8)
    b0 = build(0, 0); po = 8 + len(b0); e = ifd(ex, po) if ex else b''; pg = po + len(e); g = ifd(gp, pg) if gp else b''
    return (b'II*\0' if o == '<' else b'MM\0*') + struct.pack(o + 'I', 8) + build(po, pg) + e + g
def oggcrc(b):
    c = 0
    for x in b:
        c ^= x << 24
        for _ in range(8): c = ((c << 1) ^ 0x04c11db7) & 0xffffffff if c & 0x80000000 else (c << 1) & 0xffffffff
    return c
def ogg():
    def page(fl, gran, seq, pk):
        h = b'OggS\0' + struct.pack('<BqIII', fl, gran, 77, seq, 0) + bytes([1, len(pk)]) + pk; c = oggcrc(h); return h[:22] + struct.pack('<I', c) + h[26:]
    return page(2, 0, 0, b'OpusHead\1\1' + struct.pack('<HIhB', 312, 48000, 0, 0)) + page(0, 0, 1, b'OpusTags' + struct.pack('<I', 4) + b'stub' + struct.pack('<I', 0)) + page(4, 960, 2, b'\xf8\xff\xfe')
def mp3(): return b'ID3\4\0\0\0\0\0\0' + (b'\xff\xfb\x90\xc4' + bytes(413)) * 4
def mp4():
    bx = lambda t, d: struct.pack('>I', len(d) + 8) + t + d
    return bx(b'ftyp', b'isom\0\0\2\0isomiso2mp41') + bx(b'moov', bx(b'mvhd', bytes(12) + struct.pack('>II', 1000, 0) + struct.pack('>IH', 0x10000, 0x100) + bytes(10) + struct.pack('>9I', 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000) + bytes(24) + struct.pack('>I', 1))) + bx(b'mdat', b'')
def np36(i):
    d = '0123456789abcdefghijklmnopqrstuvwxyz'; return d[i // 1296] + d[i // 36 % 36] + d[i % 36]
def run():
    di = docs.ditem
    TXT = [('ar', 'cp1256'), ('he', 'cp1255'), ('ru', 'cp1251'), ('tr', 'iso-8859-9'), ('uk', 'koi8-u'), ('el', 'cp1253'), ('pl', 'iso-8859-2'), ('fa', 'utf-8'), ('ja', 'euc-jp'), ('zh', 'big5hkscs')]
    for n, (lg, cs) in enumerate(TXT, 1):
        s = nxt(lg)
        if lg == 'zh': t = '昨晚有人在樓下縱火,消防通道被鎖住,兩位老人受傷'; add('txt/short_%d_%s.txt' % (n, cs), 'txt-charset', t.encode('big5hkscs'), [item([t], lang='zh')], charset='big5hkscs'); continue
        t = s.text + '.\r\n' + s.place + '\r\n' + s.phone + '\r\n'
        if n % 2 == 0: t = s.text + '\n' + s.phone
        if lg == 'ru': t = letter(s)
        add('txt/short_%d_%s_%s.txt' % (n, cs, lg), 'txt-charset', t.encode(cs), [item([s.text] + ([s.place] if n % 2 or lg == 'ru' else []), None, 'none', s.name if lg == 'ru' else s.phone, [s.phone] + ([s.name, s.address] if lg == 'ru' else []), lang=lg)], charset=cs, note='short text: charset has to be guessed; no header')
    # Markdown, HTML
    for n, lg in enumerate(['en', 'de', 'es'], 1):
        s = nxt(lg); md = ['---\nfrom: %s\ntel: "%s"\ndate: %s\n---\n\n# %s\n\n%s\n\n- %s\n' % (s.name, s.phone, iso(s), s.category, s.text, s.place), '# %s\n\n**%s:** %s  \n**%s:** %s  \n**%s:** %s\n\n> %s\n>\n> %s\n' % (s.category, LANGS[lg][0]['name'][0], s.name, LANGS[lg][0]['phone'][0], s.phone, LANGS[lg][0]['date'][0], s.t.strftime('%d.%m.%Y'), s.text, s.place), '| %s | %s | %s | %s |\n|---|:-:|--:|---|\n| %s | %s | %s | %s |\n\n```\nno es parte\n```\n' % (tuple(LANGS[lg][0][k][0] for k in ('name', 'phone', 'text', 'place')) + (s.name, s.phone, s.text, s.place))][n-1]
        tm = [(iso(s), 'minute'), (s.t.strftime('%Y-%m-%dT00:00:00+00:00'), 'day'), (None, 'none')][n-1]
        add('md/report_%d_%s.md' % (n, lg), 'markdown', md.encode(), [item([s.text, s.place], tm[0], tm[1], s.name, [s.name, s.phone], lang=lg, zone=n != 2)])
    for n, lg in enumerate(['fr', 'ar', 'uk'], 1):
        s = nxt(lg); e = html.escape
        if n == 1: t = '<!DOCTYPE html><html lang="fr"><head><meta charset="iso-8859-1"><title>Lettre</title><style>.x{display:none}</style></head><body><p>%s<p>%s<table><tr><td>Nom<td>%s<tr><td>T&eacute;l.<td>%s</table><!-- brouillon --><span class="x">invisible</span></body></html>' % (e(s.text).replace('é', '&eacute;').replace("'", '&#8217;' if False else '&#39;'), e(s.place), e(s.name), s.phone); d = t.encode('latin-1')
        elif n == 2: d = ('<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body><div>%s</div><div>%s</div><address>%s<br>%s</address></body></html>' % (s.text, s.place, s.name, s.phone)).encode('cp1256')
        else: d = ('\ufeff<html><body><div>%s</div><div>%s</div><p>%s &lt;<a href="mailto:%s">%s</a>&gt; %s</p></body>' % (''.join('&#%d;' % ord(c) if ord(c) > 127 else c for c in s.text), s.place, s.name, s.mail, s.mail, s.phone)).encode('utf-8')
        add('html/lettre_%d_%s.html' % (n, lg), 'html', d, [item([s.text, s.place], None, 'none', s.name, [s.name, s.phone] + ([s.mail] if n == 3 else []), lang=lg)], charset={1: 'latin-1', 2: 'cp1256'}.get(n))
    # JSON
    for n, lg in enumerate(['en', 'de', 'sw'], 1):
        ss = [S(lg, 0), S(lg, 1)]
        if n == 1: o = {'export': {'version': 2, 'generated': '2026-12-30T00:00:00Z'}, 'reports': [{'id': i, 'received_at': iso(x), 'narrative': x.text, 'where': {'label': x.place, 'lat': 53.74, 'lon': -0.33}, 'contact': {'name': x.name, 'channels': [{'type': 'phone', 'value': x.phone}, {'type': 'email', 'value': x.mail}], 'address': {'full': x.address}}} for i, x in enumerate(ss)]}
        elif n == 2: o = [{'Melder': {'Person': {'Vorname': x.name.split()[0], 'Nachname': x.name.split()[-1], 'Vollname': x.name}, 'Erreichbar': [x.phone]}, 'Zeitpunkt': int(x.t.timestamp()) - 3600, 'Schilderung': x.text, 'Ort': x.place} for x in ss]
        else: o = {'data': {'rows': [{'attributes': {'maelezo': x.text, 'mahali': x.place, 'tarehe': iso(x)}, 'relationships': {'mpigaji': {'jina': x.name, 'simu': x.phone}}} for x in ss], 'next': None}}
        add('json/reports_%d_%s.json' % (n, lg), 'json', json.dumps(o, ensure_ascii=n == 2, indent=n == 1 or None).encode(), [item([x.text, x.place], iso(x), 'minute' if n != 2 else 'second', x.name, [x.name, x.phone] + ([x.mail, x.address] if n == 1 else []), lang=lg) for x in ss], note='epoch seconds, \\u escapes' if n == 2 else None)
    for n, lg in enumerate(['fr', 'ru', 'en'], 1):
        ss = [S(lg, i) for i in range(3)]; ln = [json.dumps({'ts': iso(x), 'message': x.text, 'location': x.place, 'reporter': {'full_name': x.name, 'msisdn': x.phone}}, ensure_ascii=False) for x in ss]
        if n == 2: ln.insert(1, ''); ln.insert(2, '{"ts": "2026-01-23T1')
        if n == 3: ln[1] = ln[1].replace('"reporter"', '"attachments": [{"name": "door.jpg"}], "reporter"')
        add('jsonl/reports_%d_%s.jsonl' % (n, lg), 'jsonl', (('\r\n' if n == 3 else '\n').join(ln)).encode('utf-8-sig' if n == 3 else 'utf-8'), [item([x.text, x.place], iso(x), 'minute', x.name, [x.name, x.phone], ['door.jpg'] if n == 3 and i == 1 else [], lang=lg) for i, x in enumerate(ss)], unread=['line 3 (broken JSON)'] if n == 2 else ['door.jpg (named, not delivered)'] if n == 3 else [])
    # XML
    for n, lg in enumerate(['en', 'cs', 'ar'], 1):
        ss = [S(lg, 0), S(lg, 1)]; e = html.escape
        if n == 1: t = '<?xml version="1.0"?>\n<Reports xmlns="urn:invented:reports">%s</Reports>' % ''.join('<Report id="%d" received="%s"><Reporter><Name>%s</Name><Phone>%s</Phone></Reporter><Narrative><![CDATA[%s]]></Narrative><Location>%s</Location></Report>' % (i, iso(x), e(x.name), x.phone, x.text, e(x.place)) for i, x in enumerate(ss)); d = t.encode()
        elif n == 2: d = ('<?xml version="1.0" encoding="windows-1250"?><seznam>%s</seznam>' % ''.join('<hovor datum="%s" volajici="%s" telefon="%s" misto="%s">%s</hovor>' % (x.t.strftime('%Y-%m-%d'), e(x.name), x.phone, e(x.place), e(x.text)) for x in ss)).encode('cp1250')
        else: d = b'\xff\xfe' + ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r [<!ENTITY org "desk">]><r>%s</r>' % ''.join('<rec><src>&org;</src><who n="%s" t="%s"/><what>%s</what><where>%s</where><when>%s</when></rec>' % (e(x.name), x.phone, e(x.text), e(x.place), iso(x)) for x in ss)).encode('utf-16-le')
        add('xml/reports_%d_%s.xml' % (n, lg), 'xml', d, [item([x.text, x.place], iso(x) if n != 2 else x.t.strftime('%Y-%m-%dT00:00:00+00:00'), 'minute' if n != 2 else 'day', x.name, [x.name, x.phone], lang=lg, zone=n != 2) for x in ss], charset={2: 'cp1250', 3: 'utf-16'}.get(n))
    # zip
    a, b, c = S('en', 5), S('de', 1), S('es', 0); eml = lambda s: (std(s, 4) + 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n' + crlf(letter(s))).encode()
    add('zip/mixed_1.zip', 'zip-mixed', Z([('mail/a.eml', eml(a)), ('brief.docx', docs.docx_bytes([docs.P(x) for x in letter(b).split('\n')])), ('notas.txt', letter(c).encode()), ('foto.png', png()), ('empty/', b''), ('Thumbs.db', b'\xd0\xcf\x11\xe0junk')]), [mailitem(a, 4), di(b), di(c)], unread=['foto.png', 'Thumbs.db'])
    a, b = S('fr', 1), S('tr', 1)
    add('zip/mixed_2_sheets.zip', 'zip-mixed', Z([('2026/çağrılar.csv', ('Ad Soyad;Telefon;Olay;Yer\r\n%s;%s;%s;%s\r\n' % (b.name, b.phone, b.text, b.place)).encode('iso-8859-9')), ('déposition.txt', letter(a).encode('cp1252')), ('lisezmoi.bin', bytes(range(256)))]), [item([b.text, b.place], None, 'none', b.name, [b.name, b.phone], lang='tr'), di(a)], unread=['lisezmoi.bin'], charset='per member: iso-8859-9, cp1252')
    a = S('uk', 2); add('zip/mixed_3_pathtricks.zip', 'zip-mixed', Z([('../outside.txt', letter(a).encode()), ('/abs/empty.txt', b''), ('x' * 180 + '.txt', 'довге ім\u2019я файла, але зміст важливий'.encode())]), [di(a), item(['довге ім\u2019я файла, але зміст важливий'], lang='uk')], note='member names point outside: nothing may be written there; contents still count')
    for n, lg in enumerate(['en', 'pl', 'ko'], 1):
        s = S(lg, 1); inner = Z([('deep/letter.txt', letter(s).encode())])
        if n == 2: inner = Z([('drugi.zip', inner)])
        m = [('inner.zip', inner), ('note.txt', b'see inner archive')]
        add('zip/nested_%d_%s.zip' % (n, lg), 'zip-nested', Z(m), [di(s), item(['see inner archive'], lang='en', may_merge=True)])
    # pictures
    from PIL import Image
    jb = io.BytesIO(); Image.new('RGB', (32, 24), (120, 90, 60)).save(jb, 'JPEG'); j0 = jb.getvalue()
    def jpg(ex, com=None):
        app = b'\xff\xe1' + struct.pack('>H', len(ex) + 8) + b'Exif\0\0' + ex
        if com: app += b'\xff\xfe' + struct.pack('>H', len(com) + 2) + com
        return j0[:2] + app + j0[2:]
    pi = lambda nm, text=(), tm=None, seal=(), sender=None, zone=True, prec='second', **k: item(text, tm, prec, sender, seal, [nm], None, zone=zone, **k)
    seen = 'picture not looked at'
    add('images/IMG_1_gps.jpg', 'picture-jpeg', jpg(exif('<', '2026:03:14 21:40:05', '+01:00', (52.4812, 13.4276), 'Jürgen Weißmüller')), [pi('IMG_1_gps.jpg', tm='2026-03-14T21:40:05+01:00', seal=['Jürgen Weißmüller'], gps=[52.4812, 13.4276])], unread=['IMG_1_gps.jpg: ' + seen])
    add('images/IMG_2_be_south.jpeg', 'picture-jpeg', jpg(exif('>', '2026:07:10 20:33:11', None, (-29.9702, 30.8839), None, 'crowd at section K')), [pi('IMG_2_be_south.jpeg', ['crowd at section K'], '2026-07-10T20:33:11+00:00', zone=False, gps=[-29.9702, 30.8839])], unread=['IMG_2_be_south.jpeg: ' + seen])
    add('images/IMG_3_comment.jpg', 'picture-jpeg', jpg(exif('<', '0000:00:00 00:00:00'), 'Das Tor war verschlossen, Anruf 030 23125 412'.encode()), [pi('IMG_3_comment.jpg', ['Das Tor war verschlossen'], seal=['030 23125 412'])], unread=['IMG_3_comment.jpg: ' + seen], note='zero EXIF date: time null; words in the JPEG comment')
    add('images/shot_1.png', 'picture-png', png(chunks=[(b'eXIf', exif('>', '2026:02:17 05:25:00', '+02:00', (50.9077, 34.7981)))]), [pi('shot_1.png', tm='2026-02-17T05:25:00+02:00', gps=[50.9077, 34.7981])], unread=['shot_1.png: ' + seen])
    add('images/shot_2_text.png', 'picture-png', png(chunks=[(b'tEXt', b'Author\0Joan Whitlock'), (b'iTXt', b'Description\0\0\0en\0\0' + 'Broken door, seen from the tram — Pearson Park'.encode()), (b'tIME', struct.pack('>HBBBBB', 2026, 3, 14, 21, 40, 5))]), [pi('shot_2_text.png', ['Broken door, seen from the tram — Pearson Park'], '2026-03-14T21:40:05+00:00', seal=['Joan Whitlock'])], unread=['shot_2_text.png: ' + seen])
    add('images/shot_3_zTXt.png', 'picture-png', png(chunks=[(b'zTXt', b'Comment\0\0' + zlib.compress('The lock was cut before'.encode()))]), [pi('shot_3_zTXt.png', ['The lock was cut before'])], unread=['shot_3_zTXt.png: ' + seen])
    def tiff(o, desc, dt, artist):
        ents = []; px = bytes([200] * 64); a = lambda s: s.encode() + b'\0'
        L_ = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (270, 2, None, a(desc)), (273, 4, 1, None), (277, 3, 1, 1), (278, 3, 1, 8), (279, 4, 1, 64), (306, 2, None, a(dt)), (315, 2, None, a(artist))]
        base = 8 + 2 + 12 * len(L_) + 4; blob = px; body = struct.pack(o + 'H', len(L_))
        for t, ty, c, v in L_:
            if t == 273: v = base
            if isinstance(v, bytes): body += struct.pack(o + 'HHII', t, 2, len(v), base + len(blob)); blob += v + b'\0' * (len(v) & 1)
            else: body += struct.pack(o + 'HHI', t, ty, c) + (struct.pack(o + 'HH', v, 0) if ty == 3 else struct.pack(o + 'I', v))
        return (b'II*\0' if o == '<' else b'MM\0*') + struct.pack(o + 'I', 8) + body + struct.pack(o + 'I', 0) + blob
    for n, (o, d, t, ar) in enumerate([('<', 'fax page one, call desk', '2026:03:14 21:40:05', 'Patrick Okafor'), ('>', 'telefax Seite zwei', '2026:03:15 08:40:00', 'Aylin Öztürk-Groß'), ('<', 'page trois du fax', '2026:06:13 20:30:00', 'Hélène Béranger')], 1):
        add('images/fax_%d.tif' % n, 'picture-tiff', tiff(o, d, t, ar), [pi('fax_%d.tif' % n, [d], t.replace(':', '-', 2).replace(' ', 'T') + '+00:00', seal=[ar], zone=False)], unread=['fax_%d.tif: ' % n + seen])
    def heic(ex, brand=b'heic'):
        bx = lambda t, d: struct.pack('>I', len(d) + 8) + t + d; fb = lambda t, d, v=0, f=0: bx(t, struct.pack('>I', v << 24 | f) + d)
        ft = bx(b'ftyp', brand + b'\0\0\0\0mif1' + brand); pl = struct.pack('>I', 6) + b'Exif\0\0' + ex
        def meta(off): return fb(b'meta', fb(b'hdlr', bytes(4) + b'pict' + bytes(13)) + fb(b'pitm', struct.pack('>H', 1)) + fb(b'iinf', struct.pack('>H', 2) + fb(b'infe', struct.pack('>HH', 1, 0) + b'hvc1\0', 2) + fb(b'infe', struct.pack('>HH', 2, 0) + b'Exif\0', 2)) + fb(b'iloc', b'\x44\0' + struct.pack('>H', 1) + struct.pack('>HHHII', 2, 0, 1, off, len(pl))))
        m = meta(0); m = meta(len(ft) + len(m) + 8); return ft + m + bx(b'mdat', pl)
    for n, (t, of, g) in enumerate([('2026:09:12 11:10:44', '+01:00', (51.5723, -0.1949)), ('2026:11:22 04:35:00', '+09:00', (37.3906, 136.8992)), ('2026:10:03 13:37:10', None, None)], 1):
        nm = 'IMG_00%d.HEIC' % n; add('images/' + nm, 'picture-heic', heic(exif('>', t, of, g)), [pi(nm, tm=t.replace(':', '-', 2).replace(' ', 'T') + (of or '+00:00'), zone=bool(of), **({'gps': list(g)} if g else {}))], unread=[nm + ': ' + seen], note='stub: Exif item only, no picture data')
    # audio/video beside export
    for n, (lg, fn, data) in enumerate([('en', 'voicemail_0412.mp3', mp3()), ('de', 'AUD-20260314-WA0001.ogg', ogg()), ('es', 'VID_20260913_231500.mp4', mp4())], 1):
        s, s2 = S(lg, 0), S(lg, 1); h = LANGS[lg][0]
        ex = [('export.json', json.dumps({'calls': [{'from': {'name': s.name, 'number': s.phone}, 'at': iso(s), 'note': s.text, 'recording': 'media/' + fn}, {'from': {'name': s2.name, 'number': s2.phone}, 'at': iso(s2), 'note': s2.text, 'recording': 'media/lost.mp3'}]}, ensure_ascii=False)), ('Anrufe.csv', 'Datum;Name;Tel.;Sachverhalt;Aufnahme\r\n%s;%s;%s;"%s";%s\r\n%s;%s;%s;"%s";%s\r\n' % (s.t.strftime('%d.%m.%Y %H:%M'), s.name, s.phone, s.text.replace('"', '""'), fn, s2.t.strftime('%d.%m.%Y %H:%M'), s2.name, s2.phone, s2.text.replace('"', '""'), 'lost.mp3')), ('index.html', '<html><body><ul><li>%s %s (%s): %s <a href="media/%s">v</a></li><li>%s %s (%s): %s <a href="media/lost.mp3">a</a></li></ul></body></html>' % (iso(s), s.name, s.phone, html.escape(s.text), fn, iso(s2), s2.name, s2.phone, html.escape(s2.text)))][n-1]
        files = [(ex[0], ex[1].encode()), ('media/' + fn, data)]
        add('av/export_%d' % n if n == 1 else 'av/export_%d.zip' % n, 'audio-video-export', dict(files) if n == 1 else Z(files), [item([x.text], iso(x, zone=n != 2), 'minute', x.name, [x.name, x.phone], [m], lang, zone=n != 2) for x, m, lang in ((s, fn, lg), (s2, 'lost.mp3', lg))], unread=[fn + ': recording not listened to', 'lost.mp3: named, not delivered'])
    # hostile
    dx = docs.docx_bytes([docs.P(x) for x in letter(S('en', 0)).split('\n')] * 3)
    hz = lambda p, k, d, un, it=(), note=None, **kw: add('hostile/' + p, k, d, list(it), unread=un, hostile=True, note=note, **kw)
    hz('truncated.docx', 'hostile-truncated', dx[:len(dx) * 2 // 3], ['truncated.docx: file is damaged'], note='central directory lost; a reader may salvage words')
    hz('truncated.xlsx', 'hostile-truncated', open(OUT + '/xlsx/sheets_1.xlsx', 'rb').read()[:3000], ['truncated.xlsx: file is damaged'])
    hz('truncated.pdf', 'hostile-truncated', open(OUT + '/pdf/plain_1_de.pdf', 'rb').read()[:9000], ['truncated.pdf: file is damaged'])
    hz('bomb.zip', 'hostile-bomb', Z([('zeros.txt', bytes(40 * 1024 * 1024)), ('ok.txt', b'Only this line is a report: the gate was welded shut')]), ['zeros.txt: unpacks to far more than it is worth'], [item(['Only this line is a report: the gate was welded shut'], lang='en')], note='40 MiB of zeros in a small member')
    inner = Z([('b.txt', bytes(8 * 1024 * 1024))])
    for k in range(4): inner = Z([('%d_%d.zip' % (k, i), inner) for i in range(6)])
    if len(inner) > 59000:
        inner = Z([('b.txt', bytes(1024 * 1024))])
        for k in range(12): inner = Z([('n%d.zip' % k, inner)] * 1)
    hz('bomb_nested.zip', 'hostile-bomb', inner, ['nested archives too deep'])
    hz('bomb_docx.docx', 'hostile-bomb', Z([('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), ('word/document.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + ''.join('<!ENTITY %s "%s">' % (chr(98 + i), ('&%s;' % chr(97 + i)) * 10) for i in range(9)) + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>')]), ['bomb_docx.docx: entity bomb'])
    hz('xxe.xml', 'hostile-xxe', b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://tracker.example/hit">]><r><what>The well was filled with concrete</what><extra>&x;&y;</extra></r>', ['external entity'], [item(['The well was filled with concrete'], lang='en')], note='must not read /etc/passwd nor go to the net')
    hz('loop_pages.pdf', 'hostile-loop', b'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9999999/Parent 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 3 0 R>>endobj\ntrailer<</Root 1 0 R/Prev 0/Size 4>>\nstartxref\n9\n%%EOF\n', ['loop_pages.pdf: broken page tree'])
    body = b'%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</XObject<</X 4 0 R>>>>/Contents 6 0 R>>\nendobj\n4 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream\nendobj\n5 0 obj\n<</First 5 0 R/Next 5 0 R/Last 5 0 R/Title(loop)>>\nendobj\n6 0 obj\n<</Length 5>>stream\n/X Do\nendstream\nendobj\n'
    offs = [body.index(b'%d 0 obj' % i) for i in range(1, 7)]; xr = len(body)
    hz('loop_xobject.pdf', 'hostile-loop', body + b'xref\n0 7\n0000000000 65535 f \n' + b''.join(b'%010d 00000 n \n' % o for o in offs) + b'trailer\n<</Root 1 0 R/Size 7/Prev %d>>\nstartxref\n%d\n%%%%EOF\n' % (xr, xr), ['loop_xobject.pdf: loop in form objects, outline and xref'])
    hz('huge.gif', 'hostile-picture', b'GIF89a' + struct.pack('<HHBBB', 60000, 15000, 0x80, 0, 0) + bytes(6) + b',' + struct.pack('<HHHHB', 0, 0, 60000, 15000, 0) + b'\2\2\x44\1\0;', ['huge.gif: too large a picture'], [item([], media=['huge.gif'])])
    hz('huge.png', 'hostile-picture', b'\x89PNG\r\n\x1a\n' + struct.pack('>I', 13) + b'IHDR' + struct.pack('>IIBBBBB', 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0) + bytes(4), ['huge.png: too large a picture'])
    hz('columns_10000.csv', 'hostile-columns', (','.join(np36(i) for i in range(9999)) + ',Narrative\r\n' + ',' * 9999 + 'Row behind ten thousand columns\r\n').encode(), [], [item(['Row behind ten thousand columns'], lang='en')], note='a reader may instead refuse the file by name')
    hz('empty.csv', 'hostile-empty', b'', ['empty.csv: file is empty'])
    hz('empty.eml', 'hostile-empty', b'', ['empty.eml: file is empty'])
    hz('spaces.txt', 'hostile-empty', b' \r\n\t\r\n\xef\xbb\xbf', ['spaces.txt: no words'])
    hz('fifo_named_only.txt', 'hostile-fifo', b'In place of this file a named pipe "calls.fifo" lay in the folder; it must not be opened.\n', [], [item(['it must not be opened'], lang='en')], note='words only: the tester may make a FIFO beside it and see that the reader does not hang')
    hz('notreally.pdf', 'hostile-wrong-type', letter(S('de', 2)).encode(), ['notreally.pdf: not a PDF'], [di(S('de', 2))], note='plain text under a PDF name')
    hz('formula_injection.csv', 'hostile-formula', 'Name;Telefon;Sachverhalt\r\n=cmd|\' /C calc\'!A0;030 23125 999;"=HYPERLINK(""http://tracker.example"";""Die Tür stand offen"")"\r\n'.encode(), [], [item(['Die Tür stand offen'], None, 'none', '030 23125 999', ['030 23125 999'], lang='de')], note='must be defused if written to a sheet again')
    hz('deep.json', 'hostile-loop', b'[' * 20000 + b']' * 20000, ['deep.json: nested too deep'])
    hz('mime_deep.eml', 'hostile-loop', (''.join('Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(400)) + 'Content-Type: text/plain\r\n\r\nbottom of four hundred parts\r\n').encode(), ['mime_deep.eml: nested too deep'], note='a reader that does get to the bottom is right too')
