# -*- coding: utf-8 -*-
import csv, io
from lib import *
from langs import EXTRA_HEADS, EXTRA_SAMPLES, HANDLE
AR = str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩'); FA = str.maketrans('0123456789', '۰۱۲۳۴۵۶۷۸۹'); BN = str.maketrans('0123456789', '০১২৩৪৫৬৭৮৯')
JAL = {14: '1404/12/23', 16: '1404/12/25', 19: '1404/12/28'}
def fdate(s):
    t, l = s.t, s.lang; d = dict(
     fa=lambda: JAL[t.day].translate(FA), ar=lambda: '%d %s %d' % (t.day, {2: 'شباط'}[t.month], t.year), bn=lambda: t.strftime('%d/%m/%Y').translate(BN), hu=lambda: t.strftime('%Y.%m.%d.'), sv=lambda: t.strftime('%Y-%m-%d'),
     zh=lambda: '%d年%d月%d日' % (t.year, t.month, t.day), ja=lambda: '令和%d年%d月%d日' % (t.year - 2018, t.month, t.day), ko=lambda: t.strftime('%Y.%m.%d'), nl=lambda: t.strftime('%d-%m-%Y'), hi=lambda: t.strftime('%d-%m-%Y'),
     fi=lambda: '%d.%d.%d' % (t.day, t.month, t.year), da=lambda: '%d. %s %d' % (t.day, 'juli', t.year), en=lambda: t.strftime('%Y-%m-%d'))
    if l in d: return d[l]()
    return t.strftime('%d.%m.%Y' if l in 'de ru uk pl cs ro tr'.split() else '%d/%m/%Y')
def ftime(s):
    t, l = s.t, s.lang; h12 = (t.hour % 12) or 12
    d = dict(fr=lambda: '%dh%02d' % (t.hour, t.minute), fi=lambda: '%d.%02d' % (t.hour, t.minute), da=lambda: t.strftime('%H.%M'), bn=lambda: t.strftime('%H:%M').translate(BN), fa=lambda: t.strftime('%H:%M').translate(FA),
     ar=lambda: '%02d:%02d %s' % (h12, t.minute, 'ص' if t.hour < 12 else 'م'), ko=lambda: '%s %d:%02d' % ('오전' if t.hour < 12 else '오후', h12, t.minute), ja=lambda: '%d時%02d分' % (t.hour, t.minute), en=lambda: '%d:%02d %s' % (h12, t.minute, 'am' if t.hour < 12 else 'pm'), de=lambda: t.strftime('%H:%M Uhr'))
    return d[l]() if l in d else t.strftime('%H:%M')
def val(s, c):
    return fdate(s) if c == 'date' else ftime(s) if c == 'time' else s[c]
def ri(s, cols, extra=(), seal=(), **k):
    sealed = [s[c] for c in ('name', 'phone', 'email', 'address') if c in cols]
    dt = 'date' in cols; tm = 'time' in cols
    return item([s[c] for c in ('text', 'place') if c in cols] + list(extra), (iso(s, zone=False) if tm else s.t.strftime('%Y-%m-%dT00:00:00+00:00')) if dt else None, 'minute' if tm else 'day', s['name'] if 'name' in cols else (sealed[0] if sealed else None), sealed + list(seal), lang=s.lang, zone=False, **k)
def W(rows, delim=',', quoting=csv.QUOTE_MINIMAL, eol='\r\n'):
    b = io.StringIO(); csv.writer(b, delimiter=delim, quoting=quoting, lineterminator=eol).writerows(rows); return b.getvalue()
CFG = dict(he=('cp1255', ','), ar=('cp1256', ';'), fa=('utf-8-sig', ','), ur=('utf-16', '\t'), hi=('utf-8', ','), bn=('utf-8', '\t'), el=('cp1253', ';'), ru=('cp1251', ';'), uk=('koi8-u', ';'), pl=('cp1250', ';'), cs=('iso-8859-2', ';'), hu=('cp1250', ','), ro=('utf-8-sig', ';'), sv=('cp1252', ';'), da=('cp1252', '|'), fi=('iso-8859-15', ';'), nl=('utf-8', ','), de=('cp1252', ';'), fr=('cp1252', ';'), es=('utf-16-le', '\t'), pt=('utf-8', ';'), it=('mac_roman', ','), tr=('iso-8859-9', ';'), sq=('cp1252', ','), so=('utf-8', ','), sw=('utf-8', '\t'), ta=('utf-8-sig', ','), zh=('gb18030', ','), ja=('cp932', ','), ko=('cp949', ','))
ORD = [('date', 'time', 'name', 'phone', 'address', 'place', 'text', 'category', 'callback'), ('name', 'phone', 'email', 'date', 'time', 'category', 'text', 'place', 'callback'), ('category', 'text', 'place', 'date', 'time', 'phone', 'name', 'address', 'callback')]
def run():
    for n, (lg, (cs, dl)) in enumerate(CFG.items()):
        ss = [S(lg, i) for i in range(3)]; h = LANGS[lg][0]; cols = ORD[n % 3]; v = n % 2
        head = [h[c][min(v, len(h[c]) - 1)] for c in cols]
        t = W([head] + [[val(s, c) for c in cols] for s in ss], dl, csv.QUOTE_ALL if n % 4 == 1 else csv.QUOTE_MINIMAL, '\n' if n % 5 == 2 else '\r\n')
        if lg == 'es': data = b'\xff\xfe' + t.encode('utf-16-le')
        else: data = t.encode(cs, 'strict' if cs not in ('koi8-u', 'cp1252', 'mac_roman', 'iso-8859-9') else 'strict')
        add('sheets/calls_%s_%s.%s' % (lg, cs.replace('-', ''), 'tsv' if dl == '\t' else 'csv'), 'csv-language', data, [ri(s, cols) for s in ss], charset=cs)
    c1 = ('date', 'time', 'name', 'phone', 'text', 'place')
    def sheet(lg, idx=(0, 1, 2), cols=c1, v=0):
        ss = [S(lg, i) for i in idx]; h = LANGS[lg][0]
        return ss, [h[c][v] for c in cols], [[val(s, c) for c in cols] for s in ss]
    # sep=
    for n, (lg, dl, cs) in enumerate([('de', ';', 'cp1252'), ('en', '|', 'utf-8'), ('fr', '\t', 'utf-16')], 1):
        ss, h, r = sheet(lg); add('sheets/sepline_%d.csv' % n, 'csv-sep-line', ('sep=%s\r\n' % dl + W([h] + r, dl)).encode(cs), [ri(s, c1) for s in ss], charset=cs, note='sep= line is no data')
    # title rows
    for n, (lg, ttl) in enumerate([('de', ['Bürgertelefon – Anrufliste KW 11', '', 'Stand: 16.03.2026;;Seite 1']), ('es', ['Centralita de avisos', 'Informe generado automáticamente', '']), ('pl', ['Rejestr zgłoszeń', 'Dyżurny: zmiana nocna'])], 1):
        ss, h, r = sheet(lg); t = ''.join(x + ('' if ';' in x else ';' * 5) + '\r\n' for x in ttl) + W([h] + r, ';')
        if n == 2: t += ';;;;;\r\nTotal;3;;;;\r\n'
        add('sheets/titlerows_%d.csv' % n, 'csv-title-rows', t.encode('utf-8-sig' if n == 1 else 'utf-8'), [ri(s, c1) for s in ss], note='title rows above the header' + (' and a total row below; neither is a report' if n == 2 else ''))
    # stray CR
    for n, lg in enumerate(['en', 'it', 'nl'], 1):
        ss, h, r = sheet(lg)
        if n == 1: t = W([h] + r, ',', eol='\r')
        elif n == 2: t = W([h] + r, ';', eol='\r\r\n')
        else:
            r2 = [x[:4] + [x[4] + '\r'] + x[5:] for x in r]; t = W([h] + r2, ',', csv.QUOTE_ALL, '\n')
        add('sheets/straycr_%d.csv' % n, 'csv-stray-cr', t.encode(), [ri(s, c1) for s in ss], note=['old Mac line ends (CR only)', 'CR CR LF line ends', 'CR inside quoted cells, LF line ends'][n-1])
    # utf16
    for n, (lg, enc) in enumerate([('uk', 'utf-16-be+bom'), ('he', 'utf-16-le'), ('en', 'utf-32')], 1):
        ss, h, r = sheet(lg); t = W([h] + r, '\t' if n == 1 else ',')
        add('sheets/utf16_%d.csv' % n, 'csv-utf16', b'\xfe\xff' + t.encode('utf-16-be') if n == 1 else t.encode(enc), [ri(s, c1) for s in ss], charset=enc, note='no BOM' if n == 2 else None)
    # header over two lines
    for n, lg in enumerate(['de', 'fr', 'tr'], 1):
        ss, h, r = sheet(lg); top = dict(de=['Anruf', '', 'Meldende Person', '', 'Vorfall', ''], fr=['Appel', '', 'Appelant', '', 'Faits', ''], tr=['Arama', '', 'Arayan', '', 'Olay', ''])[lg]
        low = dict(de=['Tag', 'Zeit', 'Name', 'Tel.', 'Was', 'Wo'], fr=['Jour', 'Heure', 'Nom', 'Tél.', 'Quoi', 'Où'], tr=['Gün', 'Saat', 'Ad', 'Tel', 'Ne oldu', 'Nerede'])[lg]
        add('sheets/twolineheader_%d.csv' % n, 'csv-two-line-header', W([top, low] + r, ';').encode(), [ri(s, c1) for s in ss])
    ss, h, r = sheet('en'); h = ['Date\nof call', 'Time\nof call', 'Caller\nname', 'Phone\n(mobile)', 'What\nhappened', 'Where']
    add('sheets/twolineheader_4_newline_in_cell.csv', 'csv-two-line-header', W([h] + r).encode(), [ri(s, c1) for s in ss], note='line break inside header cells')
    # column without header / no header at all
    for n, lg in enumerate(['en', 'de', 'ru'], 1):
        ss, h, r = sheet(lg)
        if n == 1: h[4] = ''
        if n == 2: h[3] = ''; h[5] = ''
        t = W(([h] if n < 3 else []) + r, ';'); add('sheets/noheader_%d.csv' % n, 'csv-missing-header', t.encode(), [ri(s, c1) for s in ss], note=['text column has no heading', 'phone and place columns have no heading: number must still be sealed', 'no header line at all'][n-1])
    # free text with phone
    ft = {'en': [('He will not pick up on Sundays, try my sister on 07700 900612 instead', '07700 900612'), ('The foreman asked for money, write to me at quiet.k@example.biz and not to the hall', 'quiet.k@example.biz'), ('Room 14, badge 4471, and the case number 2026/0331 is on the door', None)],
          'de': [('Meine Nummer ist 0170 0004455, bitte nicht auf Band sprechen', '0170 0004455'), ('Erreichbar unter null drei null 23125 998 oder im Laden', '23125 998'), ('Das Kennzeichen B-XY 1234 und Haus 20 bis 24 sind betroffen', None)],
          'ar': [('اتصلوا بأخي على ٠٧٧٠ ٠٠٠ ٤٤١٢ لأن هاتفي مصادر', '٠٧٧٠ ٠٠٠ ٤٤١٢'), ('المختار طلب منا نقوداً، راسلوني على witness.a@example.iq بعد المغرب', 'witness.a@example.iq'), ('أصيب 12 شخصاً في الساعة 10 والطابق 3 انهار', None)]}
    for n, (lg, fx) in enumerate(ft.items(), 1):
        ss, h, r = sheet(lg); its = []
        for i, (t, sl) in enumerate(fx):
            r[i][4] = t; s = ss[i]; keep = [t] if not sl else [p.strip(' ,') for p in t.split(sl) if len(p.strip(' ,')) > 6]
            g = ri(s, c1, seal=[sl] if sl else []); g['text'] = keep + [s.place]; its.append(g)
        add('sheets/phoneintext_%d_%s.csv' % (n, lg), 'csv-phone-in-text', W([h] + r).encode(), its, note='third row: numbers that are no phone numbers must stay' + ('; second row number partly in words' if lg == 'de' else ''))
    # quoted newlines etc
    for n, lg in enumerate(['en', 'fr', 'he'], 1):
        ss, h, r = sheet(lg); add_ = dict(en='then they came back', fr='puis ils sont revenus', he='ואז הם חזרו')[lg]
        for x in r: x[4] = x[4] + '\n\n' + add_ + '; "' + h[0] + '", ' + h[1]
        add('sheets/quotednewline_%d.csv' % n, 'csv-quoted-newline', W([h] + r, ',' if n != 2 else ';').encode('utf-8' if n < 3 else 'cp1255'), [ri(s, c1, [add_]) for s in ss], charset=None if n < 3 else 'cp1255', note='cells with empty lines, doubled quotes, delimiters')
    # bad quoting
    ss, h, r = sheet('en'); t = ','.join(h) + '\n' + '\n'.join(','.join('"%s"' % c if ',' in c or ' ' in c else c for c in x) for x in r) + '\n'
    t = t.replace('hammer and', '"hammer" and'); g = [ri(s, c1) for s in ss]; g[0]['text'] = [ss[0].text.split('hammer')[0].strip(), 'and drove off in a grey van', ss[0].place]
    add('sheets/quotednewline_4_unescaped.csv', 'csv-quoted-newline', t.encode(), g, note='inner quotes not doubled')
    # tabs & pipe & other
    for n, (lg, dl) in enumerate([('sv', '|'), ('pt', '\t'), ('cs', '~'), ('en', ' | ')], 1):
        ss, h, r = sheet(lg); t = W([h] + r, dl) if len(dl) == 1 else '\r\n'.join(dl.join(x) for x in [h] + r)
        if n == 4: t = '\r\n'.join('| ' + ' | '.join(x) + ' |' for x in [h, ['---'] * 6] + r)
        add('sheets/delimiter_%d.%s' % (n, 'txt' if n > 2 else 'csv'), 'csv-other-delimiter', t.encode(), [ri(s, c1) for s in ss], note='delimiter %r' % dl)
    # call back notes
    cb = {'en': ['call back 07700 900733 after six', 'CB req. - ask for Maureen Tully', 'do NOT ring, husband listens'], 'de': ['Rückruf unter 030 23125 640', 'bitte über Nachbarin Frau Ilse Krohn', 'kein Rückruf'], 'es': ['llamar al 600 000 733', 'preguntar por Remedios Cano', 'no llamar']}
    for n, (lg, notes) in enumerate(cb.items(), 1):
        cols = c1 + ('callback',); ss, h, r = sheet(lg, cols=cols); sl = {'en': ['07700 900733', 'Maureen Tully', None], 'de': ['030 23125 640', 'Ilse Krohn', None], 'es': ['600 000 733', 'Remedios Cano', None]}[lg]
        for x, c in zip(r, notes): x[-1] = c
        add('sheets/callback_%d_%s.csv' % (n, lg), 'csv-callback', W([h] + r, ';').encode(), [ri(s, cols, seal=[q]) for s, q in zip(ss, sl)], note='second phone number or go-between name in the call-back column belongs to the source')
    # eight-bit short sheet with dates in 2-digit years, mixed
    for n, (lg, cs) in enumerate([('ru', 'cp866'), ('pl', 'cp852'), ('el', 'iso-8859-7')], 1):
        ss, h, r = sheet(lg); add('sheets/eightbit_%d_%s.csv' % (n, cs), 'csv-eightbit', W([h] + r, ';').encode(cs), [ri(s, c1) for s in ss], charset=cs)
    # police
    junk = ['CITY OF EXAMPLE POLICE DEPARTMENT,,,,,,\r\n', '"Daily Media Log, unofficial",,,,,,\r\n', '\r\n']
    hd = ['Incident #', 'Reported Date/Time', 'Nature', 'Location', 'RP Name', 'RP Phone', 'Narrative']
    rows = [('26-004411', 'Saturday, March 14th 2026 at 9:40 PM', 'ASSLT', '1400 BLK JUNIPER ST', 'REEVE, MALCOLM', '202-555-0143', 'OFC OBSERVED 3 MALES FLEE; VICTIM STATES HE WAS STRUCK WITH FLASHLIGHT', '2026-03-14T21:40:00+00:00'), ('26-004412', '15 March 2026, half past seven in the morning', 'MISPER', 'HWY 212 TRUCK STOP', 'LITTLEFEATHER, TANYA', '605.555.0177', 'RP ADV COUSIN LEFT LOCATION ON FOOT WEARING RED JACKET', '2026-03-15T07:30:00+00:00'), ('26-004413', 'Mar 16 2026 0005 hrs', 'SUSP', 'PEARSON PARK', 'ANON', '', 'UNK SUBJ TAKING PHOTOS OF MOSQUE DOOR', '2026-03-16T00:05:00+00:00')]
    t = ''.join(junk) + W([hd, list(rows[0][:7])]) + 'Page 1 of 2,,,,,,\r\n' + W([hd, list(rows[1][:7])]) + '*** END OF SHIFT ***,,,,,,\r\n' + W([list(rows[2][:7])]) + '-----,-----,-----,-----,-----,-----,-----\r\n"3 records printed",,,,,,\r\n'
    pi = lambda r: item([r[6], r[3]], r[7], 'minute', r[4] if r[4] != 'ANON' else None, [r[4] if r[4] != 'ANON' else None, r[5]], lang='en', zone=False)
    add('police/incidents_1.csv', 'police-csv', t.encode(), [pi(r) for r in rows], note='junk rows, header repeated after page break, dates in words')
    fr = [('Le quatorze mars deux mille vingt-six à 21 h 40', 'Refus d\'obtempérer simulé, le conducteur était déjà à terre', 'Lyon 7e', 'Béranger Hélène', '2026-03-14T21:40:00+00:00'), ('lundi 16 mars 2026, vers midi', 'Plainte refusée au guichet, la dame pleurait', 'Brest centre', 'Lefèvre Anaïs', '2026-03-16T12:00:00+00:00')]
    add('police/maincourante_2.csv', 'police-csv', ('MAIN COURANTE;;;\r\nextrait;;;\r\n' + W([['Quand', 'Faits', 'Lieu', 'Déclarant']] + [list(x[:4]) for x in fr], ';') + '*;*;*;*\r\n').encode('cp1252'), [item([x[1], x[2]], x[4], 'minute' if i == 0 else 'day', x[3], [x[3]], lang='fr', zone=False) for i, x in enumerate(fr)], charset='cp1252')
    de = [('Freitag, den dreizehnten März 2026, gegen 22 Uhr', 'Scheibe am Jugendzentrum eingeworfen, Täter flüchtig', 'Schillerkiez', '030 23125 412', '2026-03-13T22:00:00+00:00'), ('in der Nacht zum 15.03.2026', 'Hakenkreuz an die Synagogentür geschmiert', 'Leipzig Zentrum', '', '2026-03-15T00:00:00+00:00')]
    add('police/lagemeldung_3.csv', 'police-csv', ('\ufeffNur für den Dienstgebrauch\n\n' + W([['lfd.', 'Wann', 'Sachverhalt', 'Ort', 'Rückfragen']] + [[str(i+1)] + list(x[:4]) for i, x in enumerate(de)], '\t', eol='\n') + '\nEnde der Liste\n').encode(), [item([x[1], x[2]], x[4], 'minute' if i == 0 else 'day', x[3] or None, [x[3]], lang='de', zone=False) for i, x in enumerate(de)])
    # headings
    out = []
    for lg, (h, rows) in LANGS.items():
        ss = [S(lg, i) for i in range(3)]
        for m, hs in h.items():
            for x in hs:
                sc = [[s for s in ss][i].mail if m == 'email' else val(ss[i], m) for i in range(3)]
                out.append(dict(lang=lg, heading=x, means=m, sample_cells=sc))
        if lg in HANDLE: out.append(dict(lang=lg, heading=HANDLE[lg], means='handle', sample_cells=[('@' + s.mail.split('@')[0].replace('.', '_')) for s in ss]))
    for lg, h in EXTRA_HEADS.items():
        if lg == 'en': h = {k: v for k, v in h.items()}
        for m, hs in h.items():
            for x in hs: 
                e = dict(lang=lg, heading=x, means=m, sample_cells=EXTRA_SAMPLES[lg][m])
                if not any(o['lang'] == lg and o['heading'] == x for o in out): out.append(e)
    with open(os.path.join(BASE, 'headings.jsonl'), 'w', encoding='utf-8') as f:
        for o in out: f.write(json.dumps(o, ensure_ascii=False) + '\n')
    return len(out)
