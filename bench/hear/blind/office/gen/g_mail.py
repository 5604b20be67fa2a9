# -*- coding: utf-8 -*-
import subprocess, tempfile, struct, io, zipfile, html
from lib import *
import docs
K = 'email'
def part(ctype, body, cte='8bit', extra=''):
    return 'Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n%s\r\n%s' % (ctype, cte, extra, crlf(body))
def multi(sub, parts, b, params=''):
    return 'Content-Type: multipart/%s; boundary="%s"%s\r\n\r\n' % (sub, b, params) + 'This is a multi-part message in MIME format.\r\n' + ''.join('--%s\r\n%s\r\n' % (b, p) for p in parts) + '--%s--\r\n' % b
MV = 'MIME-Version: 1.0\r\n'
def att(name, data, ctype='application/octet-stream', disp=None):
    return 'Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: %s\r\n\r\n%s' % (ctype, disp or 'attachment; filename="%s"' % name, b64(data))
def htmlof(s):
    g = GREET[s.lang]
    return '<html><head><style>p{color:#333}</style></head><body><p>%s</p><p>%s</p><p><b>%s</b></p><p>%s<br>%s<br>%s: <a href="tel:%s">%s</a><br>%s</p><img src="http://tracker.example/p.gif" width="1" height="1"></body></html>' % (g[0], html.escape(s.text), html.escape(s.place), g[1], html.escape(s.name), g[2], re.sub(r'[^0-9+]', '', s.phone), s.phone, html.escape(s.address))
def run():
    E = lambda b: b if isinstance(b, bytes) else b.encode('utf-8')
    # plain
    for n, (lg, how) in enumerate([('en', '7bit'), ('de', 'qp'), ('ja', 'b64'), ('fr', 'flowed')], 1):
        s = nxt(lg); body = letter(s)
        h = std(s, 12, cs='iso-2022-jp' if lg == 'ja' else 'utf-8', enc='Q' if lg == 'de' else 'B') + MV
        if how == '7bit': d = h + part('text/plain; charset=us-ascii', body, '7bit')
        elif how == 'qp': d = h + 'Content-Type: text/plain; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n' + qp(body.encode('latin-1'))
        elif how == 'b64': d = h + 'Content-Type: text/plain; charset="UTF-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + b64(body)
        else:
            w = []
            for ln in body.split('\n'):
                while len(ln) > 60 and ' ' in ln[:60]:
                    k = ln.rfind(' ', 0, 60); w.append(ln[:k+1]); ln = ln[k+1:]
                w.append(ln)
            d = h + part('text/plain; charset=utf-8; format=flowed; delsp=no', '\n'.join(w), '8bit')
        add('eml/plain_%d_%s.eml' % (n, lg), 'eml-plain', E(d), [mailitem(s, 12)])
    # alternative
    for n, lg in enumerate(['tr', 'pl', 'en'], 1):
        s = nxt(lg)
        d = std(s, 31) + MV + multi('alternative', ['Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n' + qp(letter(s).encode()), 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n' + b64(htmlof(s))], 'b1_%d' % n)
        add('eml/alternative_%d_%s.eml' % (n, lg), 'eml-alternative', E(d), [mailitem(s, 31)], note='both parts say the same; must become one report')
    s = nxt('es')  # plain part is only an apology
    d = std(s, 2) + MV + multi('alternative', [part('text/plain; charset=us-ascii', 'Your mail client cannot show HTML messages.\n', '7bit'), part('text/html; charset=utf-8', htmlof(s))], 'alt==x')
    add('eml/alternative_4_emptyplain_es.eml', 'eml-alternative', E(d), [mailitem(s, 2)], note='words are only in the HTML part')
    # html only
    for n, (lg, cs) in enumerate([('it', 'utf-8'), ('el', 'iso-8859-7'), ('he', 'windows-1255')], 1):
        s = nxt(lg); hb = htmlof(s).replace('<body>', '<body dir="rtl">' if lg == 'he' else '<body>')
        if n == 1: hb = hb.replace('<head>', '<head><script>var x="never show";</script>').replace('è', '&egrave;').replace('ì', '&igrave;')
        d = std(s, 7).encode() + MV.encode() + ('Content-Type: text/html; charset=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n' % cs + b64(hb.encode(cs))).encode()
        add('eml/htmlonly_%d_%s.eml' % (n, lg), 'eml-html', d, [mailitem(s, 7)])
    # raw headers
    for n, (lg, cs) in enumerate([('sv', 'latin-1'), ('ru', 'koi8-r'), ('uk', 'utf-8'), ('hu', 'utf-8')], 1):
        s = nxt(lg)
        h = 'From: %s <%s>\nTo: %s\nSubject: %s: %s\nDate: %s\nMessage-ID: %s\n' % (s.name, s.mail, DESK, GREET[lg][3], s.category, rfcdate(s, 50), mid())
        h += 'MIME-Version: 1.0\nContent-Type: text/plain; charset=%s\nContent-Transfer-Encoding: 8bit\n\n' % {'latin-1': 'iso-8859-1'}.get(cs, cs)
        add('eml/rawheader_%d_%s.eml' % (n, lg), 'eml-raw-headers', (h + letter(s)).encode(cs), [mailitem(s, 50, extra=[s.category])], charset=cs)
    # charset bodies
    for n, (lg, cs, lab) in enumerate([('ar', 'cp1256', 'windows-1256'), ('he', 'cp1255', 'windows-1255'), ('ru', 'koi8-r', 'KOI8-R'), ('tr', 'iso-8859-9', 'ISO-8859-9'), ('ar', 'cp1256', None), ('pl', 'iso-8859-2', 'iso-8859-2')], 1):
        s = nxt(lg)
        if cs == 'iso-8859-9': pass
        ct = 'Content-Type: text/plain; charset="%s"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n' % lab if lab else '\r\n'
        d = std(s, 3).encode() + (MV.encode() if lab else b'') + ct.encode() + crlf(letter(s)).encode(cs)
        add('eml/charset_%d_%s_%s.eml' % (n, cs, lg), 'eml-charset', d, [mailitem(s, 3)], charset=cs, note=None if lab else 'no MIME headers at all: charset has to be guessed')
    # RFC 2231
    docx1 = docs.docx_bytes([docs.P('Anlage zur Meldung: Der Hund des Wachmanns hat das Kind zweimal gebissen.')])
    s = nxt('de'); fn = 'Lagebericht Häuschen №5.txt'
    import urllib.parse as up
    d = std(s, 1) + MV + multi('mixed', [part('text/plain; charset=utf-8', letter(s)), 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename*=utf-8\'de\'%s\r\n\r\n%s' % (up.quote(fn), b64('Die Feuertreppe war mit einer Kette versperrt.\n'))], 'mm1')
    add('eml/rfc2231_1_de.eml', 'eml-rfc2231', E(d), [mailitem(s, 1, extra=['Die Feuertreppe war mit einer Kette versperrt'], media=[fn])])
    s = nxt('ru'); fn = 'показания свидетеля и список пострадавших.txt'; q = up.quote(fn); cut = [q[0:60], q[60:120], q[120:180], q[180:]]
    d = std(s, 1) + MV + multi('mixed', [part('text/plain; charset=utf-8', letter(s)), 'Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n%s\r\n\r\n%s' % (';\r\n'.join(' filename*%d*=%s%s' % (i, "utf-8''" if i == 0 else '', c) for i, c in enumerate(cut) if c), b64('Свидетель видел, как их грузили в автобус.'.encode('koi8-r')))], 'mm2')
    add('eml/rfc2231_2_ru.eml', 'eml-rfc2231', E(d), [mailitem(s, 1, extra=['Свидетель видел, как их грузили в автобус'], media=[fn])])
    s = nxt('ar'); fn = 'صورة الحاجز.png'
    d = std(s, 1) + MV + multi('mixed', [part('text/plain; charset=utf-8', letter(s)), att(None, docs.png(), 'image/png;\r\n name="%s"' % ew(fn), "attachment; filename=\"%s\"" % ew(fn))], 'mm3')
    add('eml/rfc2231_3_encodedword_name_ar.eml', 'eml-rfc2231', E(d), [mailitem(s, 1, media=[fn])], unread=[fn], note='file name carried as encoded words inside quotes (common, against the standard); picture not looked at')
    s = nxt('ja'); fn = '証拠写真.txt'
    d = std(s, 1) + MV + multi('mixed', [part('text/plain; charset=utf-8', letter(s)), "Content-Type: text/plain; charset=shift_jis; name*=shift_jis''%s\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=shift_jis''%s\r\n\r\n%s" % (up.quote(fn.encode('shift_jis')), up.quote(fn.encode('shift_jis')), b64('昨夜も二回、警察を呼びましたが来ませんでした。'.encode('shift_jis')))], 'mm4')
    add('eml/rfc2231_4_sjis_ja.eml', 'eml-rfc2231', E(d), [mailitem(s, 1, extra=['昨夜も二回、警察を呼びましたが来ませんでした'], media=[fn])])
    # broken header line
    for n, (lg, bad) in enumerate([('en', 'this line has no colon and is not folded\r\n'), ('nl', 'X-Spam-Report score=1.2\r\n=20 broken wrap of a relay\r\n'), ('cs', '>From relay Mon Sep 14 16:00:00 2026\r\n')], 1):
        s = nxt(lg); h = std(s, 20); k = h.index('Subject:')
        d = h[:k] + bad + h[k:] + MV + part('text/plain; charset=utf-8', letter(s))
        add('eml/broken_%d_%s.eml' % (n, lg), 'eml-broken-header', E(d), [mailitem(s, 20)], unread=['broken header line'], note='headers after the broken line still count')
    # missing date
    for n, lg in enumerate(['en', 'ro', 'fi'], 1):
        s = nxt(lg); h = std(s, 20, date=False)
        if n == 3: h = h.replace('Message-ID', 'Date: \r\nMessage-ID')
        d = h + MV + part('text/plain; charset=utf-8', letter(s))
        add('eml/nodate_%d_%s.eml' % (n, lg), 'eml-missing-date', E(d), [mailitem(s, 24)], note='time from Received')
    # ISO date
    for n, (lg, f) in enumerate([('en', '%s'), ('da', '%s'), ('ko', '%s')], 1):
        s = nxt(lg); x = iso(s, 9)
        if n == 2: x = x.replace('T', ' ').replace('+02:00', ' +0200')
        if n == 3: x = (s.t - datetime.timedelta(hours=9)).strftime('%Y-%m-%dT%H:%M:09.250Z')
        d = std(s, 9, date=False).replace('Received: ', 'X-Was: ').replace('Message-ID', 'Date: %s\r\nMessage-ID' % x) + MV + part('text/plain; charset=utf-8', letter(s))
        add('eml/isodate_%d_%s.eml' % (n, lg), 'eml-iso-date', E(d), [mailitem(s, 9)])
    # attached zip with docx
    for n, lg in enumerate(['en', 'de', 'uk'], 1):
        s = nxt(lg); t2 = dict(en='Second statement: the guard wore badge 4471 and held a torch.', de='Zweite Aussage: Der Wachmann trug die Nummer 4471 an der Jacke.', uk='Друге свідчення: на кузові був напис білою фарбою.')[lg]
        zb = io.BytesIO(); z = zipfile.ZipFile(zb, 'w', zipfile.ZIP_DEFLATED); nm = dict(en='statement.docx', de='Aussage Zwei.docx', uk='свідчення.docx')[lg]
        z.writestr(nm, docs.docx_bytes([docs.P(t2)])); 
        if n == 2: z.writestr('__MACOSX/._Aussage Zwei.docx', b'\0\5\x16\7\0\2\0\0Mac OS X        '); z.writestr('foto.png', docs.png())
        z.close()
        d = std(s, 44) + MV + multi('mixed', [part('text/plain; charset=utf-8', letter(s)), att('beilage.zip', zb.getvalue(), 'application/zip' if n < 3 else 'application/octet-stream')], '=_z%d' % n)
        add('eml/zipdocx_%d_%s.eml' % (n, lg), 'eml-attached-zip', E(d), [mailitem(s, 44, extra=[t2.rstrip('.')], media=[nm] + (['foto.png'] if n == 2 else []))], unread=['foto.png'] if n == 2 else [])
    # forwarded
    for n, (lo, li) in enumerate([('en', 'ar'), ('de', 'tr'), ('fr', 'fr')], 1):
        o = nxt(lo); s = nxt(li)
        inner = std(s, 5) + MV + part('text/plain; charset=utf-8', letter(s))
        intro = dict(en='Forwarding what reached me this morning, please act.', de='Ich leite Ihnen weiter, was heute bei mir ankam.', fr='Je vous transmets ce message reçu hier.')[lo]
        o['dt'] = s.dt; o['t'] = s.t + datetime.timedelta(days=1)
        parts = [part('text/plain; charset=utf-8', '%s\n\n%s\n%s\n' % (intro, o.name, o.phone)), 'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="forwarded.eml"\r\n\r\n' + inner]
        if n == 3:
            inl = '---------- Forwarded message ---------\nDe : %s <%s>\nDate: %s\nObjet : %s\n\n%s' % (s.name, s.mail, rfcdate(s, 5), s.category, letter(s))
            d = std(o, 0, subj='Fwd: ' + s.category) + MV + part('text/plain; charset=utf-8', intro + '\n\n' + o.name + '\n' + o.phone + '\n\n' + inl)
        else: d = std(o, 0, subj='Fwd: ' + s.category) + MV + multi('mixed', parts, 'fw%d' % n)
        add('eml/forward_%d_%s_%s.eml' % (n, lo, li), 'eml-forwarded', E(d), [item([intro.rstrip('.,')], iso(o), 'second', o.mail, [o.mail, o.name, o.phone], lang=lo), mailitem(s, 5)], note='the inner message is the real report; one or two items allowed, no word may be lost' + ('; inner message is inline, not a part' if n == 3 else ''))
    # S/MIME
    td = tempfile.mkdtemp()
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', td + '/k', '-out', td + '/c', '-subj', '/CN=Invented Signer', '-days', '900'], capture_output=True, check=True)
    for n, lg in enumerate(['de', 'en', 'he'], 1):
        s = nxt(lg); src = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n' + crlf(letter(s)) if n != 2 else 'Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\n' + part('text/plain; charset=utf-8', letter(s)) + '\r\n--in\r\n' + part('text/html; charset=utf-8', htmlof(s)) + '\r\n--in--\r\n'
        open(td + '/m', 'wb').write(src.encode())
        a = ['openssl', 'smime', '-sign', '-in', td + '/m', '-signer', td + '/c', '-inkey', td + '/k', '-binary']
        if n == 3: a += ['-nodetach']
        r = subprocess.run(a, capture_output=True, check=True).stdout
        r = r.replace(b'\r\n', b'\n').replace(b'\n', b'\r\n')
        add('eml/smime_%d_%s.eml' % (n, lg), 'eml-smime', std(s, 15).encode() + r, [mailitem(s, 15)], note='opaque signed-data (application/pkcs7-mime): words lie inside the CMS structure' if n == 3 else 'clear-signed; signature is no report')
    shutil.rmtree(td)
    # PGP inline
    gh = tempfile.mkdtemp(); os.chmod(gh, 0o700); ge = dict(os.environ, GNUPGHOME=gh)
    subprocess.run(['gpg', '--batch', '--passphrase', '', '--quick-gen-key', 'Invented <invented@example.org>', 'default', 'default', 'never'], env=ge, capture_output=True)
    for n, lg in enumerate(['en', 'fr', 'de'], 1):
        s = nxt(lg); body = letter(s, more='\n- erster Punkt mit Strich\n' if lg == 'de' else '')
        a = ['--clearsign'] if n != 3 else ['--clearsign']
        r = subprocess.run(['gpg', '--batch', '--yes', '--trust-model', 'always', '--passphrase', '', '--pinentry-mode', 'loopback'] + a, input=body.encode(), env=ge, capture_output=True).stdout.decode()
        assert 'BEGIN PGP' in r
        add('eml/pgpinline_%d_%s.eml' % (n, lg), 'eml-pgp-inline', E(std(s, 8) + MV + part('text/plain; charset=utf-8', r)), [mailitem(s, 8, extra=['- erster Punkt mit Strich'] if lg == 'de' else [])], note='dash-escaped line' if lg == 'de' else None)
    s = nxt('en'); r = subprocess.run(['gpg', '--batch', '--trust-model', 'always', '-r', 'invented@example.org', '-a', '-e'], input=letter(s).encode(), env=ge, capture_output=True).stdout.decode()
    assert 'BEGIN PGP' in r
    add('eml/pgpinline_4_encrypted.eml', 'eml-pgp-inline', E(std(s, 8, subj='please read') + MV + part('text/plain; charset=utf-8', 'I encrypted this for safety.\n\n' + r)), [item(['I encrypted this for safety'], iso(s, 8), 'second', s.mail, [s.mail, s.name], lang='en')], unread=['encrypted PGP block'])
    subprocess.run(['gpgconf', '--homedir', gh, '--kill', 'gpg-agent'], env=ge, capture_output=True); shutil.rmtree(gh, ignore_errors=True)
    # TNEF
    import compressed_rtf
    def tnef(attrs):
        o = struct.pack('<IH', 0x223e9f78, 0x1234)
        for lv, i, d in attrs: o += struct.pack('<BII', lv, i, len(d)) + d + struct.pack('<H', sum(d) & 0xffff)
        return o
    def mapi(props):
        o = struct.pack('<I', len(props))
        for tag, v in props:
            t = tag & 0xffff; o += struct.pack('<I', tag)
            if t == 3: o += struct.pack('<I', v)
            else:
                if t == 0x1f: v = v.encode('utf-16-le') + b'\0\0'
                if t == 0x1e: v = v.encode('cp1252') + b'\0'
                o += struct.pack('<II', 1, len(v)) + v + b'\0' * (-len(v) % 4)
        return o
    head = [(1, 0x00089006, struct.pack('<I', 0x10000)), (1, 0x00069007, struct.pack('<II', 1252, 0)), (1, 0x00078008, b'IPM.Microsoft Mail.Note\0')]
    dt = lambda s: struct.pack('<7H', s.t.year, s.t.month, s.t.day, s.t.hour, s.t.minute, 0, s.t.weekday())
    for n, lg in enumerate(['de', 'en', 'fr'], 1):
        s = nxt(lg); at = dict(de='Der Schlüssel hing am Haken neben der Tür', en='The ledger shows nine deductions for one uniform', fr='La porte de secours était soudée')[lg]; an = dict(de='notiz.txt', en='ledger notes.txt', fr='témoin deux.txt')[lg]
        A = list(head) + [(1, 0x00018004, s.category.encode('cp1252') + b'\0')]
        plain = ''
        if n == 1: A += [(1, 0x0002800C, crlf(letter(s)).encode('cp1252') + b'\0')]
        elif n == 2:
            rtf = '{\\rtf1\\ansi\\ansicpg1252\\fromtext \\fbidi {\\fonttbl{\\f0\\fswiss Arial;}}\\uc1\\pard\\plain\\f0\\fs20 ' + letter(s).replace('\n', '\\par\r\n') + '}'
            A += [(1, 0x00069003, mapi([(0x0037001f, s.category), (0x10090102, compressed_rtf.compress(rtf.encode('cp1252')))]))]
        else:
            A += [(1, 0x00069003, mapi([(0x10130102, htmlof(s).encode('utf-8')), (0x3fde0003, 65001)]))]
        A += [(2, 0x00069002, struct.pack('<HIHHI', 1, 0xffffffff, 0, 0, 0)), (2, 0x00018010, (an if n < 3 else 'TEMOIN~1.TXT').encode('cp1252') + b'\0'), (2, 0x0006800F, at.encode('utf-8') + b'\n')]
        if n == 3: A += [(2, 0x00069005, mapi([(0x3707001f, an), (0x37050003, 1)]))]
        d = std(s, 0) + MV + multi('mixed', [part('text/plain; charset=utf-8', plain), att('winmail.dat', tnef(A), 'application/ms-tnef')], '_tn%d' % n)
        add('eml/tnef_%d_%s.eml' % (n, lg), 'eml-tnef', E(d), [mailitem(s, 0, extra=[at], media=[an])], note='MIME body empty; words in winmail.dat: ' + ['attBody', 'compressed RTF', 'PR_BODY_HTML'][n-1])
    # calendar invites
    for n, (lg, method) in enumerate([('en', 'REQUEST'), ('sv', 'CANCEL'), ('pt', 'REQUEST')], 1):
        s = nxt(lg)
        ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//EN\r\nMETHOD:%s\r\nBEGIN:VEVENT\r\nUID:%d@ev.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:%s\r\nDTEND:%s\r\nSUMMARY:%s\r\nDESCRIPTION:%s\r\nLOCATION:%s\r\nORGANIZER;CN="%s":mailto:%s\r\nATTENDEE;RSVP=TRUE:mailto:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' % (method, n, (s.t + datetime.timedelta(days=3)).strftime('%Y%m%dT100000Z'), (s.t + datetime.timedelta(days=3)).strftime('%Y%m%dT110000Z'), s.category, s.text.replace(',', '\\,').replace(';', '\\;') + '\\n' + s.phone, s.place.replace(',', '\\,'), s.name, s.mail, DESK)
        hello = dict(en='Could we meet about this matter', sv='Mötet ställs in men händelsen gäller', pt='Marquei uma reunião sobre o caso')[lg]
        d = std(s, 0) + MV + multi('alternative', [part('text/plain; charset=utf-8', hello + '.\n'), 'Content-Type: text/calendar; charset=utf-8; method=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s' % (method, b64(ics))], 'cal%d' % n)
        add('eml/calendar_%d_%s.eml' % (n, lg), 'eml-calendar', E(d), [item([hello, s.text, s.place], iso(s), 'second', s.mail, [s.mail, s.name, s.phone], lang=lg)], note='event start is not the time of the report')
    # digests
    for n, (lgs, real) in enumerate([(['en', 'en', 'en'], True), (['de', 'fr', 'es'], True), (['en', 'sw'], False)], 1):
        ss = [nxt(l) for l in lgs]; o = S('en', 0)
        if real:
            inner = [std(x, 6).replace('Return-Path', 'X-Old-Return') + MV + part('text/plain; charset=utf-8', letter(x)) for x in ss]
            dg = 'Content-Type: multipart/digest; boundary="dg"\r\n\r\n' + ''.join('--dg\r\n\r\n%s\r\n' % i for i in inner) + '--dg--\r\n'
            body = multi('mixed', [part('text/plain; charset=us-ascii', "Send Watch-list mailing list submissions to\n\twatch@lists.example\n\nToday's Topics:\n\n" + ''.join('   %d. topic\n' % (k+1) for k in range(len(ss))), '7bit'), dg, part('text/plain; charset=us-ascii', '_____________\nWatch-list mailing list\n', '7bit')], 'mmx')
        else:
            t = "Send Watch-list mailing list submissions to\n\twatch@lists.example\n\nToday's Topics:\n\n   1. one\n   2. two\n\n" + '-' * 70 + '\n\n'
            t += ('\n' + '-' * 30 + '\n\n').join('Message: %d\nDate: %s\nFrom: %s <%s>\nSubject: [Watch] %s\nMessage-ID: %s\n\n%s' % (k+1, rfcdate(x, 6), x.name, x.mail, x.category, mid(), letter(x)) for k, x in enumerate(ss))
            t += '\n' + '-' * 30 + '\n\nSubject: Digest Footer\n\n_____\nWatch-list mailing list\n\n' + '-' * 30 + '\n\nEnd of Watch-list Digest, Vol 9, Issue 2\n'
            body = part('text/plain; charset=utf-8', t)
        h = H(('From', 'watch-request@lists.example'), ('To', 'watch@lists.example'), ('Subject', 'Watch-list Digest, Vol 9, Issue %d' % n), ('Date', 'Sun, 01 Nov 2026 12:00:00 +0000'), ('Message-ID', mid()), ('List-Id', '<watch.lists.example>'))
        add('eml/digest_%d.eml' % n, 'eml-digest', E(h + MV + body), [mailitem(x, 6) for x in ss], note='MIME digest' if real else 'RFC 1153 style plain digest')
    # mbox
    def mm(s, sec=3): return (std(s, sec) + MV + part('text/plain; charset=utf-8', letter(s))).replace('\r\n', '\n')
    ss = [nxt('en'), nxt('de')]
    add('mbox/nodate_1.mbox', 'mbox', ''.join('From \n' + mm(x) + '\n' for x in ss).encode(), [mailitem(x, 3) for x in ss], note='From line without anything behind it')
    ss = [nxt('es'), nxt('it'), nxt('ru')]
    add('mbox/nodate_2.mbox', 'mbox', ''.join('From %s\n' % x.mail + mm(x) + '\n' for x in ss).encode(), [mailitem(x, 3) for x in ss], note='From line with address but no date')
    ss = [nxt('uk'), nxt('en')]
    add('mbox/nodate_3_thunderbird', 'mbox', ''.join('From - \r\nX-Mozilla-Status: 0001\r\n' + crlf(mm(x)) + '\r\n' for x in ss).encode(), [mailitem(x, 3) for x in ss], note='no file extension')
    for n, lg in enumerate(['en', 'fr', 'de'], 1):
        x, y = nxt(lg), nxt(lg)
        extra = dict(en='From the yard we heard two shots', fr='From now on, je dors chez ma sœur', de='From Dusk till Dawn stand auf seinem Hemd')[lg]
        bx = mm(x).replace('\n%s\n' % x.place, '\n%s\n%s.\n>From quoted already\n' % (x.place, extra))
        q = re.sub(r'(?m)^(>*From )', r'>\1', bx)
        if n == 2: q = re.sub(r'(?m)^(>*From )', r'>\1', bx).replace('From: ', 'From: ')
        fl = lambda z: 'From %s %s %s %2d %s %d\n' % (z.mail, WD[z.t.weekday()], MO[z.t.month-1], z.t.day, z.t.strftime('%H:%M:%S'), z.t.year)
        add('mbox/mboxrd_%d.mbox' % n, 'mbox-mboxrd', (fl(x) + q + '\n' + fl(y) + mm(y) + '\n').encode(), [mailitem(x, 3, extra=[extra]), mailitem(y, 3)], note='body line begins with "From "; must neither split nor be lost; ">" to be removed')
    # Maildir
    for n, lgs in enumerate([['en', 'de'], ['ar', 'tr', 'es'], ['uk', 'pl']], 1):
        ss = [nxt(l) for l in lgs]; fl = {}
        for k, x in enumerate(ss):
            nm = '%d.M%dP%d.host.example' % (int(x.t.timestamp()), k, 70 + k)
            where = 'new/' + nm if k == 0 else 'cur/%s:2,S' % nm
            if n == 2 and k == 2: where = '.Archive.2026/cur/%s:2,RS' % nm
            fl[where] = mm(x).encode()
        fl['tmp/.keep'] = b''
        if n == 3: fl['dovecot-uidlist'] = b'3 V1 N3\n'; fl['cur/.keep'] = b''
        add('maildir/Maildir%d' % n, 'maildir', fl, [mailitem(x, 3) for x in ss], note='folder')
    # msg
    from extract_msg import OleWriter
    def msg(s, n, attach=None):
        w = OleWriter(rootClsid=bytes.fromhex('0b0d020000000000c000000000000046'))
        w.addEntry('__nameid_version1.0', storage=True)
        for x in ('00020102', '00030102', '00040102'): w.addEntry(['__nameid_version1.0', '__substg1.0_' + x], b'')
        ft = int((s.t - datetime.timedelta(hours=int(s.tz[:3])) - datetime.datetime(1601, 1, 1)).total_seconds() * 10**7)
        pr = struct.pack('<8xIIII8x', 0, 1 if attach else 0, 0, 1 if attach else 0)
        strs = {0x001a: 'IPM.Note', 0x0037: s.category, 0x0c1a: s.name, 0x0c1e: 'SMTP', 0x0c1f: s.mail, 0x0042: s.name, 0x5d01: s.mail, 0x0e04: DESK}
        if n in (1, 3): strs[0x1000] = crlf(letter(s))
        binp = {}
        if n == 2: binp[0x1013] = htmlof(s).encode('utf-8')
        if n == 3: strs[0x007d] = 'From: "%s" <%s>\r\nDate: %s\r\nMIME-Version: 1.0\r\n\r\n' % (s.name, s.mail, rfcdate(s))
        uni = n != 3
        for k, v in strs.items():
            ty = '001F' if uni else '001E'; d = v.encode('utf-16-le') if uni else v.encode('cp1252')
            w.addEntry('__substg1.0_%04X%s' % (k, ty), d); pr += struct.pack('<HHIII', int(ty, 16), k, 6, len(d) + (2 if uni else 1), 0)
        for k, d in binp.items(): w.addEntry('__substg1.0_%04X0102' % k, d); pr += struct.pack('<HHIII', 0x102, k, 6, len(d), 0)
        for k in (0x0039, 0x0e06): pr += struct.pack('<HHIQ', 0x40, k, 6, ft)
        pr += struct.pack('<HHIII', 3, 0x340d, 6, 0x40000 if uni else 0, 0) + struct.pack('<HHIII', 3, 0x3fde, 6, 65001, 0) + struct.pack('<HHIII', 3, 0x3ffd, 6, 1252, 0)
        w.addEntry('__properties_version1.0', pr)
        if attach:
            a = '__attach_version1.0_#00000000'; w.addEntry(a, storage=True); ap = bytes(8)
            for k, v in {0x3707: attach[0], 0x3704: 'NOTE~1.TXT'}.items():
                d = v.encode('utf-16-le'); w.addEntry([a, '__substg1.0_%04X001F' % k], d); ap += struct.pack('<HHIII', 0x1f, k, 6, len(d) + 2, 0)
            w.addEntry([a, '__substg1.0_37010102'], attach[1]); ap += struct.pack('<HHIII', 0x102, 0x3701, 6, len(attach[1]), 0) + struct.pack('<HHIII', 3, 0x3705, 6, 1, 0)
            w.addEntry([a, '__properties_version1.0'], ap)
        b = io.BytesIO(); w.write(b); return b.getvalue()
    for n, lg in enumerate(['en', 'uk', 'sv'], 1):
        s = nxt(lg); at = ('note on the van.txt', b'The van had a dented left door and a taxi sign') if n == 1 else None
        add('msg/outlook_%d_%s.msg' % (n, lg), 'msg', msg(s, n, at), [mailitem(s, 0, extra=[at[1].decode()] if at else [], media=[at[0]] if at else [])], note=['Unicode body with attachment', 'HTML body (PidTagHtml) only', '8-bit string properties, transport headers'][n-1])
    # vcard, ics
    def fold(t):
        o = b''
        for ln in t.split('\n'):
            b = ln.encode(); first = True
            while len(b) > 70:
                k = 70
                while b[k] & 0xc0 == 0x80: k -= 1
                o += (b'' if first else b' ') + b[:k] + b'\r\n'; b = b[k:]; first = False
            o += (b'' if first else b' ') + b + b'\r\n'
        return o
    s = nxt('de'); esc = lambda x: x.replace('\\', '\\\\').replace(',', '\\,').replace(';', '\\;')
    vi = lambda s, tm=None, p='none', **k: item([s.text], tm, p, s.name, [s.name, s.phone, s.mail, s.address], lang=s.lang, **k)
    add('vcard/contact_1_v3.vcf', 'vcard', fold('BEGIN:VCARD\nVERSION:3.0\nFN:%s\nN:%s;%s;;;\nTEL;TYPE=CELL:%s\nEMAIL:%s\nADR:;;%s;;;;\nNOTE:%s\nREV:%s\nEND:VCARD' % (s.name, s.name.split()[-1], s.name.split()[0], s.phone, s.mail, esc(s.address), esc(s.text), iso(s))), [vi(s, None)], note='REV is the change time of the card, not the report time: time null')
    s = nxt('pl'); qpe = lambda x: ''.join('=%02X' % b if b > 126 or b < 32 or b in b'=;' else chr(b) for b in x.encode())
    add('vcard/contact_2_v21.vcf', 'vcard', ('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:%s;%s;;;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:%s\r\nTEL;CELL:%s\r\nEMAIL;INTERNET:%s\r\nADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;%s;;;;\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:%s\r\nEND:VCARD\r\n' % (qpe(s.name.split()[-1]), qpe(s.name.split()[0]), qpe(s.name), s.phone, s.mail, qpe(s.address), '=\r\n'.join(re.findall(r'(?:=..|.){1,60}', qpe(s.text))))).encode(), [vi(s)])
    a, b = nxt('el'), nxt('en')
    add('vcard/contacts_3_v4_two.vcf', 'vcard', b''.join(fold('BEGIN:VCARD\nVERSION:4.0\nFN:%s\nTEL;VALUE=uri:tel:%s\nitem1.EMAIL;PREF=1:%s\nitem1.X-ABLabel:Work\nADR;LABEL="%s":;;;;;;\nNOTE;LANGUAGE=%s:%s\nEND:VCARD' % (x.name, x.phone.replace(' ', '-'), x.mail, x.address, x.lang, esc(x.text))) for x in (a, b)), [item([x.text], None, 'none', x.name, [x.name, x.phone.replace(' ', '-'), x.mail, x.address], lang=x.lang) for x in (a, b)])
    for n, lg in enumerate(['en', 'de', 'he'], 1):
        s = nxt(lg); tz = {1: 'DTSTART:%sZ' % s.t.strftime('%Y%m%dT%H%M%S'), 2: 'DTSTART;TZID=Europe/Berlin:%s' % s.t.strftime('%Y%m%dT%H%M%S'), 3: 'DTSTART;VALUE=DATE:%s' % s.t.strftime('%Y%m%d')}[n]
        comp = 'VEVENT' if n != 3 else 'VJOURNAL'
        vt = 'BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n' if n == 2 else ''
        t = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Call log//EN\n%sBEGIN:%s\nUID:log%d@desk.example\nDTSTAMP:20261230T120000Z\n%s\nSUMMARY:%s\nDESCRIPTION:%s\nLOCATION:%s\nCONTACT:%s\\, %s\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:Reminder\nEND:VALARM\nEND:%s\nEND:VCALENDAR' % (vt, comp, n, tz, esc(s.category), esc(s.text), esc(s.place), esc(s.name), s.phone, comp)
        tm = iso(s) if n < 3 else s.t.strftime('%Y-%m-%dT00:00:00+00:00')
        add('ics/calllog_%d_%s.ics' % (n, lg), 'ics', fold(t), [item([s.text, s.place], tm, 'second' if n < 3 else 'day', s.name, [s.name, s.phone], lang=lg, zone=n < 3)])
