# word processing, slides, rtf, pdf, latex, epub
from common import *

F('handover.docx', 'docx bullets, header, footer, footnote, comment, text box', docx(
 p_('Shift handover – night of 20 to 21 January 2024', style='Title') +
 p_('22:15 Caller Fenella Ashdown: youths with paint outside the Bahá’í centre', num=True) +
 p_('00:40 Text from 07700 900702: “Mick Torrance is coming with a hammer”', fn_(1), num=True) +
 p_('03:05 ', r_('Taxi driver says a can was left at the Bahá’í centre door'), cm_(0), num=True) +
 p_(textbox_('Next shift: ring the caretaker before 7')),
 comments=[('Dawn', '2024-01-21T06:10:00Z', 'driver is Yusuf Karadere, keep him out of it')],
 footnotes=['Number is her cousin Shona’s.'], header='Desk 4 – private', footer='printed 21 Jan 2024'), [
 I('youths with paint outside the Bahá’í centre', '2024-01-20T22:15', 'Fenella Ashdown', show=['Bahá’í centre']),
 I('Mick Torrance is coming with a hammer', '2024-01-21T00:40', '07700 900702', ['Shona'], show=['Mick Torrance']),
 I('Taxi driver says a can was left at the Bahá’í centre door', '2024-01-21T03:05', None, ['Yusuf Karadere'], show=['Bahá’í centre'])], 'en',
 rest=['Next shift: ring the caretaker before 7', 'keep him out of it', 'Number is her cousin'])

F('tabell.docx', 'docx table call sheet, cell of two paragraphs', docx(
 p_('Vaktliste krisetelefonen') + tbl_([['Dato/kl.', 'Innringer', 'Innhold'],
  ['17.05.2024\nkl. 13.25', 'Ragnhild Tveitstøl\ntlf. 21 55 01 73', 'Mann med kniv utenfor samisk barnehage'],
  ['17.05.2024\nkl. 23.50', 'ukjent, via Bjørnar i kiosken', 'Odd-Terje Skarvebakk sier han skal kjøre inn i toget']]) + p_('Sum: to samtaler')), [
 I('Mann med kniv utenfor samisk barnehage', '2024-05-17T13:25', 'Ragnhild Tveitstøl', ['21 55 01 73'], show=['samisk barnehage']),
 I('Odd-Terje Skarvebakk sier han skal kjøre inn i toget', '2024-05-17T23:50', None, ['Bjørnar'], show=['Odd-Terje Skarvebakk'])], 'nb', not_items=['Sum: to samtaler'])

F('tracked.docx', 'docx tracked changes', docx(
 p_('Notat 3. september 2024, vagten') +
 '<w:p>' + r_('Kl. 19.30 ringede Annelise Bruunsgaard. ') + r_('Hun så ') + '<w:del w:id="1" w:author="vagt" w:date="2024-09-03T20:00:00Z"><w:r><w:delText>to mænd</w:delText></w:r></w:del><w:ins w:id="2" w:author="vagt" w:date="2024-09-03T20:00:00Z">' + r_('tre mænd') + '</w:ins>' + r_(' med brækjern ved moskeen på Havnegade.') + '</w:p>' +
 '<w:p><w:ins w:id="3" w:author="vagt" w:date="2024-09-03T21:40:00Z">' + r_('Kl. 21.40: anonym, Preben Ulvskov har truet med at skyde imamen.') + '</w:ins></w:p>'), [
 I(['Hun så', 'tre mænd', 'med brækjern ved moskeen på Havnegade.'], '2024-09-03T19:30', 'Annelise Bruunsgaard', show=['moskeen på Havnegade'], deleted_words=['to mænd']),
 I('Preben Ulvskov har truet med at skyde imamen.', '2024-09-03T21:40', show=['Preben Ulvskov'])], 'da', unread=['deleted words "to mænd" (shown or told)'])

F('embedded_book.docx', 'docx with embedded xlsx and picture', docx(
 p_('Bericht der Nachtwache, 12. Jänner 2024') + p_('Um 20 Uhr 10 meldete Frau Notburga Pichlwanger, dass vor dem Pfarrheim St. Gilgenau ein Galgen steht.') + p_('Weitere Anrufe siehe Tabelle im Anhang.'),
 embed={'Tabelle.xlsx': xlsx([{'name': 'T', 'rows': [['Datum', 'Zeit', 'Anrufer', 'Inhalt'], [D('2024-01-12'), T('21:45'), 'Sepp Unterrainer-Moll', 'Zwei Vermummte klettern ins Pfarrheim']]}])},
 media={'foto.png': png()}), [
 I('dass vor dem Pfarrheim St. Gilgenau ein Galgen steht.', '2024-01-12T20:10', None, ['Notburga Pichlwanger'], show=['Pfarrheim St. Gilgenau']),
 I('Zwei Vermummte klettern ins Pfarrheim', '2024-01-12T21:45', 'Sepp Unterrainer-Moll', show=['Pfarrheim'], or_unread=True)], 'de-AT',
 unread=['picture foto.png', 'embedded Tabelle.xlsx, if not read'])

F('acta.odt', 'odt minutes with annotation, footnote and tracked deletion', odf('text',
 '<text:h text:outline-level="1">Acta de la reunió de barri</text:h><text:p>Data: 8 d’abril de 2024, 19:00 h. Lloc: Centre Cívic Les Moreres</text:p>' +
 '<text:list><text:list-item><text:p>La Montserrat Puigdevall explica que a les 17.30 un home va amenaçar els nens de la mesquita<office:annotation><dc:creator>secretària</dc:creator><text:p>viu al carrer del Forn 8, 2n</text:p></office:annotation>.</text:p></text:list-item><text:list-item><text:p>En Quim Bassegoda diu públicament que «cremarà la mesquita».<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Ho va sentir la dependenta, la Neus Argelaguer.</text:p></text:note-body></text:note></text:p></text:list-item></text:list>'), [
 I(['un home va amenaçar els nens de la mesquita'], '2024-04-08T17:30', 'Montserrat Puigdevall', ['carrer del Forn 8, 2n'], show=['mesquita'], also_ok_time=['2024-04-08', '2024-04-08T19:00']),
 I('diu públicament que «cremarà la mesquita»', None, None, ['Neus Argelaguer'], show=['mesquita', 'Quim Bassegoda'], also_ok_time=['2024-04-08', '2024-04-08T19:00', '2024-04-08T17:30'])], 'ca', rest=['Acta de la reunió de barri', 'Centre Cívic Les Moreres'])
GOLD[-1]['items'][1]['text'] = ['Quim Bassegoda diu públicament que «cremarà la mesquita»']

def rtfu(t): return ''.join(c if ord(c) < 128 and c not in '\\{}' else '\\' + c if c in '\\{}' else '\\u%d?' % (ord(c) if ord(c) < 32768 else ord(c) - 65536) for c in t)
def rtf1251(t): return ''.join(c if ord(c) < 128 else "\\'%02x" % c.encode('cp1251')[0] for c in t)
F('rapport_1251.rtf', 'rtf cp1251', "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Times New Roman;}}{\\info{\\author %s}}\\f0\\fs24 " % rtf1251('дежурная') +
 '\\par '.join(rtf1251(t) for t in ['Рапорт, 14 июня 2024 года', '21:30 - позвонила Ефросинья Лыкова: у армянской церкви собирается толпа с битами', '22:10 - Лыкова перезвонила: главный у них Глеб Шатунов', '00:05 - отбой, разошлись']) + '\\par}', [
 I('у армянской церкви собирается толпа с битами', '2024-06-14T21:30', 'Ефросинья Лыкова', show=['армянской церкви']),
 I('перезвонила: главный у них Глеб Шатунов', '2024-06-14T22:10', 'Лыкова', show=['Глеб Шатунов']),
 I('отбой, разошлись', '2024-06-15T00:05', optional=True)], 'ru')
F('ghi_am.rtf', 'rtf unicode, table', '{\\rtf1\\ansi\\deff0\\uc1 ' + rtfu('Sổ trực đường dây nóng, ngày 20/08/2024') + '\\par\n' + ''.join('\\trowd\\cellx1500\\cellx4000\\cellx9000 ' + ''.join('\\intbl ' + rtfu(c) + '\\cell ' for c in row) + '\\row\n' for row in [
 ['Giờ', 'Người gọi', 'Nội dung'], ['19:45', 'bà Tưởng Thị Nhài', 'Có kẻ ném sơn đỏ vào chùa Phước Lâm'], ['22:30', 'giấu tên', 'Tên Lại Văn Sửu dọa chém người làm ở trạm y tế']]) + '}', [
 I('Có kẻ ném sơn đỏ vào chùa Phước Lâm', '2024-08-20T19:45', 'bà Tưởng Thị Nhài', ['Tưởng Thị Nhài'], show=['chùa Phước Lâm']),
 I('Tên Lại Văn Sửu dọa chém người làm ở trạm y tế', '2024-08-20T22:30', show=['Lại Văn Sửu', 'trạm y tế'])], 'vi')

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="%s"' % REL
def sp(t): return '<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>%s</p:txBody></p:sp>' % ''.join('<a:p><a:r><a:t>%s</a:t></a:r></a:p>' % esc(l) for l in t.split('\n'))
def pptx(slides):
    f = {'_rels/.rels': rels([('rId1', 'officeDocument', 'ppt/presentation.xml')])}; ct = ''; pr = []
    for n, s in enumerate(slides, 1):
        f['ppt/slides/slide%d.xml' % n] = X + '<p:sld %s%s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:sld>' % (A, ' show="0"' if s.get('hidden') else '', ''.join(sp(t) for t in s['text']))
        rl = []; pr.append(('rId%d' % n, 'slide', 'slides/slide%d.xml' % n))
        if s.get('notes'):
            f['ppt/notesSlides/notesSlide%d.xml' % n] = X + '<p:notes %s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:notes>' % (A, sp(s['notes'])); rl.append(('rId1', 'notesSlide', '../notesSlides/notesSlide%d.xml' % n))
        if s.get('comment'):
            f['ppt/comments/comment%d.xml' % n] = X + '<p:cmLst %s><p:cm authorId="0" dt="%s" idx="1"><p:pos x="1" y="1"/><p:text>%s</p:text></p:cm></p:cmLst>' % (A, s['comment'][0], esc(s['comment'][1])); rl.append(('rId2', 'comments', '../comments/comment%d.xml' % n))
        if rl: f['ppt/slides/_rels/slide%d.xml.rels' % n] = rels(rl)
        ct += '<Override PartName="/ppt/slides/slide%d.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>' % n
    f['ppt/presentation.xml'] = X + '<p:presentation %s><p:sldIdLst>%s</p:sldIdLst></p:presentation>' % (A, ''.join('<p:sldId id="%d" r:id="rId%d"/>' % (255 + n, n) for n in range(1, len(slides) + 1)))
    f['ppt/commentAuthors.xml'] = X + '<p:cmAuthorLst %s><p:cmAuthor id="0" name="Wanda" initials="W" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>' % A
    f['ppt/_rels/presentation.xml.rels'] = rels(pr)
    f['[Content_Types].xml'] = X + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>' + ct + '</Types>'
    return zipb(f)
F('briefing.pptx', 'pptx notes, comment, hidden slide', pptx([
 {'text': ['Weekly brief 14 October 2024', 'Sun 13 Oct 2024 21:15 – petrol smell at the Old Dairy squat\nSun 13 Oct 2024 23:40 – shots in the air near the Old Dairy'], 'notes': 'The 21:15 one came from Gwenda Prosper, 07700 900733.'},
 {'text': ['Threat actor', 'Lorne Stackpool posts maps of the Old Dairy'], 'comment': ('2024-10-14T08:20:00', 'Stackpool was seen by my aunt Bess on Friday')},
 {'text': ['Draft', 'Sat 12 Oct 2024 19:00 – imam tailed from Kestrel Way prayer room'], 'hidden': True}]), [
 I('petrol smell at the Old Dairy squat', '2024-10-13T21:15', None, ['Gwenda Prosper', '07700 900733'], show=['Old Dairy']),
 I('shots in the air near the Old Dairy', '2024-10-13T23:40', show=['Old Dairy']),
 I('Lorne Stackpool posts maps of the Old Dairy', show=['Lorne Stackpool', 'Old Dairy'], also_ok_time=['2024-10-14']),
 I('Stackpool was seen by my', None, None, ['aunt Bess'], show=['Stackpool']),
 I('imam tailed from Kestrel Way prayer room', '2024-10-12T19:00', show=['Kestrel Way prayer room'])], 'en')

F('bilan.odp', 'odp slides with notes', odf('presentation',
 '<draw:page draw:name="p1"><draw:frame><draw:text-box><text:p>Bilan du 2 juillet 2024</text:p><text:p>18 h 40 : pierres lancées sur le bus de la troupe rom</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Signalé par Capucine Delorvaux, 06 39 98 20 44</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>'), [
 I('pierres lancées sur le bus de la troupe rom', '2024-07-02T18:40', None, ['Capucine Delorvaux', '06 39 98 20 44'], show=['bus de la troupe rom'])], 'fr')

F('form.pdf', 'pdf form fields and sticky note', pdf([['HATE INCIDENT FORM', 'Please fill in and send to the desk']],
 fields=[('name', 'Your name', 'Odessa Whitcombe'), ('addr', 'Your address', '7 Pudding Row, Thistleford'), ('tel', 'Phone', '020 7946 0417'), ('dt', 'Date and time of incident (DD/MM/YYYY HH:MM)', '19/06/2024 17:35'), ('what', 'What happened?', 'Landlord Piers Holloway-Smee threatened to gas the Roma families at Weir Cottages')],
 notes=[('Desk', 'D:20240620090000Z', 'she rang again, he now has a dog')]), [
 I('Landlord Piers Holloway-Smee threatened to gas the Roma families at Weir Cottages', '2024-06-19T17:35', 'Odessa Whitcombe', ['7 Pudding Row, Thistleford', '020 7946 0417'], show=['Piers Holloway-Smee', 'Weir Cottages']),
 I('she rang again, he now has a dog', '2024-06-20T09:00:00Z', None, or_unread=True)], 'en')
F('dagrapport.pdf', 'pdf text pages, flate', pdf([['Dagrapport meldlijn - 4 mei 2024', '', '18.05 uur  Wiebe Tjaarda belt: stenen op het dak van de synagoge', '20.00 uur  Tijdens de stilte riep Gerlof Bruinzeel "brand ze"', '           voor het verzetsmonument'], ['vervolg 4 mei 2024', '22.45 uur  Anonieme beller: ruiten van de imam ingegooid']], deflate=True), [
 I('stenen op het dak van de synagoge', '2024-05-04T18:05', 'Wiebe Tjaarda', show=['synagoge']),
 I(['Tijdens de stilte riep Gerlof Bruinzeel', 'brand ze', 'voor het verzetsmonument'], '2024-05-04T20:00', show=['Gerlof Bruinzeel', 'verzetsmonument']),
 I('Anonieme beller: ruiten van de imam ingegooid', '2024-05-04T22:45')], 'nl')
F('scan.pdf', 'pdf of pictures only', pdf([[], []], image_only=True), [], 'und', unread=['two pages are pictures without text, nothing was read'])
F('encrypted_zip_note.docx', 'docx name, not a docx (garbage)', b'PK\x03\x04' + bytes(range(256)) * 3, [], 'und', unread=['the whole file'], hostile=True)

F('protokol.tex', 'latex minutes', r'''\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}\usepackage[slovene]{babel}
\title{Zapisnik dežurne službe}\date{22.~marec 2024}
\begin{document}\maketitle
% Bogdana ne omenjati po imenu! (Bogdan Škrjanc, kurir)
\section*{Klici}
\begin{description}
\item[18.20] Gospa \textbf{Nežka Planinšek} pravi, da je nekdo na azilni dom narisal tarčo.
\item[21.45] Neznan moški: \enquote{Jutri bo gorelo.} Po glasu naj bi bil \emph{Jernej Hudobivnik}.
\end{description}
\begin{tabular}{l|l}
ura & dogodek \\ \hline
23.10 & Razbita okna \& vrata v Romskem centru \\
\end{tabular}
\end{document}
''', [
 I(['pravi, da je nekdo na azilni dom narisal tarčo.'], '2024-03-22T18:20', 'Nežka Planinšek', show=['azilni dom']),
 I(['Neznan moški:', 'Jutri bo gorelo.', 'Po glasu naj bi bil', 'Jernej Hudobivnik'], '2024-03-22T21:45', show=['Jernej Hudobivnik']),
 I(['Razbita okna', 'vrata v Romskem centru'], '2024-03-22T23:10', show=['Romskem centru'])], 'sl', seal_extra=['Bogdan Škrjanc', 'Bogdana'], rest=['kurir'])

F('diary.epub', 'epub', zipb({'mimetype': 'application/epub+zip', 'META-INF/container.xml': '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
 'OEBPS/c.opf': '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>Dyddiadur y llinell gymorth</dc:title><dc:language>cy</dc:language><dc:creator>Gwyneira Hafesb</dc:creator></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
 'OEBPS/a.xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h2>1 Mawrth 2024</h2><p>20:10 – Ffoniodd Eluned Cwmhendre: roedd dyn yn gweiddi wrth ddrws y mosg.</p></body></html>',
 'OEBPS/b.xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h2>2 Mawrth 2024</h2><p>07:35 – Paent coch ar wal Neuadd Penrhiw. Dywedir mai Dafydd Crugarw oedd wrthi.</p></body></html>'}, stored_first=True), [
 I('roedd dyn yn gweiddi wrth ddrws y mosg', '2024-03-01T20:10', 'Eluned Cwmhendre', show=['mosg']),
 I('Paent coch ar wal Neuadd Penrhiw. Dywedir mai Dafydd Crugarw oedd wrthi.', '2024-03-02T07:35', show=['Dafydd Crugarw', 'Neuadd Penrhiw'])], 'cy')
