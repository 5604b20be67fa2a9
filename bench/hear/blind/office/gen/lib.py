# -*- coding: utf-8 -*-
import os, json, base64, quopri, datetime, re, shutil
from langs import LANGS, L
BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(BASE, 'files')
GOLD = []
L('en', '''
name=Caller name~Reported by
phone=Phone no.~Contact number
email=E-mail~Email address
address=Home address~Caller address
date=Date of call~Date
time=Time of call~Time
text=What happened~Narrative~Details
place=Location of incident~Where
category=Nature of call~Type
callback=Call back?~Follow-up
''', '''
Joan Whitlock|020 7946 0412|joan.w@example.org|4 Marsh Lane, Hull HU1 2AB|2026-03-14 21:40|Two men in balaclavas smashed the mosque door with a hammer and drove off in a grey van|Hull, Pearson Park|Attack|yes
Patrick Okafor|07700 900187|p.okafor@example.com|Flat 9, Ivy Court, Leeds|2026-03-15 07:05|The landlord changed the locks while my children were at school|Leeds, Chapeltown|Eviction|no
Deepa Singh|+44 1632 960771|@deepa_s|22 Orchard Rise, Derby|2026-03-16 16:22|My manager keeps our passports in his safe and says we owe him nine thousand pounds|Derby car wash|Forced labour|only text messages
Malcolm Reeve|+1 202 555 0143|m.reeve@example.net|1410 Juniper St, Dayton OH|2026-05-02 18:31|An officer kept his knee on the boy's neck although three nurses asked him to stop|corner of Third and Main|Police|yes
Tanya Littlefeather|+1 605 555 0177|tanya.lf@example.org|Box 88, Eagle Butte SD|2026-05-03 09:12|My cousin left the truck stop on Friday and has not been seen since|truck stop on Highway 212|Missing|yes
Gareth Pugh-Evans|+44 29 2018 0312|gareth@example.wales|Ty Gwyn, Pontypridd|2026-05-04 23:58|Slurry from the old tip is moving towards the terrace again|Tylorstown tip|Hazard|call the warden
Abena Mensah|+233 20 000 4412|abena@example.com.gh|House 14, Teshie, Accra|2026-07-08 10:20|Soldiers burned the fishing huts before sunrise and two canoes are gone|Teshie beach|Eviction|yes
Rory MacAskill|01632 960544|rory.mac@example.com|2 Shore Road, Ullapool|2026-07-09 05:47|A dinghy with eleven people is drifting without an engine west of the point|Rubha Mor|Rescue|no
Lindiwe Khumalo|+27 82 000 0187|lindiwe@example.co.za|Erf 220, Umlazi|2026-07-10 20:33|A crowd is going door to door asking for foreigners' papers|Umlazi section K|Xenophobia|whatsapp only
Siobhan Ní Bhriain|+353 85 000 0771|siobhan@example.ie|14 Quay St, Galway|2026-08-01 12:02|They posted the addresses of the asylum centre's staff on lamp posts|Galway, Eyre Square|Threat|yes
Colette Fontenot|+1 504 555 0119|colette.f@example.com|77 Bayou Rd, Houma LA|2026-08-29 03:14|Water is over the porch and my neighbour on oxygen has four hours left in the tank|Bayou Rd, Houma|Flood|yes
Yusuf Demirtas|+44 7700 900455|yusuf.d@example.org|8 Green Lanes, London N4|2026-09-11 22:45|Someone pushed burning paper through the letter box of the Kurdish centre|Harringay|Arson|after work
Hannah Goldfarb|+44 7700 900988|hannah.g@example.net|31 Alba Gardens, London NW11|2026-09-12 11:10|A man shouted a slur at the pupils and tore the mezuzah from the door frame|Golders Green|Hate crime|yes
Peter Mwangi|+254 711 000 455|pmwangi@example.co.ke|Plot 6, Kibera|2026-09-13 08:09|Police took seven boys from the football pitch and nobody knows the station|Kibera, Olympic pitch|Detention|yes
Oluwaseun Adeyemi|+234 803 000 4412|seun@example.ng|5 Bode Thomas, Lagos|2026-10-01 15:55|Thugs with machetes are stopping voters at the bridge|Ikorodu bridge|Election|no
Mere Tahana|+64 21 000 412|mere@example.nz|9 Kauri Ave, Napier|2026-10-02 06:06|The stopbank has a crack as long as two buses|Taradale stopbank|Flood|yes
Kyaw Min Oo|+95 9 000 004412|kyaw@example.org|Ward 4, Loikaw|2026-10-03 13:37|Aircraft dropped two bombs on the school where villagers were hiding|Demoso|Air strike|never by phone
Beatriz Salgado|+1 956 555 0164|bea.s@example.com|402 Palm Dr, McAllen TX|2026-10-04 19:19|Guards took the diabetics' insulin and laughed|processing centre, cell block C|Detention|through the lawyer
''')
TZ = dict(he='+02:00', ar='+03:00', fa='+03:30', ur='+05:00', hi='+05:30', bn='+06:00', el='+02:00', ru='+03:00', uk='+02:00', pl='+02:00', cs='+02:00', hu='+01:00', ro='+03:00', sv='+01:00', da='+02:00', fi='+03:00', nl='+01:00', de='+01:00', fr='+02:00', es='+02:00', pt='+01:00', it='+02:00', tr='+03:00', sq='+02:00', so='+03:00', sw='+03:00', ta='+05:30', zh='+08:00', ja='+09:00', ko='+09:00', en='+00:00')
GREET = dict(
 en=('Dear hotline,', 'Yours', 'Phone', 'Report'), de=('Sehr geehrte Damen und Herren,', 'Mit freundlichen Grüßen', 'Tel.', 'Meldung'), fr=('Madame, Monsieur,', 'Cordialement', 'Tél.', 'Signalement'),
 es=('Estimados señores:', 'Un saludo', 'Tel.', 'Aviso'), it=('Buongiorno,', 'Cordiali saluti', 'Tel.', 'Segnalazione'), pt=('Exmos. senhores,', 'Cumprimentos', 'Telef.', 'Denúncia'), ru=('Здравствуйте!', 'С уважением', 'тел.', 'Обращение'),
 uk=('Добрий день!', 'З повагою', 'тел.', 'Звернення'), ar=('السلام عليكم،', 'مع التحية', 'هاتف', 'بلاغ'), he=('שלום רב,', 'בברכה', 'טל׳', 'פנייה'), fa=('با سلام،', 'با احترام', 'تلفن', 'گزارش'), tr=('Sayın yetkili,', 'Saygılarımla', 'Tel', 'Şikâyet'),
 el=('Αγαπητοί κύριοι,', 'Με εκτίμηση', 'Τηλ.', 'Καταγγελία'), pl=('Dzień dobry,', 'Z poważaniem', 'tel.', 'Zgłoszenie'), cs=('Dobrý den,', 'S pozdravem', 'tel.', 'Podnět'), hu=('Tisztelt Cím!', 'Üdvözlettel', 'tel.', 'Bejelentés'),
 ro=('Bună ziua,', 'Cu stimă', 'tel.', 'Sesizare'), sv=('Hej,', 'Vänliga hälsningar', 'tfn', 'Anmälan'), da=('Goddag,', 'Venlig hilsen', 'tlf.', 'Anmeldelse'), fi=('Hei,', 'Terveisin', 'puh.', 'Ilmoitus'), nl=('Beste hulplijn,', 'Met groet', 'tel.', 'Melding'),
 sq=('Të nderuar,', 'Me respekt', 'tel.', 'Ankesë'), ja=('担当者様', '敬具', '電話', '通報'), zh=('您好:', '此致', '电话', '举报'), ko=('담당자님께,', '감사합니다', '전화', '신고'), hi=('महोदय,', 'धन्यवाद', 'फ़ोन', 'शिकायत'), ur=('محترم،', 'شکریہ', 'فون', 'شکایت'), bn=('জনাব,', 'ধন্যবাদ', 'ফোন', 'অভিযোগ'), sw=('Ndugu,', 'Asante', 'simu', 'Taarifa'), so=('Salaan,', 'Mahadsanid', 'tel', 'Warbixin'), ta=('ஐயா,', 'நன்றி', 'தொலைபேசி', 'புகார்'))

class Story(dict):
    __getattr__ = dict.get
def S(lang, i):
    s = Story(LANGS[lang][1][i]); s['lang'] = lang; s['tz'] = TZ[lang]
    s['handle'] = s['email'] if s['email'].startswith('@') else None
    if s['handle']:
        h = s['handle'][1:]; s['mail'] = h + '@example.org'
    else: s['mail'] = s['email']
    s['t'] = datetime.datetime.strptime(s['dt'], '%Y-%m-%d %H:%M')
    return s
_used = {}
def nxt(lang):
    n = _used.get(lang, 0); _used[lang] = n + 1
    return S(lang, n % len(LANGS[lang][1]))
def iso(s, sec=0, prec='minute', zone=True):
    return (s.t + datetime.timedelta(seconds=sec)).strftime('%Y-%m-%dT%H:%M:%S') + (s.tz if zone else '+00:00')
WD = 'Mon Tue Wed Thu Fri Sat Sun'.split(); MO = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
def rfcdate(s, sec=0):
    t = s.t + datetime.timedelta(seconds=sec)
    return '%s, %02d %s %d %s %s' % (WD[t.weekday()], t.day, MO[t.month-1], t.year, t.strftime('%H:%M:%S'), s.tz.replace(':', ''))
def item(text, time=None, prec='none', sender=None, seal=(), media=(), lang=None, zone=True, **kw):
    d = dict(text=[t for t in text if t], time=time, time_precision=prec if time else 'none', sender=sender, seal=list(dict.fromkeys(x for x in seal if x)), media=list(media), lang=lang)
    if time and not zone: d['zone_stated'] = False
    d.update(kw); return d
def mailitem(s, sec=0, extra=(), media=(), seal=(), prec='second', time='auto', **kw):
    return item([s.text, s.place] + list(extra), iso(s, sec) if time == 'auto' else time, prec, s.mail, [s.phone, s.mail, s.name, s.address] + list(seal), media, s.lang, **kw)
def add(path, kind, data, items, unread=(), hostile=False, charset=None, note=None):
    """data: bytes, or dict {relative name: bytes} for a folder."""
    p = os.path.join(OUT, path)
    if isinstance(data, dict):
        for k, v in data.items():
            q = os.path.join(p, k); os.makedirs(os.path.dirname(q), exist_ok=True); open(q, 'wb').write(v)
    else:
        os.makedirs(os.path.dirname(p), exist_ok=True); open(p, 'wb').write(data)
    g = dict(file='files/' + path, kind=kind, mode='reports', items=items, must_report_unread=list(unread), hostile=hostile)
    if charset: g['charset'] = charset
    if note: g['note'] = note
    GOLD.append(g)
def letter(s, sign=True, more=''):
    g = GREET[s.lang]
    b = '%s\n\n%s.\n%s\n%s' % (g[0], s.text, s.place, more)
    if sign: b += '\n%s\n%s\n%s: %s\n%s\n' % (g[1], s.name, g[2], s.phone, s.address)
    return b
def b64(b, w=76):
    if isinstance(b, str): b = b.encode('utf-8')
    e = base64.b64encode(b).decode()
    return '\r\n'.join(e[i:i+w] for i in range(0, len(e), w)) + '\r\n'
def qp(b):
    return quopri.encodestring(b).decode('latin-1').replace('\r\n', '\n').replace('\n', '\r\n')
def ew(s, cs='utf-8', enc='B'):
    """encoded words, short chunks, whole characters"""
    if s.isascii(): return s
    out = []; step = 10
    for i in range(0, len(s), step):
        c = s[i:i+step].encode(cs)
        if enc == 'B': out.append('=?%s?B?%s?=' % (cs, base64.b64encode(c).decode()))
        else: out.append('=?%s?Q?%s?=' % (cs, ''.join('_' if x == 32 else chr(x) if (chr(x).isalnum() and x < 128) else '=%02X' % x for x in c)))
    return '\r\n '.join(out)
def crlf(s): return s.replace('\r\n', '\n').replace('\n', '\r\n')
def H(*pairs):
    return ''.join('%s: %s\r\n' % p for p in pairs)
DESK = 'desk@hotline.example'
_mid = [1000]
def mid():
    _mid[0] += 37; return '<%d.x@mailer.example>' % _mid[0]
def std(s, sec=0, subj=None, frm=None, date=True, cs='utf-8', enc='B'):
    p = [('Return-Path', '<%s>' % s.mail), ('Received', 'from mx.example (mx.example [192.0.2.14])\r\n\tby in.hotline.example (Postfix) with ESMTPS id 4Q%dz\r\n\tfor <%s>; %s' % (_mid[0], DESK, rfcdate(s, sec + 4))),
         ('From', frm or '%s <%s>' % (ew(s.name, cs, enc) if not s.name.isascii() else '"%s"' % s.name, s.mail)), ('To', DESK),
         ('Subject', ew(subj or GREET[s.lang][3] + ' ' + s.category, cs, enc)), ('Message-ID', mid())]
    if date: p.append(('Date', rfcdate(s, sec)))
    return H(*p)
