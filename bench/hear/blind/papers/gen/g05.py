# mails
from common import *
import base64, quopri
b64 = lambda b: base64.encodebytes(b if isinstance(b, bytes) else b.encode()).decode()
qp = lambda t, e='utf-8': quopri.encodestring(t.encode(e)).decode()
crlf = lambda s: s.replace('\r\n', '\n').replace('\n', '\r\n')

F('forwarded_chain.eml', 'eml forwarded chain', crlf('''From: "Intake" <intake@desk.example>
To: night@desk.example
Subject: FW: Re: who is Dr Lumley?
Date: Tue, 16 Apr 2024 09:12:44 +0100
Message-ID: <1@desk.example>
Content-Type: text/plain; charset=utf-8

See below, please log both.

-----Original Message-----
From: Cressida Holbeach [mailto:cressida.h@posted.example]
Sent: 15 April 2024 22:41
To: Intake
Subject: Re: who is Dr Lumley?

He is the one who shouted that the midwives at Larkfield clinic "deserve the rope".

> On 15 Apr 2024, at 20:03, Intake <intake@desk.example> wrote:
>
> Thank you. Who is Dr Lumley?
>
>> On 15 Apr 2024, at 18:30, Cressida Holbeach <cressida.h@posted.example> wrote:
>>
>> Dr Lumley has put our clinic on a list. My mobile is 07700 900933.

-- 
Intake desk | weekdays 9-5
'''), [
 I('See below, please log both.', '2024-04-16T09:12:44+01:00', 'Intake', ['intake@desk.example'], optional=True),
 I(['He is the one who shouted that the midwives at Larkfield clinic', 'deserve the rope'], '2024-04-15T22:41', 'Cressida Holbeach', ['cressida.h@posted.example'], show=['Larkfield clinic'], or_one_report=True),
 I('Thank you. Who is Dr Lumley?', '2024-04-15T20:03', 'Intake', ['intake@desk.example'], show=['Lumley'], or_one_report=True, optional=True),
 I('Dr Lumley has put our clinic on a list.', '2024-04-15T18:30', 'Cressida Holbeach', ['07700 900933'], show=['Lumley'], or_one_report=True)], 'en')
for it in GOLD[-1]['items']:
    if it['sender'] == 'Intake': it['seal'] = ['intake@desk.example']

F('tabelle_im_text.eml', 'eml html with table of calls', crlf('''From: =?utf-8?Q?Nachtdienst_J=C3=BCrgen?= <nd@desk.example>
To: tag@desk.example
Subject: =?utf-8?B?%s?=
Date: Sun, 23 Jun 2024 06:05:00 +0200
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

''' % base64.b64encode('Anrufe der Nacht'.encode()).decode() + qp('<html><head><style>p{color:red}</style></head><body><p>Guten Morgen, hier die Nacht vom 22. auf den 23. Juni 2024:</p><table><tr><th>Uhrzeit</th><th>Anrufer</th><th>Worum ging es</th></tr><tr><td>23:10</td><td>Hannelore Überschär, 0171 3920077</td><td>Böller vor der Synagoge Ölmühlgasse</td></tr><tr><td>01:35</td><td>anonym</td><td>Steffen Knüllwald droht, den Imbiss &quot;auszuräuchern&quot;</td></tr></table><p style="display:none">versteckt: Hannelores Tochter heißt Mieke</p><img src="cid:x1" alt="Foto Tatort"></body></html>\n')), [
 I('Böller vor der Synagoge Ölmühlgasse', '2024-06-22T23:10', 'Hannelore Überschär', ['0171 3920077'], show=['Synagoge Ölmühlgasse']),
 I(['Steffen Knüllwald droht, den Imbiss', 'auszuräuchern'], '2024-06-23T01:35', show=['Steffen Knüllwald'])], 'de',
 unread=['picture cid:x1 is not in the mail', 'hidden paragraph, if not read'], seal_extra=['nd@desk.example'], hostile=True)

F('with_csv_attached.eml', 'eml multipart with csv and png attached', crlf('''From: Mwajuma T. <mwaj@post.example>
To: hotline@desk.example
Date: Thu, 12 Sep 2024 14:20:31 +0000
Subject: list + photo
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=utf-8

Hi, our warden wrote down what people told her, see the list. Worst is Neville Oddy.
--b2
Content-Type: text/html; charset=utf-8

<p>Hi, our warden wrote down what people told her, see the list. Worst is <b>Neville Oddy</b>.</p>
--b2--
--b1
Content-Type: text/csv; name="list.csv"
Content-Disposition: attachment; filename="list.csv"
Content-Transfer-Encoding: base64

''' + b64('date,time,who told me,words\n2024-09-10,18:20,Pauline Egremont,"Oddy said the tent church ""will come down with you inside"""\n2024-09-11,07:05,milkman,paint on tent church sign\n') + '''--b1
Content-Type: image/png; name="IMG_0041.png"
Content-Disposition: attachment; filename="IMG_0041.png"
Content-Transfer-Encoding: base64

''' + b64(png(60, 20, 'x')) + '--b1--\n'), [
 I('Hi, our warden wrote down what people told her, see the list. Worst is Neville Oddy', '2024-09-12T14:20:31Z', 'Mwajuma T.', ['mwaj@post.example'], ['IMG_0041.png'], show=['Neville Oddy']),
 I(['Oddy said the tent church', 'will come down with you inside'], '2024-09-10T18:20', 'Pauline Egremont', show=['tent church', 'Oddy']),
 I('paint on tent church sign', '2024-09-11T07:05', show=['tent church'])], 'en', unread=['picture IMG_0041.png'])

def msg(frm, date, subj, body, extra=''): return 'From - x\nFrom: %s\nTo: moked@desk.example\nDate: %s\nSubject: %s\n%sContent-Type: text/plain; charset=utf-8\n\n%s\n' % (frm, date, subj, extra, body)
F('inbox.mbox', 'mbox of three, From_ quoting', '''From peg@hill.example Mon Jan 08 10:00:00 2024
From: Peg Tindall <peg@hill.example>
To: help@desk.example
Date: Mon, 8 Jan 2024 10:00:00 +0000
Subject: bus stop
Content-Type: text/plain; charset=utf-8

>From the bus stop I could see Rex Ludgate spray the mosque van.

From daemon@hill.example Mon Jan 08 10:00:05 2024
From: MAILER-DAEMON@hill.example
To: help@desk.example
Date: Mon, 8 Jan 2024 10:00:05 +0000
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="r"

--r
Content-Type: text/plain

I could not deliver your message to peg2@hill.example.
--r
Content-Type: message/rfc822

From: help@desk.example
To: peg2@hill.example
Date: Mon, 8 Jan 2024 09:59:00 +0000
Subject: your call

Thanks for ringing about the mosque van.
--r--

From x@y.example Tue Jan 09 07:00:00 2024
From: x@y.example
To: help@desk.example
Date: Tue, 9 Jan 2024 07:00:00 +0000
Subject: no text, subject only: Ludgate has a shotgun

''', [
 I(['bus stop', 'From the bus stop I could see Rex Ludgate spray the mosque van.'], '2024-01-08T10:00:00Z', 'Peg Tindall', ['peg@hill.example'], show=['Rex Ludgate']),
 I('Thanks for ringing about the mosque van.', '2024-01-08T09:59:00Z', None, ['peg2@hill.example'], optional=True),
 I('no text, subject only: Ludgate has a shotgun', '2024-01-09T07:00:00Z', 'x@y.example', show=['Ludgate'])], 'en')

F('newsletter.eml', 'newsletter html with tips section', crlf('''From: Vigili di Quartiere <news@quartiere.example>
To: lista@quartiere.example
Date: Fri, 01 Mar 2024 08:00:00 +0100
Subject: Notizie dal quartiere n. 44
List-Unsubscribe: <https://quartiere.example/u>
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

<table><tr><td><h1>Notizie dal quartiere</h1></td></tr><tr><td><h2>Segnalazioni</h2><ul><li>27 febbraio, ore 22: la signora Iolanda Pescarmona ha visto due uomini svitare la targa della sinagoga.</li><li>28 febbraio, ore 19.30: al bar Lupo un certo Ivano Trecate ha detto &laquo;il campo lo spiano io&raquo;.</li></ul></td></tr><tr><td>Per non ricevere pi&ugrave; questa mail clicca <a href="https://quartiere.example/u?m=iolanda%40posta.example">qui</a>. \xa9 Quartiere</td></tr></table>
''').encode('latin-1'), [
 I('ha visto due uomini svitare la targa della sinagoga.', '2024-02-27T22', 'Iolanda Pescarmona', show=['sinagoga']),
 I(['al bar Lupo un certo Ivano Trecate ha detto', 'il campo lo spiano io'], '2024-02-28T19:30', show=['Ivano Trecate', 'bar Lupo'])], 'it', encoding='iso-8859-1', seal_extra=['iolanda%40posta.example'])

F('shop_signature.eml', 'mail with long signature and order table', crlf('''From: "Ottilie's Kiosk" <shop@ottilie.example>
To: hotline@desk.example
Date: Sat, 30 Nov 2024 20:14:09 +0100
Subject: Order 5512 confirmed / and a word of warning
Content-Type: text/plain; charset=utf-8

Dear desk,

two lads who picked up order 5511 said they will "do the Iqra bookshop on Sunday". One signs as F. Drabble.

Item            Qty   Price
Coffee 500 g      2   11.80
Milk              4    5.20
Total                 17.00

--
Ottilie Brand-Maurer
Kiosk am Tor, Torgasse 2
Tel. 030 23125 098 | Fax 030 23125 099
Open Mo-Fr 7-19, Sa 8-14
This message is confidential.
'''), [
 I(['two lads who picked up order 5511 said they will', 'do the Iqra bookshop on Sunday', 'One signs as F. Drabble.'], '2024-11-30T20:14:09+01:00', None, ["Ottilie's Kiosk", 'Ottilie Brand-Maurer', 'shop@ottilie.example', '030 23125 098', '030 23125 099', 'Torgasse 2'], show=['Iqra bookshop', 'F. Drabble'])], 'en', one_item_only=True)

F('kokuhatsu_2022jp.eml', 'eml iso-2022-jp', (crlf('''From: =?iso-2022-jp?B?%s?= <kaede@meru.example>
To: madoguchi@desk.example
Date: Wed, 14 Aug 2024 23:05:00 +0900
Subject: =?iso-2022-jp?B?%s?=
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-2022-jp
Content-Transfer-Encoding: 7bit

''' % (base64.b64encode('鴨志田かえで'.encode('iso-2022-jp')).decode(), base64.b64encode('脅迫について'.encode('iso-2022-jp')).decode())).encode() + crlf('同じ職場の猪俣剛が「技能実習生の寮に灯油をまく」と話していました。\n寮は浜崎町の青葉寮です。\n').encode('iso-2022-jp')), [
 I('同じ職場の猪俣剛が「技能実習生の寮に灯油をまく」と話していました。\n寮は浜崎町の青葉寮です。', '2024-08-14T23:05:00+09:00', '鴨志田かえで', ['kaede@meru.example'], show=['猪俣剛', '青葉寮'])], 'ja')

F('voicemail_to_mail.eml', 'voicemail mail with wav and machine transcript', crlf('''From: Voicemail <pbx@phone.example>
To: hotline@desk.example
Date: Mon, 05 Feb 2024 03:22:10 -0500
Subject: New voicemail 0:38 from (212) 555-0173
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="vm"

--vm
Content-Type: text/plain; charset=us-ascii

You have a new voicemail.
Caller: DESROSIERS AMELIE (212) 555-0173
Received: 02/05/2024 03:21 AM EST
Duration: 0:38
Transcript (confidence 0.71): "hey it's about the drag brunch at Sunny's a guy called Wade Pruitt is bragging he will bring his AR"
--vm
Content-Type: audio/wav; name="msg0007.wav"
Content-Disposition: attachment; filename="msg0007.wav"
Content-Transfer-Encoding: base64

''' + b64(b'RIFF$\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00@\x1f\x00\x00@\x1f\x00\x00\x01\x00\x08\x00data\x00\x00\x00\x00') + '--vm--\n'), [
 I("hey it's about the drag brunch at Sunny's a guy called Wade Pruitt is bragging he will bring his AR", '2024-02-05T03:21-05:00', None, ['DESROSIERS AMELIE', '(212) 555-0173'], ['msg0007.wav'], show=['Wade Pruitt', "drag brunch at Sunny's"], also_ok_time=['2024-02-05T08:22:10Z'])], 'en', unread=['sound msg0007.wav'])

F('digest.txt', 'mailing list digest as text', '''Bairro-seguro Digest, Vol 12, Issue 3

Today's Topics:

   1. barulho no centro (Perpétua Valadão)
   2. Re: barulho no centro (seu Nonato)

----------------------------------------------------------------------

Message: 1
Date: Sat, 20 Jul 2024 21:10:00 -0300
From: Perpétua Valadão <perpetua@lista.example>
Subject: [Bairro] barulho no centro

Gente armada na porta do centro espírita, dizem que é o pessoal do Edmar Jararaca.

------------------------------

Message: 2
Date: Sat, 20 Jul 2024 21:48:00 -0300
From: seu Nonato <nonato@lista.example>
Subject: Re: [Bairro] barulho no centro

On Sat, Jul 20, 2024 Perpétua Valadão wrote:
> Gente armada na porta do centro espírita

Confirmo, quebraram o portão.

------------------------------

End of Bairro-seguro Digest, Vol 12, Issue 3
''', [
 I('Gente armada na porta do centro espírita, dizem que é o pessoal do Edmar Jararaca.', '2024-07-20T21:10:00-03:00', 'Perpétua Valadão', ['perpetua@lista.example'], show=['Edmar Jararaca', 'centro espírita']),
 I('Confirmo, quebraram o portão.', '2024-07-20T21:48:00-03:00', 'seu Nonato', ['nonato@lista.example'])], 'pt')

F('pgp.eml', 'pgp encrypted mail', crlf('''From: heron <heron@safe.example>
To: hotline@desk.example
Date: Wed, 10 Apr 2024 12:00:00 +0200
Subject: ...
Content-Type: text/plain

-----BEGIN PGP MESSAGE-----

hQEMA0inventedAQf/Wm9vbWVkIG91dCBhbmQgbm90aGluZyBoZXJlIGlzIHJlYWwu
=aB3d
-----END PGP MESSAGE-----
'''), [], 'und', unread=['encrypted message of 2024-04-10, nothing could be read'], seal_extra=['heron@safe.example', 'heron'])

F('outlook_nested.eml', 'mail with attached mail and winmail.dat', crlf('''From: Chief Steward <steward@club.example>
To: hotline@desk.example
Date: Fri, 17 May 2024 11:11:11 +0200
Subject: Fwd as attachment
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="o"

--o
Content-Type: text/plain

Attached what a member sent me.
--o
Content-Type: message/rfc822
Content-Disposition: attachment; filename="warning.eml"

From: =?utf-8?B?w4VzZSBLbGVwcGVzdMO4?= <ase@klubb.example>
To: steward@club.example
Date: Thu, 16 May 2024 22:02:00 +0200
Subject: Advarsel
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

''' + b64('Tor-Arild Gaukås sier han skal kaste syre på dommeren i morgen.\n') + '''--o
Content-Type: application/ms-tnef; name="winmail.dat"
Content-Disposition: attachment; filename="winmail.dat"
Content-Transfer-Encoding: base64

''' + b64(b'\x78\x9f\x3e\x22' + b'\x00' * 40) + '--o--\n'), [
 I('Attached what a member sent me.', '2024-05-17T11:11:11+02:00', 'Chief Steward', ['steward@club.example'], optional=True),
 I('Tor-Arild Gaukås sier han skal kaste syre på dommeren i morgen.', '2024-05-16T22:02:00+02:00', 'Åse Kleppestø', ['ase@klubb.example'], show=['Tor-Arild Gaukås'], lang='nb')], 'en', unread=['winmail.dat'])

F('outlook_copy.txt', 'mails copied as text, Czech labels', '''Od: Drahomíra Vokurková <vokurkova@schranka.example>
Odesláno: středa 7. února 2024 16:32
Komu: linka@desk.example
Předmět: výhrůžka

Dobrý den, na nástěnce v paneláku visí papír „Cikáni ven do pátku, jinak oheň. – Mirek Stodolník“.

S pozdravem
D. Vokurková, tel. 222 555 014

________________________________
Od: linka@desk.example
Odesláno: středa 7. února 2024 17:05
Komu: Drahomíra Vokurková
Předmět: RE: výhrůžka

Děkujeme, předali jsme to dál.
''', [
 I(['Dobrý den, na nástěnce v paneláku visí papír', 'Cikáni ven do pátku, jinak oheň.', 'Mirek Stodolník'], '2024-02-07T16:32', 'Drahomíra Vokurková', ['vokurkova@schranka.example', '222 555 014', 'D. Vokurková'], show=['Mirek Stodolník']),
 I('Děkujeme, předali jsme to dál.', '2024-02-07T17:05', 'Desk', optional=True)], 'cs')
