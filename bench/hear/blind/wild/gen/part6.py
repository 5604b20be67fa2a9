from lib import *
R = "reports"
def D(rel, data, kind, items, unread=(), fam="document", mode=R, **k):
    F(rel, data, fam, kind, mode, items, unread, **k)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
def w(s, pr=""): return f'<w:r>{"<w:rPr>"+pr+"</w:rPr>" if pr else ""}<w:t xml:space="preserve">{X(s)}</w:t></w:r>'
def p(*x): return "<w:p>" + "".join(x) + "</w:p>"
def DOCX(body, parts=()):
    rel = "".join(f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{t}" Target="{n}"/>' for i, (n, t, d) in enumerate(parts, 1))
    return ZIP([("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
     ("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
     ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'),
     ("word/_rels/document.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>')] + [("word/" + n, d) for n, t, d in parts])
D("Gesprächsnotiz.docx", DOCX(
 p(w("Gesprächsnotiz vom "), w("7. Mai 2024, 18:40 Uhr")) + p(w("Anrufer: Hildebrand Scharfenort, Tel. 0711/000 188"))
 + p(w("Er sagt, die Fähre sei "), f'<w:del w:id="1" w:author="desk" w:date="2024-05-08T07:00:00Z"><w:r><w:delText>für Wähler gratis</w:delText></w:r></w:del>', f'<w:ins w:id="2" w:author="desk" w:date="2024-05-08T07:00:00Z">{w("nur für Rentner gratis")}</w:ins>', '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:commentRangeStart w:id="0"/>', w(" gewesen."), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
 + p(w("unsichtbar: Quelle will Zeugenschutz", "<w:vanish/>"))
 + "<w:tbl><w:tr><w:tc>" + p(w("Ort")) + "</w:tc><w:tc>" + p(w("Anleger Süd, Steg 2")) + "</w:tc></w:tr></w:tbl>"
 + '<w:sdt><w:sdtPr><w:alias w:val="Dringlichkeit"/></w:sdtPr><w:sdtContent>' + p(w("hoch, vor der Tagesschau")) + "</w:sdtContent></w:sdt>"
 + p('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="3" name="Textfeld 3" descr="Skizze: Steg mit zwei Booten"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>' + p(w("Kasten: Fahrkarten wurden kopiert")) + '</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>' + p(w("Kasten: Fahrkarten wurden kopiert")) + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
 + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://faehre.example/tarife" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', w("Tarif"), w("tafel"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
 + '<w:sectPr><w:headerReference r:id="rId3" w:type="first"/></w:sectPr>',
 [("comments.xml", "comments", f'<w:comments {W}><w:comment w:id="0" w:author="Ruperta" w:date="2024-05-08T07:01:00Z">{p(w("zweite Quelle fehlt noch"))}</w:comment></w:comments>'),
  ("footnotes.xml", "footnotes", f'<w:footnotes {W}><w:footnote w:id="2">{p(w("Aushang am Kassenhaus, abgeschrieben"))}</w:footnote></w:footnotes>'),
  ("header1.xml", "header", f'<w:hdr {W}>{p(w("VERTRAULICH – nur Nachtdienst"))}</w:hdr>'),
  ("endnotes.xml", "endnotes", f'<w:endnotes {W}><w:endnote w:id="3">{p(w("Endnote: Wetterdienst meldete Nebel"))}</w:endnote></w:endnotes>'),
  ("media/image1.png", "image", PNG())]), "docx-everything", [
 M(["Gesprächsnotiz vom 7. Mai 2024, 18:40 Uhr", "Er sagt, die Fähre sei", "für Wähler gratis", "nur für Rentner gratis", "unsichtbar: Quelle will Zeugenschutz", "Anleger Süd, Steg 2", "hoch, vor der Tagesschau", "Kasten: Fahrkarten wurden kopiert", "Skizze: Steg mit zwei Booten", "Tariftafel", "zweite Quelle fehlt noch", "Aushang am Kassenhaus, abgeschrieben", "VERTRAULICH – nur Nachtdienst", "Endnote: Wetterdienst meldete Nebel"], local="2024-05-07T18:40:00", prec="minute", sender="Hildebrand Scharfenort", seal=["0711/000 188"], lang="de"),
], unread=["word/media/image1.png: a picture, not read"])
odt = ('<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:script="urn:x"><office:body><office:text>'
 '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>x</dc:creator><dc:date>2023-05-29T08:00:00</dc:date></office:change-info><text:p>et quatre bulletins déchirés</text:p></text:deletion></text:changed-region></text:tracked-changes>'
 '<text:h text:outline-level="1">Note de permanence — 28 mai 2023</text:h><text:p>Sur place<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>salle des fêtes, côté cour</text:p></text:note-body></text:note>, deux<text:s text:c="3"/>scrutateurs <text:change text:change-id="c1"/>dormaient<text:tab/>assis.</text:p>'
 '<text:p>Témoin : <text:hidden-text text:condition="ooow:1" text:string-value="caché: le maire était là" text:is-hidden="true"/> Aubierge Lescurier (aubierge@lescurier.example)<office:annotation><dc:creator>M.</dc:creator><dc:date>2023-05-29T09:12:00</dc:date><text:p>rappelée lundi, confirme</text:p></office:annotation></text:p>'
 '<draw:frame><svg:title>plan</svg:title><svg:desc>croquis: deux chaises, une urne</svg:desc><draw:text-box><text:p>Encadré : clé sous le paillasson</text:p></draw:text-box></draw:frame><text:section text:name="S" text:display="none"><text:p>section masquée : bus de 5 h 40</text:p></text:section></office:text></office:body></office:document-content>')
D("note_permanence.odt", ZIP([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", odt), ("styles.xml", '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:master-styles><style:master-page><style:footer><text:p>pied de page : cote A-19</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>'), ("META-INF/manifest.xml", "<manifest/>")], store=("mimetype",)), "odt-changes-hidden", [
 M(["Note de permanence — 28 mai 2023", "et quatre bulletins déchirés", "dormaient", "salle des fêtes, côté cour", "caché: le maire était là", "rappelée lundi, confirme", "croquis: deux chaises, une urne", "Encadré : clé sous le paillasson", "section masquée : bus de 5 h 40", "pied de page : cote A-19"], local="2023-05-28", prec="day", sender="Aubierge Lescurier", seal=["aubierge@lescurier.example"], lang="fr"),
])
D("pismo_skarga.rtf", (r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil\fcharset238 Arial;}{\f1\fnil\fcharset204 Arial CYR;}}{\*\generator Riched20;}{\info{\author Zdzis\'b3awa Kopyt\'f3wna}{\title Skarga na komisj\'ea}}" + "\n" +
 r"\viewkind4\uc1\pard\lang1045\f0\fs20 Dnia 15.10.2023 o 16:20 zabrak\u322?o kart\line w sali \b nr 7\b0 .\par {\v ukryte: pan z w\'b9sami odebra\'b3 klucz\v0}\par \f1\lang1049\'c7\'e0\'ef\'e8\'f1\'ea\'e0 \'ef\'ee-\'f0\'f3\'f1\'f1\'ea\'e8\f0\par {\footnote przypis: zegar sp\'f3\'9fnia\'b3}" +
 r'''{\*\annotation komentarz na marginesie}{\header nag\'b3\'f3wek pisma 14/B}\trowd\cellx2000\cellx4000 godzina\cell 16:45 dowieziono\cell\row\pard {\field{\*\fldinst HYPERLINK "https://example.invalid/skan"}{\fldrslt skan protoko\'b3u}}\par tel. 600 000 177\par {\*\unknowndest nie czytaj}{\pict\pngblip 89504e470d0a1a0a0000}\emdash  koniec\'85\par}''').encode("ascii"), "rtf-cp1250-hidden-footnote", [
 M(["Dnia 15.10.2023 o 16:20 zabrakło kart", "nr 7", "ukryte: pan z wąsami odebrał klucz", "Записка по-русски", "przypis: zegar spóźniał", "komentarz na marginesie", "nagłówek pisma 14/B", "16:45 dowieziono", "skan protokołu", "koniec…", "Skarga na komisję"], local="2023-10-15T16:20:00", prec="minute", sender="Zdzisława Kopytówna", seal=["600 000 177"], lang="pl"),
], unread=["pismo_skarga.rtf: a picture (\\pict) inside, not read"])
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
tx = lambda *s: "<p:txBody>" + "".join("<a:p>" + "".join(f"<a:r><a:t>{X(q)}</a:t></a:r>" for q in (x if isinstance(x, tuple) else (x,))) + "</a:p>" for x in s) + "</p:txBody>"
rl = lambda *x: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{t}" Target="{g}"/>' for i, (t, g) in enumerate(x, 1)) + "</Relationships>"
D("briefing.pptx", ZIP([("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>'),
 ("_rels/.rels", rl(("officeDocument", "ppt/presentation.xml"))), ("ppt/presentation.xml", f'<p:presentation {A}><p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>'), ("ppt/_rels/presentation.xml.rels", rl(("slide", "slides/slide2.xml"), ("slide", "slides/slide1.xml"))),
 ("ppt/slides/slide1.xml", f'<p:sld {A}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/></p:nvSpPr>{tx(("Rumour board, ", "3 March 2025"))}</p:sp><p:grpSp><p:sp><p:nvSpPr><p:cNvPr id="3" name="x"/></p:nvSpPr>{tx("grouped box: ferry tickets again")}</p:sp></p:grpSp><p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>caller from the quay</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>“no boats on Sunday”</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame><p:pic><p:nvPicPr><p:cNvPr id="9" name="Pic" descr="timetable with Sunday crossed out in biro"/></p:nvPicPr></p:pic></p:spTree></p:cSld></p:sld>'),
 ("ppt/slides/_rels/slide1.xml.rels", rl(("notesSlide", "../notesSlides/notesSlide1.xml"), ("comments", "../comments/comment1.xml"), ("diagramData", "../diagrams/data1.xml"))),
 ("ppt/notesSlides/notesSlide1.xml", f'<p:notes {A}><p:cSld><p:spTree><p:sp>{tx("speaker note: source is Ottavia Brackwater, ring 07700 900 188 after six", "do not read this aloud")}</p:sp></p:spTree></p:cSld></p:notes>'),
 ("ppt/comments/comment1.xml", f'<p:cmLst {A}><p:cm authorId="0" dt="2025-03-03T10:00:00.000" idx="1"><p:text>check with harbour office first</p:text></p:cm></p:cmLst>'),
 ("ppt/diagrams/data1.xml", f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {A}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>smart art step: call, check, close</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'),
 ("ppt/slides/slide2.xml", f'<p:sld {A} show="0"><p:cSld><p:spTree><p:sp>{tx("hidden slide: harbour office says Sunday boats run")}</p:sp></p:spTree></p:cSld></p:sld>')]), "pptx-notes-hidden-slide-smartart", [
 M(["Rumour board, 3 March 2025", "grouped box: ferry tickets again", "caller from the quay", "“no boats on Sunday”", "timetable with Sunday crossed out in biro", "do not read this aloud", "check with harbour office first", "smart art step: call, check, close", "hidden slide: harbour office says Sunday boats run"], local="2025-03-03", prec="day", sender="", seal=["07700 900 188", "Ottavia Brackwater"]),
])
def pdf1():
    q = PDF()
    cm = "/CIDInit /ProcSet findresource begin\n12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n2 beginbfchar <01> <0141> <02> <00F3> endbfchar\n1 beginbfrange <20> <7E> <0020> endbfrange\nendcmap"
    q.put(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R 8 0 R 14 0 R] /NeedAppearances true >> /Names << /EmbeddedFiles << /Names [(lista.csv) 10 0 R] >> >> /Outlines 12 0 R >>")
    q.put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    q.put(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 6 0 R] /Annots [7 0 R 8 0 R 9 0 R 15 0 R] /Resources << /Font << /F1 5 0 R >> >> >>")
    q.put(4, "<< >>", b"BT /F1 12 Tf 1 0 0 1 50 780 Tm (\x01\x02d\x02w wezwa\\(ny\\) na komisj) Tj ET", flate=True)
    q.put(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 13 0 R >>")
    q.put(6, "<< >>", "BT /F1 12 Tf 50 700 Td [(Pro) 20 (tok) -300 (zgubiony w )] TJ T* <74616b73c3b37763650a> Tj ET".replace("c3b3", "02").replace("0a>", ">"), flate=True)
    q.put(7, f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (imie) /V {pstr('Wincenta Pastusiak')} /Rect [50 600 200 620] >>")
    q.put(8, f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (opis) /V {pstr('Widziałam dwóch mężczyzn z workiem kart, 9 czerwca 2024 ok. 20:50')} /Rect [50 560 400 580] >>")
    q.put(9, f"<< /Type /Annot /Subtype /Text /Contents {pstr('dopisek: worek był zielony')} /T {pstr('dyżur')} /M (D:20240610081500+02'00') /Rect [10 10 20 20] >>")
    q.put(10, "<< /Type /Filespec /F (lista.csv) /EF << /F 11 0 R >> /Desc (zalacznik od swiadka) >>")
    q.put(11, "<< /Type /EmbeddedFile >>", "nr;uwaga\n7;pieczęć odbita do góry nogami\n".encode(), flate=True)
    q.put(12, "<< /Type /Outlines >>")
    q.put(13, "<< >>", cm)
    q.put(14, "<< /FT /Ch /T (okreg) /V (okr\\352g czwarty) /Opt [(okr\\352g pi\\271ty)] >>")
    q.put(15, f"<< /Type /Annot /Subtype /FreeText /Contents {pstr('tel. świadka 600 000 188')} /DA (/F1 9 Tf) /Rect [60 60 200 80] >>")
    q.put(16, f"<< /Title {pstr('Formularz zgłoszenia 14/B')} /Author {pstr('punkt przyjęć')} /CreationDate (D:20240610080000+02'00') >>")
    return q.out("/Info 16 0 R")
D("formularz_zgloszenia.pdf", pdf1(), "pdf-form-annotation-attachment", [
 M(["Łódów wezwa(ny) na komisj", "taksówce", "Widziałam dwóch mężczyzn z workiem kart, 9 czerwca 2024 ok. 20:50", "dopisek: worek był zielony", "pieczęć odbita do góry nogami", "Formularz zgłoszenia 14/B"], local="2024-06-09T20:50:00", prec="minute", also_ok_time="2024-06-10T08:15:00+02:00", sender="Wincenta Pastusiak", seal=["600 000 188"], lang="pl"),
])
def pdf2():
    q = PDF()
    q.put(1, "<< /Type /Catalog /Pages 2 0 R >>"); q.put(2, "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>")
    q.put(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>")
    q.put(4, "<< >>", "q 500 0 0 700 40 60 cm /Im0 Do Q")
    q.put(5, "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode >>", JPG)
    q.put(6, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 8 0 R >> >> >>")
    q.put(7, "<< >>", "BT /F1 11 Tf 50 800 Td (Seite 2: handschriftlich siehe Scan, Eingang 03.02.2025) Tj 0 -14 Td (Die Urne stand im Flur, gez. unleserlich) Tj ET", flate=True)
    q.put(8, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
    return q.out()
D("scan_und_text.pdf", pdf2(), "pdf-scan-page-and-text-page", [
 M(["Seite 2: handschriftlich siehe Scan, Eingang 03.02.2025", "Die Urne stand im Flur, gez. unleserlich"], local="2025-02-03", prec="day", sender="", lang="de"),
], unread=["scan_und_text.pdf: page 1 is only a picture"])
D("geschuetzt.docx", CFB({"EncryptedPackage": struct.pack("<Q", 3000) + noise(4200), "EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAA"/></encryption>'}), "docx-encrypted", [], unread=["geschuetzt.docx: encrypted with a password"])
D("zeugnis.epub", ZIP([("mimetype", "application/epub+zip"), ("META-INF/container.xml", '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'),
 ("OEBPS/content.opf", '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Leaflet: What the boatman heard</dc:title><dc:creator>Quiet Press</dc:creator><dc:date>2024-10-02</dc:date></metadata><manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="n" linear="no"/></spine></package>'),
 ("OEBPS/a.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><p>Six hundred ballots in the reeds<a epub:type="noteref" href="notes.xhtml#n1">*</a>, or so the boatman tells it.</p></body></html>'),
 ("OEBPS/b.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><body><ruby>舟<rt>ふね</rt></ruby><p>The reeds were cut in <i>Sep</i>tember.</p><img src="r.png" alt="reeds, no paper visible"/></body></html>'),
 ("OEBPS/notes.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><body><aside id="n1">note: he counted wet newspaper</aside></body></html>')], store=("mimetype",)), "epub-notes", [
 M(["Leaflet: What the boatman heard", "Six hundred ballots in the reeds", "or so the boatman tells it.", "The reeds were cut in September.", "reeds, no paper visible", "note: he counted wet newspaper"], local="2024-10-02", prec="day", sender="Quiet Press", own=True),
])
# ---------- web
html1 = """<!doctype html><html lang="en"><head><meta charset=utf-8><title>Notice &ndash; Harbour Ward</title><meta name="description" content="meta words: polling moved to the boathouse"><meta property="og:description" content="og words: bring two candles"><script type="application/ld+json">{"@type":"NewsArticle","headline":"ld+json headline: boathouse has no ramp","datePublished":"2024-05-02T06:30:00+01:00","author":{"name":"Harbour Ward Watch"}}</script><script>var s = {"msg":"words only in a script state: ramp arrives Friday"};</script><style>p::after{content:"css words: not official"}</style></head>
<body><noscript><p>noscript words: the map needs scripts</p></noscript><template><p>template words: old address, Mill Lane</p></template><img src=a.png alt="alt words: hand-drawn arrow" title="title words: arrow points left"><button aria-label="aria words: ring the warden">☎</button><input placeholder="placeholder words: your ward" value="value words: Ward 11"><textarea>textarea words: dear clerk</textarea><select><option>option words: by boat</option></select><details><summary>more</summary>details words: tide table</details><abbr title="abbr words: presiding officer">PO</abbr><p data-full-text="data words: uncut version of the notice">The notice was cut…</p><p hidden>hidden words: printed by a neighbour</p><!-- comment words: draft three --><video><track label="track words: none"></video><svg><title>svg words: anchor logo</title><text>svg text words: AHOY</text></svg><iframe srcdoc="&lt;p&gt;srcdoc words: inner frame&lt;/p&gt;"></iframe><a href="mailto:warden@harbour.example?subject=about%20the%20ramp">write</a> or call 01632&nbsp;960&nbsp;733</body></html>"""
D("harbour_notice.html", html1, "html-words-in-every-corner", [
 M(["Notice – Harbour Ward", "meta words: polling moved to the boathouse", "og words: bring two candles", "ld+json headline: boathouse has no ramp", "noscript words: the map needs scripts", "template words: old address, Mill Lane", "alt words: hand-drawn arrow", "title words: arrow points left", "aria words: ring the warden", "placeholder words: your ward", "value words: Ward 11", "textarea words: dear clerk", "option words: by boat", "details words: tide table", "abbr words: presiding officer", "data words: uncut version of the notice", "hidden words: printed by a neighbour", "svg words: anchor logo", "svg text words: AHOY", "srcdoc words: inner frame"], time="2024-05-02T06:30:00+01:00", sender="Harbour Ward Watch", seal=["warden@harbour.example", "01632 960 733"]),
 M(["words only in a script state: ramp arrives Friday", "comment words: draft three"], optional=True),
], fam="web", mode="posts")
D("saved_page.mhtml", ("""From: <Saved by Blink>
Snapshot-Content-Location: https://forum.example/t/88
Subject: =?utf-8?Q?Str=C3=B8mbrudd_p=C3=A5_valgdagen=3F?=
Date: Mon, 8 Sep 2025 21:40:12 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--x"

------MultipartBoundary--x
Content-Type: text/html
Content-ID: <frame-1>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://forum.example/t/88

""" + qp('<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body><article data-author="skjærgårdsgubben" data-epochtime="%d"><h3>skjærgårdsgubben</h3><p>Strømbruddet er øvelse, ikke sabotasje – sto i avisa side 4</p></article><iframe src="cid:frame-2"></iframe></body></html>' % E("2025-09-08T18:05:00+00:00")).replace("\r\n", "\n") + """
------MultipartBoundary--x
Content-Type: text/html
Content-ID: <frame-2>
Content-Transfer-Encoding: base64
Content-Location: cid:frame-2

""" + b64("<html><meta charset='utf-8'><body>ramme: lokket på skapet var åpent</body></html>") + """
------MultipartBoundary--x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://forum.example/skap.png

""" + b64(PNG()) + "\n------MultipartBoundary--x--\n").replace("\n", "\r\n").replace("\r\r\n", "\r\n"), "mhtml-two-frames", [
 M(["Strømbrudd på valgdagen?", "Strømbruddet er øvelse, ikke sabotasje – sto i avisa side 4", "ramme: lokket på skapet var åpent"], time="2025-09-08T18:05:00+00:00", also_ok_time="2025-09-08T21:40:12+02:00", sender="skjærgårdsgubben", lang="no"),
], unread=["https://forum.example/skap.png: a picture in the page, not read"], fam="web", mode="posts")
def warc():
    def rec(t, uri, date, body, ct):
        h = f"WARC/1.0\r\nWARC-Type: {t}\r\n" + (f"WARC-Target-URI: {uri}\r\n" if uri else "") + f"WARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:0000-{len(body)}>\r\nContent-Type: {ct}\r\nContent-Length: {len(body)}\r\n\r\n"
        return gzip.compress(h.encode() + body + b"\r\n\r\n", mtime=0)
    h1 = gzip.compress("<html><head><title>Brunnen am Anger</title></head><body><p>Keime im Brunnen? Labor sagt nein, Aushang sagt ja.</p></body></html>".encode("iso-8859-1"), mtime=0)
    def ch(b): return b"%x\r\n" % len(b) + b + b"\r\n0\r\n\r\n"
    r1 = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + ch(h1)
    r2 = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n' + J({"thread": [{"by": "angerbewohner", "at": "2023-08-01T12:00:00Z", "html": "<p>Der Aushang ist vom <b>Juli 2019</b>.</p>"}]}).encode()
    r3 = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + JPG
    return rec("warcinfo", "", "2023-08-02T09:00:00Z", b"software: x\r\nformat: WARC\r\n", "application/warc-fields") + rec("response", "https://dorf.example/brunnen", "2023-08-02T09:00:01Z", r1, "application/http;msgtype=response") + rec("response", "https://dorf.example/api/thread", "2023-08-02T09:00:02Z", r2, "application/http;msgtype=response") + rec("response", "https://dorf.example/aushang.jpg", "2023-08-02T09:00:03Z", r3, "application/http;msgtype=response") + rec("response", "https://dorf.example/x", "2023-08-02T09:00:04Z", r1, "application/http;msgtype=response")[:90]
D("crawl-00000.warc.gz", warc(), "warc-gz-chunked-gzip-truncated", [
 M(["Brunnen am Anger", "Keime im Brunnen? Labor sagt nein, Aushang sagt ja."], time="2023-08-02T09:00:01Z", sender="", lang="de"),
 M("Der Aushang ist vom Juli 2019.", time="2023-08-01T12:00:00Z", also_ok_time="2023-08-02T09:00:02Z", sender="angerbewohner", lang="de"),
], unread=["https://dorf.example/aushang.jpg: a picture, not read", "crawl-00000.warc.gz: the last record is cut off"], fam="web", mode="posts")
# ---------- data of no known shape
T = "data"
D("columns_oriented.json", J({"meta": {"tz": "+05:30", "rows": 3}, "columns": {"kab": ["2024-04-19 07:00", "2024-04-19 18:59", None], "kisne": ["तुलिका बनस्पति", "भोलू पंसारी", "तुलिका बनस्पति"], "kya": ["मशीन का बटन अटक गया", "पर्ची पर दूसरा नाम छपा", "बाद में ठीक हुई"], "phone": ["00000 01771", None, "00000 01771"]}}), "json-column-oriented", [
 M("मशीन का बटन अटक गया", time="2024-04-19T07:00:00+05:30", prec="minute", sender="तुलिका बनस्पति", seal=["00000 01771"], lang="hi"),
 M("पर्ची पर दूसरा नाम छपा", time="2024-04-19T18:59:00+05:30", prec="minute", sender="भोलू पंसारी", lang="hi"),
 M("बाद में ठीक हुई", sender="तुलिका बनस्पति", lang="hi"),
], fam=T)
D("array_of_arrays.json", J({"result": {"schema": [["n", "int"], ["ts", "ms"], ["src", "str"], ["payload", "json"]], "data": [[1, E("2023-12-24T17:00:00+00:00", 1000), "Sabbe Köchlin", J({"html": "<p>Glocken l&auml;uten, <b>Stromausfall</b>?</p>", "extra": {"geo": None, "zusatz": ["ja", "Kirche dunkel", 3]}})], [2, E("2023-12-24T17:30:00+00:00", 1000), "mail:sabbe@koechlin.example", J(J({"t": "doppelt verpackt: Licht ist zurück"}))]]}}), "json-arrays-json-in-json", [
 M(["Glocken läuten, Stromausfall?", "Kirche dunkel"], time="2023-12-24T17:00:00+00:00", sender="Sabbe Köchlin", lang="de"),
 M("doppelt verpackt: Licht ist zurück", time="2023-12-24T17:30:00+00:00", sender="sabbe@koechlin.example", lang="de"),
], fam=T)
D("tickets_dump.json", "\ufeff" + "".join(J(x, 2) + "\n" for x in [
 {"ticket": {"no": "T-9", "opened": {"$date": {"$numberLong": str(E("2025-01-26T15:55:00+00:00", 1000))}}, "von": {"anzeige": "Wladislawa Kuhfeld", "wege": [{"art": "tel", "wert": "+49 30 23125 333"}]}, "verlauf": [{"richtung": "ein", "inhalt": "Auf dem Stimmzettel fehlt die Lochung oben rechts"}, {"richtung": "aus", "inhalt": "Antwort: das ist die Ecke für Blinde"}], "unbekanntes_feld": {"tief": {"tiefer": "nur hier: sie hat ein Foto an die Zeitung gegeben"}}, "blob_cp1251": "x'" + "слышала от почтальона".encode("cp1251").hex() + "'"}},
 {"ticket": {"no": "T-10", "opened": "26.01.2025, 17:05 Uhr MEZ", "von": None, "verlauf": [{"richtung": "ein", "inhalt": "stille, dann: zu spät"}]}}]) + '{"ticket": {"no": "T-11", "verlauf": [{"inhalt": "abgeschnittener Satz über die Schab', "json-concatenated-bom-truncated", [
 M(["Auf dem Stimmzettel fehlt die Lochung oben rechts", "Antwort: das ist die Ecke für Blinde", "nur hier: sie hat ein Foto an die Zeitung gegeben"], time="2025-01-26T15:55:00+00:00", sender="Wladislawa Kuhfeld", seal=["+49 30 23125 333"], lang="de"),
 M("stille, dann: zu spät", time="2025-01-26T17:05:00+01:00", prec="minute", sender="", lang="de"),
 M("abgeschnittener Satz über die Schab", optional=True, lang="de"),
], unread=["tickets_dump.json: blob_cp1251 of T-9 holds words as hex in another encoding", "tickets_dump.json: the last ticket T-11 is cut off"], fam=T)
D("elastic_hits.json", J({"took": 3, "hits": {"total": {"value": 2}, "hits": [{"_index": "calls-2024.08", "_id": "a", "_source": {"@timestamp": "2024-08-31T22:59:59.999Z", "event": {"original": "call from [redacted] about: bells at the depot"}, "labels": {"operator_note": "third such call", "caller.name": "Hesper Lovibond"}}, "fields": {"note_en": ["depot gate stood open"]}, "highlight": {"event.original": ["<em>bells</em> at the depot"]}}, {"_index": "calls-2024.09", "_id": "b", "_source": {"@timestamp": E("2024-09-01T00:00:00+00:00", 1000), "message": "gate shut, watchman found asleep", "caller": {"name": "Hesper Lovibond", "e164": "+447700900733"}}}]}}), "elasticsearch-hits", [
 M(["call from [redacted] about: bells at the depot", "third such call", "depot gate stood open"], time="2024-08-31T22:59:59Z", sender="Hesper Lovibond"),
 M("gate shut, watchman found asleep", time="2024-09-01T00:00:00Z", sender="Hesper Lovibond", seal=["+447700900733"]),
], fam=T)
D("capture.har", J({"log": {"version": "1.2", "creator": {"name": "WebInspector"}, "entries": [{"startedDateTime": "2025-02-01T08:00:00.000+01:00", "request": {"method": "POST", "url": "https://chat.example/api/send", "postData": {"mimeType": "application/json", "text": J({"room": "bürger", "body": "gesendet: Wer hat die Laternen abgestellt?"})}}, "response": {"content": {"mimeType": "application/json", "text": b64(J({"messages": [{"author": "laternenwart_3", "posted": "2025-02-01T07:58:00Z", "body": "Wartung, steht im Amtsblatt Seite 2"}]}), 0), "encoding": "base64"}}}]}}), "har-base64-response", [
 M("gesendet: Wer hat die Laternen abgestellt?", time="2025-02-01T08:00:00+01:00", sender="", lang="de"),
 M("Wartung, steht im Amtsblatt Seite 2", time="2025-02-01T07:58:00Z", also_ok_time="2025-02-01T08:00:00+01:00", sender="laternenwart_3", lang="de"),
], fam=T, mode="posts")
D("meldesystem.xml", """<?xml version="1.0" encoding="windows-1252"?>
<!DOCTYPE export [<!ENTITY haus "Gemeindehaus Rottal">]>
<ns1:export xmlns:ns1="urn:x-melde:2" erzeugt="20240115T094500+0100"><ns1:vorgang nr="7"><zeit einheit="s">1705271400</zeit><person rolle="melder"><vn>Kunigunde</vn><nn>Wolkenstein</nn><kontakt art="E-Mail">kunigunde@wolkenstein.example</kontakt></person><text><![CDATA[Tür stand offen <!!> & keiner da]]> <b>im</b> &haus;</text><anmerkung inhalt="Attribut: Licht brannte, 3 Kerzen"/><x:y xmlns:x="urn:y" z="noch ein Attribut: Hund bellte"/></ns1:vorgang><ns1:vorgang nr="8" zeit="15.01.2024 00:31"><text>Nachtrag: es war die Putzkraft</text></ns1:vorgang></ns1:export>
""".encode("cp1252"), "xml-unknown-schema-cp1252", [
 M(["Tür stand offen <!!> & keiner da", "Gemeindehaus Rottal", "Attribut: Licht brannte, 3 Kerzen", "noch ein Attribut: Hund bellte"], time="2024-01-14T22:30:00+00:00", sender="Kunigunde Wolkenstein", seal=["kunigunde@wolkenstein.example"], lang="de"),
 M("Nachtrag: es war die Putzkraft", local="2024-01-15T00:31:00", prec="minute", sender="", lang="de"),
], fam=T)
D("rumours.yaml", """%YAML 1.1
---
- &base
  when: 2024-07-14 09:03:00 +02:00
  from: "Leocadia Ribeirinha"
  tel: 0912 000 177
  said: >-
    Há uma carrinha branca
    a recolher boletins

    perto do coreto
  tags: [boato, carrinha]
- <<: *base
  when: 2024-07-14T23:59:59Z
  said: |
    linha um: afinal era o padeiro
    linha dois: "pão", não boletins
? [chave, composta]
: valor raro
---
note: 'segundo documento: não publicar'
...
""".replace("? [chave, composta]\n: valor raro\n", ""), "yaml-two-documents-anchors", [
 M(["Há uma carrinha branca a recolher boletins", "perto do coreto"], time="2024-07-14T09:03:00+02:00", sender="Leocadia Ribeirinha", seal=["0912 000 177"], lang="pt"),
 M(["linha um: afinal era o padeiro", 'linha dois: "pão", não boletins'], time="2024-07-14T23:59:59Z", sender="Leocadia Ribeirinha", lang="pt"),
 M("segundo documento: não publicar", sender="", lang="pt"),
], fam=T)
D("voicebox.ini", """; voicebox dump\r\n[call.0001]\r\nstamp=20240225-235501\r\ncaller=Perpetua Longstaff\r\nnumber=01632960144\r\nmemo=they say the bridge toll pays\\\r\n  for the mayor's boat\r\nmemo2 = second key, "quoted = yes"\r\n\r\n[call.0002]\r\nstamp=20240226-000210\r\ncaller=\r\nmemo:colon style: hung up\r\n""", "ini-like-continuation", [
 M(["they say the bridge toll pays", "for the mayor's boat", 'second key, "quoted = yes"'], local="2024-02-25T23:55:01", sender="Perpetua Longstaff", seal=["01632960144"]),
 M("colon style: hung up", local="2024-02-26T00:02:10", sender=""),
], fam="log")
D("gateway.log", """Feb 29 23:59:58 smsgw[311]: IN from=+447700900144 smsc=+44 len=71 text="is it true that \\"polls close at five\\" on sunday?" ok
Mar  1 00:00:03 smsgw[311]: IN from=+447700900144 part=1/2 text="my gran was told by
 a man in a red coat"
Mar  1 00:00:04 smsgw[311]: IN from=+447700900145 pdu7=E8329BFD4697D9EC37 decoded=no
2024-03-01T00:05:00.250+01:00 WARN gw - {"evt":"in","sender":"+447700900145","body":"json line: coat had a badge","year_hint":2024}
[01/Mar/2024:00:06:00 +0000] "POST /in?from=%2B447700900146&text=urlcoded%3A+badge+was+plastic HTTP/1.1" 200
""", "sms-gateway-log-mixed-lines", [
 M('polls close at five', sender="+447700900144", also_ok_time="2024-02-29T23:59:58"),
 M("a man in a red coat", sender="+447700900144", also_ok_time="2024-03-01T00:00:03"),
 M("json line: coat had a badge", time="2024-03-01T00:05:00+01:00", sender="+447700900145"),
 M("urlcoded: badge was plastic", time="2024-03-01T00:06:00+00:00", sender="+447700900146"),
], unread=["gateway.log: one text is a packed hex PDU, not decoded"], fam="log")
D("dump_calls.sql", """-- MySQL dump 10.13\n/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE `calls` (`id` int, `rcvd` datetime, `who` varchar(80), `memo` text, `bin` blob);\nINSERT INTO `calls` VALUES (1,'2022-05-21 20:10:00','Merrigan O\\'Toolaway','Postbox sealed with \\\"gaffer\\\" tape\\nthree streets',NULL),(2,'2022-05-22 00:00:00',NULL,'it''s open again',0x""" + noise(24).hex() + """);\nUPDATE `calls` SET memo=CONCAT(memo,' -- added: tape was blue') WHERE id=1;\n""", "sql-dump-insert", [
 M(['Postbox sealed with "gaffer" tape', "three streets"], local="2022-05-21T20:10:00", sender="Merrigan O'Toolaway"),
 M("it's open again", local="2022-05-22T00:00:00", sender=""),
 M("added: tape was blue", sender="", optional=True),
], unread=["dump_calls.sql: column bin of row 2 is binary"], fam=T)
D("protokoll.md", """# Nachtschicht 12./13. Oktober 2024

| Zeit | Wer | Was |
|------|:---:|----:|
| 22:10 | Apollonia Zwirnfaden | Plakat: „Wahl nur bis 16 Uhr“ |
| 00:40 | *anonym* | Feuer\\|Alarm in der Schule |

* Rückruf an <apollonia@zwirnfaden.example> vor 9 Uhr[^1]
- [x] Plakat fotografiert ![Plakat, Ecke abgerissen](plakat.jpg "rote Schrift")

[^1]: Sie schläft lange.
<!-- intern: Schule war leer -->
""", "markdown-table", [
 M("Plakat: „Wahl nur bis 16 Uhr“", local="2024-10-12T22:10:00", prec="minute", sender="Apollonia Zwirnfaden", seal=["apollonia@zwirnfaden.example"], lang="de"),
 M(["Plakat, Ecke abgerissen", "rote Schrift", "Sie schläft lange.", "Plakat fotografiert"], sender="", lang="de"),
 M("Alarm in der Schule", local="2024-10-13T00:40:00", prec="minute", sender="", lang="de"),
])
# ---------- subtitles
D("interview.srt", ("1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>ANRUFERIN:</i> Der Zettel hing\r\nan der <font color=\"#ff0\">Kirchentür</font>\r\n\r\n2\r\n00:00:04,000 --> 00:00:04,900 X1:100 X2:200\r\n{\\an8}(Hund bellt)\r\n\r\n4\r\n00:00:05,000 --> 00:00:09,000\r\n- Wer hat ihn aufgehängt?\r\n- Weiß ich nicht, um 7:15 war er da.\r\n").encode("cp1252"), "srt-cp1252", [
 M(["Der Zettel hing", "an der Kirchentür"], sender="", lang="de"),
 M("(Hund bellt)", sender="", lang="de"),
 M(["Wer hat ihn aufgehängt?", "Weiß ich nicht, um 7:15 war er da."], sender="", lang="de"),
], fam="subtitle")
D("Teams_Transcript.vtt", """WEBVTT - Anruf

NOTE Kommentar: zweite Hälfte rauscht

STYLE
::cue { color: red }

4a1b/0-0
00:00:00.250 --> 00:00:04.000 align:start
<v Ingeborg Tannhauser>Guten Abend, hier ist <00:00:01.000>der Bürgerfunk.</v>

4a1b/1-0
00:00:04.100 --> 00:00:09.000
<v Severin Moosgruber>Die Karten &amp; Urnen lagen im <c.laut>Heizungskeller</c>,
Nummer sag ich nicht.</v>
""", "vtt-voice-tags", [
 M("Guten Abend, hier ist der Bürgerfunk.", sender="Ingeborg Tannhauser", lang="de"),
 M(["Die Karten & Urnen lagen im Heizungskeller,", "Nummer sag ich nicht."], sender="Severin Moosgruber", lang="de"),
 M("zweite Hälfte rauscht", optional=True, lang="de"),
], fam="subtitle")
D("clip.ass", "[Script Info]\nTitle: Marktplatz clip\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:03.00,Default,Balbine,0,0,0,,{\\b1}Komma, im Text{\\b0}\\Nund neue Zeile\nComment: 0,0:00:02.00,0:00:02.50,Default,,0,0,0,,Schnitt hier prüfen\n[Fonts]\nfontname: x.ttf\n" + "M9F8#Q" * 10 + "\n", "ass-subtitle", [
 M(["Komma, im Text", "und neue Zeile"], sender="Balbine", lang="de"),
 M("Schnitt hier prüfen", sender="", optional=True, lang="de"),
], fam="subtitle")
# ---------- archives
def enczip():
    """A zip whose second member carries the encryption flag and cipher bytes; the first is plain."""
    plain = "Anruf 1, 4.4.2025 09:00: Sirene getestet, niemand wusste es\n".encode()
    body = noise(140, 21)
    out, cd = b"", b""
    for n, flag, meth, d, raw in ((b"klar.txt", 0, 0, plain, plain), (b"geheim.txt", 1, 0, body, body)):
        crc = zlib.crc32(raw)
        off = len(out)
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flag, meth, 0x6000, 0x5A84, crc, len(d), len(d), len(n), 0) + n + d
        cd += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, flag, meth, 0x6000, 0x5A84, crc, len(d), len(d), len(n), 0, 0, 0, 0, 0, off) + n
    return out + cd + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 2, 2, len(cd), len(out), 0)
D("lieferung_teilweise_verschluesselt.zip", enczip(), "zip-one-member-encrypted", [
 M("Sirene getestet, niemand wusste es", local="2025-04-04T09:00:00", prec="minute", sender="", lang="de"),
], unread=["geheim.txt: encrypted with a password"], fam="archive")
def zip437():
    b = ZIP([("mail/Grsse.eml", CR2("From: Theobald Querfurth <theo@querfurth.example>\nTo: desk@desk.example\nSubject: Kanaldeckel\nDate: Fri, 3 Jan 2025 06:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nJemand hat die Kanaldeckel vor dem Wahlamt verschweißt.\n")),
      ("../../oben/flucht.txt", "aus dem Pfad hinaus: bitte nur lesen, nicht schreiben\n"), ("liste.CSV", "Zeit|Meldung\n2025-01-03 07:30|Deckel wieder lose\n".encode("cp1252")), ("ton/anruf.mp3", b"ID3\x03\0\0\0\0\0\x1fTIT2\0\0\0\x15\0\0\0" + b"Anruf Kanaldeckel" + noise(300)),
      ("innen.zip", ZIP([("tief/noch.tar.gz", TGZ([("chat.txt", "03.01.25, 08:00 - Theobald Querfurth: Schweißer war vom Bauhof\n")]))])), ("Thumbs.db", b"\xd0\xcf\x11\xe0" + bytes(60)), ("leer.txt", b""), ("__MACOSX/._x", b"\0\5\x16\7" + bytes(20))])
    return b
def CR2(s): return s.replace("\n", "\r\n")
D("Lieferung Januar.zip", zip437(), "zip-nested-mixed-path-traversal", [
 M(["Kanaldeckel", "Jemand hat die Kanaldeckel vor dem Wahlamt verschweißt."], time="2025-01-03T06:00:00+01:00", sender="Theobald Querfurth", seal=["theo@querfurth.example"], lang="de"),
 M("Deckel wieder lose", local="2025-01-03T07:30:00", prec="minute", sender="", lang="de"),
 M("Schweißer war vom Bauhof", local="2025-01-03T08:00:00", prec="minute", sender="Theobald Querfurth", lang="de"),
 M("aus dem Pfad hinaus: bitte nur lesen, nicht schreiben", sender="", lang="de", optional=True),
], unread=["ton/anruf.mp3: a recording, not heard"], fam="archive", hostile=True)
D("backup_desk.tar.gz", TGZ([("./desk/notes/äöü notiz.txt", "15 Feb 2025 21:00 Walpurga Krautheim rang: the tram mast hums\n".encode("utf-16")), ("desk/chat.jsonl", JL([{"at": E("2025-02-15T20:05:00+00:00"), "by": "krauti_w", "txt": "mast stopped humming at nine"}])), ("desk/core", b"\x7fELF" + noise(200)), ("desk/photo.heic", b"\0\0\0\x18ftypheic" + noise(200))])[:-12], "tar-gz-cut-tail", [
 M("the tram mast hums", local="2025-02-15T21:00:00", prec="minute", sender="Walpurga Krautheim"),
 M("mast stopped humming at nine", time="2025-02-15T20:05:00+00:00", sender="krauti_w"),
], unread=["desk/photo.heic: a picture, not read", "desk/core: a program or dump, not read", "backup_desk.tar.gz: the end of the archive is cut off"], fam="archive")
D("xxe.xml", '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f SYSTEM "file:///etc/hostname">]><r><report at="2024-12-01T10:00:00+00:00" by="Lavinia Thorncastle"><say>someone pasted odd code into the form</say><bad>&e;&f;</bad></report></r>', "xml-entity-bomb", [
 M("someone pasted odd code into the form", time="2024-12-01T10:00:00+00:00", sender="Lavinia Thorncastle"),
], fam="data", hostile=True)
D("voicemail_0017.opus", OPUS, "recording-alone", [], unread=["voicemail_0017.opus: a recording, not heard"], fam="document")
D("notiz_hebrew_visual.txt", ("התקשרה ב-21.03.2024 בשעה 19:40 גב' צפורה כרמון-גל\nאמרה: מחלקים פתקים כפולים בקלפי 14\nטלפון 050-000-0177\n").encode("cp1255") , "txt-cp1255", [
 M("אמרה: מחלקים פתקים כפולים בקלפי 14", local="2024-03-21T19:40:00", prec="minute", sender="צפורה כרמון-גל", seal=["050-000-0177"], lang="he"),
])
