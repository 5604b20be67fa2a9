# calendars, hours in words, damaged files, long files
from common import *
import random
R = random.Random(77)

F('hijri_log.txt', 'log, Hijri dates only', '''سجل البلاغات
٧ رمضان ١٤٤٥ هـ، بعد صلاة التراويح: اتصلت أم جهاد البقاعي، قالت إن شابا اسمه رامز الحداد يهدد بتفجير النادي
٨ رمضان ١٤٤٥ هـ، قبل الفجر: مجهول، سُمع إطلاق نار قرب دار الأيتام
''', [
 I('شابا اسمه رامز الحداد يهدد بتفجير النادي', None, 'أم جهاد البقاعي', show=['رامز الحداد', 'النادي'], why='Hijri day may differ by one by place', also_ok_time=['2024-03-17', '2024-03-18']),
 I('سُمع إطلاق نار قرب دار الأيتام', None, show=['دار الأيتام'], also_ok_time=['2024-03-18', '2024-03-19'])], 'ar')
F('iso_weeks.csv', 'csv ISO week and ordinal dates', '''når;melder;sak
2024-W07-3T18:15;Solfrid Engebråten;Ruter knust i Den polske klubben
2024-045T22:40;ukjent;Geirmund Tråsdahl sier han skyter kelneren
''', [
 I('Ruter knust i Den polske klubben', '2024-02-14T18:15', 'Solfrid Engebråten', show=['Den polske klubben']),
 I('Geirmund Tråsdahl sier han skyter kelneren', '2024-02-14T22:40', show=['Geirmund Tråsdahl'])], 'nb')
F('naplo_romai.txt', 'log, Roman months', '''Ügyeleti napló
2024. IV. 14. 20.10 Hajnal Rozália telefonált: verekednek a menekültszállónál
2024. IV. 14. 23.35 névtelen: Bakos Szilveszter kést mutogat a templomnál
2024. IV. 15. 0.20 csend
''', [
 I('verekednek a menekültszállónál', '2024-04-14T20:10', 'Hajnal Rozália', show=['menekültszállónál']),
 I('Bakos Szilveszter kést mutogat a templomnál', '2024-04-14T23:35', show=['Bakos Szilveszter', 'templomnál']),
 I('csend', '2024-04-15T00:20', optional=True)], 'hu')
F('chasy_slovami.txt', 'log, hours in words, Russian', '''Шестое мая 2024 года, понедельник
В половине восьмого вечера звонила Таисия Громыхина: на кладбище валят надгробия.
Без четверти десять вечера: мужской голос, мол, Пётр Заварзин готовит бутылки для хостела.
''', [
 I('на кладбище валят надгробия.', '2024-05-06T19:30', 'Таисия Громыхина', show=['кладбище']),
 I('мужской голос, мол, Пётр Заварзин готовит бутылки для хостела.', '2024-05-06T21:45', show=['Пётр Заварзин', 'хостела'])], 'ru')
F('klokken.txt', 'log, hours in words, Danish', '''Mandag den 2. september 2024
Klokken halv otte om morgenen: Bodil Ravnkilde, der ligger en brosten i synagogens forhal
Kvart i elleve om aftenen: en dreng siger, at Flemming Skytte har tændvæske med til Blågårds Kirke
''', [
 I('der ligger en brosten i synagogens forhal', '2024-09-02T07:30', 'Bodil Ravnkilde', show=['synagogens']),
 I('en dreng siger, at Flemming Skytte har tændvæske med til Blågårds Kirke', '2024-09-02T22:45', show=['Flemming Skytte', 'Blågårds Kirke'])], 'da')
F('saa_mbili.txt', 'log, Swahili hours', '''Jumanne tarehe 6 Agosti 2024
saa mbili usiku - Bi Rehema Kitwana: wamerusha mawe kwenye msikiti wa Magomba
saa nne na nusu usiku - hakujitaja: Selemani Fyeka ana petroli
''', [
 I('wamerusha mawe kwenye msikiti wa Magomba', '2024-08-06', 'Bi Rehema Kitwana', ['Rehema Kitwana'], show=['msikiti wa Magomba'], also_ok_time=['2024-08-06T20:00', '2024-08-06T20']),
 I('Selemani Fyeka ana petroli', '2024-08-06', show=['Selemani Fyeka'], also_ok_time=['2024-08-06T22:30'])], 'sw')
F('handwritten_typed.txt', 'typed from handwriting, illegible marks, strike-outs', '''[p. 4 of blue notebook]
11/IX/24 – 19h – M. de Groef [?] of the fish stall tells: "[illegible] Achterberg will shoot at the Kurdish hall"
~~19h30 – false~~
20h – ditto. Adds: "[...] Saturday"
[margin, other hand:] don't use her stall!!
''', [
 I(['Achterberg will shoot at the Kurdish hall'], '2024-09-11T19', None, ['M. de Groef'], show=['Achterberg', 'Kurdish hall']),
 I(['Adds:', 'Saturday'], '2024-09-11T20'),
 I('false', '2024-09-11T19:30', optional=True)], 'en', rest=["don't use her stall!!"], unread=['illegible marks of the typist'])
F('hearsay_letter.docx', 'docx letter with a chain of hearsay', docx(p_('Porto, 9 de outubro de 2024') + p_('Exmos. Senhores,') + p_('A minha prima Leontina Barrosa ouviu do talhante, o senhor Abílio Fragoso, que na terça-feira o Norberto Cavaquinha prometeu rebentar com o Centro Islâmico da Rua dos Moinhos.') + p_('Não quero o meu nome nos jornais.') + p_('Com os melhores cumprimentos,') + p_('Deolinda Barrosa') + p_('Travessa do Caracol, 5, 3.º')), [
 I(['que na terça-feira o Norberto Cavaquinha prometeu rebentar com o Centro Islâmico da Rua dos Moinhos.', 'Não quero o meu nome nos jornais.'], '2024-10-09', 'Deolinda Barrosa', ['Leontina Barrosa', 'Abílio Fragoso', 'Travessa do Caracol, 5, 3.º'], show=['Norberto Cavaquinha', 'Centro Islâmico da Rua dos Moinhos'], also_ok_time=['2024-10-08', None])], 'pt', one_item_only=True)
F('telex.txt', 'all capitals wire form', '''ZCZC DESK 0441 121905Z JUN 24
FM OUTPOST KILO
TO DESK
1. SOURCE MRS ODALYS FIGUEREDO RPTS GROUP W MACHETES NR SUGAR MILL CHAPEL STOP
2. LEADER SAID TO BE HERIBERTO CAIMAN STOP
3. SOURCE TO BE PROTECTED STOP
NNNN
''', [
 I(['RPTS GROUP W MACHETES NR SUGAR MILL CHAPEL STOP', 'LEADER SAID TO BE HERIBERTO CAIMAN STOP', 'SOURCE TO BE PROTECTED STOP'], '2024-06-12T19:05Z', 'MRS ODALYS FIGUEREDO', ['ODALYS FIGUEREDO'], show=['HERIBERTO CAIMAN', 'SUGAR MILL CHAPEL'])], 'en')
F('broken.json', 'json with trailing comma and cut end', '''{"reports": [
  {"who": "Linnea Forsgård", "at": "2024-01-05T20:10:00+01:00", "text": "Ett gäng bränner böcker utanför Kvinnohuset",},
  {"who": null, "at": "2024-01-05T21:00:00+01:00", "text": "Sixten Ekorrhed ropar att han kommer med yxa"},
  {"who": "Linnea Forsgård", "at": "2024-01-05T21:3''', [
 I('Ett gäng bränner böcker utanför Kvinnohuset', '2024-01-05T20:10:00+01:00', 'Linnea Forsgård', show=['Kvinnohuset'], or_unread=True),
 I('Sixten Ekorrhed ropar att han kommer med yxa', '2024-01-05T21:00:00+01:00', show=['Sixten Ekorrhed'], or_unread=True)], 'sv', unread=['the file is broken off in the third report'], hostile=True)
F('broken.xml', 'xml never closed, bare ampersand', '''<?xml version="1.0" encoding="UTF-8"?>
<log>
<entry time="2024-02-02T19:00:00Z" caller="Yann Le Floc'h-Kerbrat"><text>Tags & vitres brisées au local des pêcheurs</text></entry>
<entry time="2024-02-02T20:00:00Z"><text>Gwendal Tregastel parle d'un <b>bidon</text>
<entry time="2024-02-02T20:30:00Z"><text>le feu a pris''', [
 I(['vitres brisées au local des pêcheurs'], '2024-02-02T19:00:00Z', "Yann Le Floc'h-Kerbrat", show=['local des pêcheurs'], or_unread=True),
 I(["Gwendal Tregastel parle d'un", 'bidon'], '2024-02-02T20:00:00Z', show=['Gwendal Tregastel'], or_unread=True),
 I('le feu a pris', '2024-02-02T20:30:00Z', or_unread=True)], 'fr', unread=['damaged markup'], hostile=True)
F('html_soup.htm', 'html tag soup, cp1250, wrong meta', '''<HTML><META http-equiv=Content-Type content="text/html; charset=windows-1250"><TABLE><TR><TD>Čas<TD>Volal<TD>Vec
<TR><TD>7.6.2024 19:45<TD>Šarlota Ľuptáková<TD>Mládenci hádžu fľaše do okien slúžky z <B>penziónu Žaba
<TR><TD>7.6.2024 23:20<TD>?<TD>Ťažký hlas: &bdquo;Šimon Ďateľ vás všetkých nájde&ldquo;
</TABLE>''', [
 I(['Mládenci hádžu fľaše do okien slúžky z', 'penziónu Žaba'], '2024-06-07T19:45', 'Šarlota Ľuptáková', show=['penziónu Žaba']),
 I(['Ťažký hlas:', 'Šimon Ďateľ vás všetkých nájde'], '2024-06-07T23:20', show=['Šimon Ďateľ'])], 'sk', enc='cp1250', hostile=True)
F('unbalanced.tsv', 'tsv with loose quotes and apostrophes', '''time\tcaller\twords
2024-05-05 18:00\tMaire O"Shea\t"Ozzie" Flagg is back
2024-05-05 18:20\tT'Keyah\tHe said "the temple goes first
2024-05-05 18:40\tanon\t12" pipe, capped both ends, under Beech Hall stage
''', [
 I(['Ozzie', 'Flagg is back'], '2024-05-05T18:00', 'Maire O"Shea', show=['Flagg']),
 I(['He said', 'the temple goes first'], '2024-05-05T18:20', "T'Keyah", show=['temple']),
 I(['12', 'pipe, capped both ends, under Beech Hall stage'], '2024-05-05T18:40', show=['Beech Hall'])], 'en', hostile=True)
F('nul_and_ctrl.txt', 'text with NUL and control bytes', b'2024-06-06 21:00 Cosima Bright\x00: Hugo \x1b[31mStrand\x1b[0m burns flags at Lark Temple\r\r\n\x07\n2024-06-06 21:30 anon: gone\x1a', [
 I(['Hugo', 'Strand', 'burns flags at Lark Temple'], '2024-06-06T21:00', 'Cosima Bright', show=['Lark Temple']),
 I('gone', '2024-06-06T21:30')], 'en', hostile=True)
F('cut_mail.eml', 'eml with missing end boundary and cut base64', '''From: Noemi Kertész-Boda <noemi@posta.example>\r
To: desk@desk.example\r
Date: Sat, 25 May 2024 18:00:00 +0200\r
Subject: list\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="q"\r
\r
--q\r
Content-Type: text/plain; charset=utf-8\r
\r
Balogh Hunor bombával fenyegeti a Patak utcai iskolát, a lista mellékelve\r
--q\r
Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; name="lista.xlsx"\r
Content-Disposition: attachment; filename="lista.xlsx"\r
Content-Transfer-Encoding: base64\r
\r
UEsDBBQAAAAIAAAAIQ''', [
 I('Balogh Hunor bombával fenyegeti a Patak utcai iskolát, a lista mellékelve', '2024-05-25T18:00:00+02:00', 'Noemi Kertész-Boda', ['noemi@posta.example'], ['lista.xlsx'], show=['Balogh Hunor', 'Patak utcai iskolát'])], 'hu', unread=['lista.xlsx is damaged'], hostile=True)
F('mixed_encodings.txt', 'lines in utf-8 and in cp1252', 'Montag, 4. März 2024\n18:10 Änne Großkopf: Türen am Café Völker beschmiert\n'.encode() + '19:25 Jörg Süßmilch: Olaf Möhrle drückt Kindern Hetzblätter in die Hände\n'.encode('cp1252'), [
 I('Türen am Café Völker beschmiert', '2024-03-04T18:10', 'Änne Großkopf', show=['Café Völker']),
 I('Olaf Möhrle drückt Kindern Hetzblätter in die Hände', '2024-03-04T19:25', 'Jörg Süßmilch', show=['Olaf Möhrle'], alt_bytes='cp1252')], 'de', hostile=True, mixed=['utf-8', 'cp1252'])
F('fb_messages.html', 'facebook messenger html', '''<html><head><meta charset="utf-8"/><title>Γραμμή βοήθειας</title></head><body class="_5vb_"><div class="_a706"><div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Πηνελόπη Ξενάκη-Βρανά</div><div class="_2ph_ _a6-p"><div><div></div><div>Ο γείτονας Λάμπρος Ντρίτσος μαζεύει μπιτόνια για τον ξενώνα</div><div></div><div></div></div></div><div class="_3-94 _a6-o">Feb 18, 2024 11:04:12 pm</div></div><div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Πηνελόπη Ξενάκη-Βρανά</div><div class="_2ph_ _a6-p"><div><div></div><div></div><div><a href="photos/2.jpg"><img src="photos/2.jpg"/></a></div></div></div><div class="_3-94 _a6-o">Feb 18, 2024 11:02:00 pm</div></div></div></body></html>''', [
 I('Ο γείτονας Λάμπρος Ντρίτσος μαζεύει μπιτόνια για τον ξενώνα', '2024-02-18T23:04:12', 'Πηνελόπη Ξενάκη-Βρανά', show=['Λάμπρος Ντρίτσος', 'ξενώνα'])], 'el', unread=['photos/2.jpg'])

# ---- long files from banks
FN = 'Alda Benno Corin Delphine Edwin Fara Gideon Hilma Isolde Jonty Keziah Lowell Minna Nuala Osric Petra Quentin Rowena Silas Thea'.split()
LN = 'Ambleforth Birchmore Castellane Dunnock Eversholt Farthingay Gullane Hartsop Inchbald Jessamy Kilcreggan Lambrigg Mossdale Netherclift Ormathwaite'.split()
VF = 'Brock Clint Duane Errol Flynn Gunner Hollis Jarvis Kurt Lonnie'.split(); VL = 'Axbridge Bloodworth Crowther Dreck Gallowhill Hackett Krane Maulby Rotherham-Ives Stagg'.split()
PL = ['Oak Lane prayer room', 'the Cedar House shelter', 'Saint Bertram school', 'the Wharf Road synagogue', 'Pear Tree community kitchen', 'the Lyric drag night', 'Polling station 7', 'the Somali cafe on Ness Street', 'Mill Pond clinic', 'the caravans at Dyke Field']
ACT = ['was heard saying he will torch {p}', 'threw eggs at the windows of {p}', 'follows women home from {p}', 'sells stickers with a gun sight over {p}', 'asked when the doors of {p} are locked', 'boasts he has a key to {p}', 'sprayed a gallows beside {p}', 'told his darts team to meet at {p} with bats', 'left a dead crow on the step of {p}', 'photographs number plates outside {p}']
def cases(n, t0, gap=(20, 400)):
    t = dt.datetime.fromisoformat(t0)
    for i in range(n):
        t += dt.timedelta(minutes=R.randint(*gap))
        c = '%s %s' % (FN[i % 20], LN[(i * 7 + i // 20) % 15]); v = '%s %s' % (R.choice(VF), R.choice(VL)); p = R.choice(PL)
        yield t, c, '07700 900%03d' % (100 + i), v, p, v + ' ' + ACT[(i + i // 10) % 10].format(p=p)
rows = [['Register of calls, spring 2024'], [], ['No.', 'Received', 'Caller', 'Phone', 'Heard it from', 'Substance', 'Done']]; its = []
for i, (t, c, ph, v, p, tx) in enumerate(cases(120, '2024-03-01 08:00')):
    anon = i % 6 == 5; via = 'sister-in-law %s' % FN[(i + 9) % 20] if i % 7 == 3 else None
    if via and FN[(i + 9) % 20] in c: via = None
    rows.append([i + 1, DT(t.isoformat()), 'anonymous' if anon else c, None if anon else ph, via, tx, 'x' if i % 3 else None])
    its.append(I(tx, t.strftime('%Y-%m-%dT%H:%M'), None if anon else c, ([] if anon else [ph]) + ([via.split()[-1]] if via else []), show=[v, p]))
    if i in (39, 79): rows += [['subtotal', None, None, None, None, i + 1], ['No.', 'Received', 'Caller', 'Phone', 'Heard it from', 'Substance', 'Done']]
F('register_long.xlsx', 'xlsx long register with repeated heads', xlsx([{'name': 'Register', 'rows': rows}]), its, 'en')
tx_ = '21/06/2024, 18:00 - Messages and calls are end-to-end encrypted.\n'; its = []; tt = dt.datetime(2024, 6, 21, 18)
for i, (t, c, ph, v, p, tx) in enumerate(cases(90, '2024-06-21 18:00', (1, 25))):
    who = ['Aunty Bisi', '+44 7700 900555', 'Jonty (watch)'][i % 3]; body = tx if i % 2 else R.choice(['heads up: ', 'fyi ', 'again!! ', '😡 ']) + tx
    if i % 9 == 4: body += '\nseen by two of us'
    tx_ += t.strftime('%d/%m/%Y, %H:%M') + ' - ' + who + ': ' + body + '\n'
    if i % 11 == 5: tx_ += t.strftime('%d/%m/%Y, %H:%M') + ' - ' + who + ': <Media omitted>\n'
    its.append(I(body, t.strftime('%Y-%m-%dT%H:%M'), who, show=[v, p]))
F('WhatsApp Chat with Ward Watch.txt', 'whatsapp long android en-GB', tx_, its, 'en', unread=['left out media'])
days = {}; its = []
for i, (t, c, ph, v, p, tx) in enumerate(cases(70, '2024-09-02 00:00', (30, 200))):
    days.setdefault(t.date(), []).append('%s  %s%s\n' % (t.strftime('%H.%M'), '' if i % 4 == 2 else c + ' (' + ph + ') - ', tx))
    its.append(I(tx, t.strftime('%Y-%m-%dT%H:%M'), None if i % 4 == 2 else c, [] if i % 4 == 2 else [ph], show=[v, p]))
F('week_book.txt', 'long day book under date headings', 'DAY BOOK OF THE DESK\n\n' + '\n'.join('%s\n%s\n%s' % (d.strftime('%A %-d %B %Y'), '=' * 30, ''.join(l)) for d, l in days.items()), its, 'en')
