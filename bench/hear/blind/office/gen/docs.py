# -*- coding: utf-8 -*-
import io, zipfile, struct, zlib
from xml.sax.saxutils import escape as X
from lib import *
def png(w=24, h=16, rgb=(90, 140, 60), chunks=()):
    raw = b''.join(b'\0' + bytes((rgb[0] + x) & 255 if i == 0 else rgb[i] for x in range(w) for i in range(3)) for _ in range(h))
    ck = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
    return b'\x89PNG\r\n\x1a\n' + ck(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0)) + b''.join(ck(t, d) for t, d in chunks) + ck(b'IDAT', zlib.compress(raw)) + ck(b'IEND', b'')
def Z(members):
    b = io.BytesIO(); z = zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED)
    for k, v in members:
        zi = zipfile.ZipInfo(k, (2026, 3, 14, 12, 0, 0)); zi.compress_type = zipfile.ZIP_STORED if k == 'mimetype' else zipfile.ZIP_DEFLATED
        z.writestr(zi, v)
    z.close(); return b.getvalue()
R = lambda t, rpr='': '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % ('<w:rPr>%s</w:rPr>' % rpr if rpr else '', X(t))
def P(t, ppr='', raw=False): return '<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % ppr if ppr else '', t if raw else R(t))
def TBL(rows): return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % ('<w:gridCol w:w="2000"/>' * len(rows[0]), ''.join('<w:tr>%s</w:tr>' % ''.join('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>%s</w:tc>' % (c if c.startswith('<w:') else P(c)) for c in r) for r in rows))
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
XH = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
def docx_bytes(body, parts=None, media=None, core=None, sect=''):
    parts = parts or {}; media = media or {}
    ct = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    rel = ''; mem = []
    tag = dict(comments='comments', footnotes='footnotes', endnotes='endnotes', header1='hdr', footer1='ftr')
    for i, (k, v) in enumerate(parts.items()):
        ct += '<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>' % (k, k.rstrip('1'))
        rel += '<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>' % (10 + i, RT, k.rstrip('1'), k)
        mem.append(('word/%s.xml' % k, XH + '<w:%s %s>%s</w:%s>' % (tag[k], NS, v, tag[k])))
        if k == 'header1': sect += '<w:headerReference w:type="default" r:id="rId%d"/>' % (10 + i)
        if k == 'footer1': sect += '<w:footerReference w:type="default" r:id="rId%d"/>' % (10 + i)
    for i, (k, v) in enumerate(media.items()):
        rel += '<Relationship Id="rIdM%d" Type="%simage" Target="media/%s"/>' % (i, RT, k); mem.append(('word/media/' + k, v))
    m = [('[Content_Types].xml', XH + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s%s</Types>' % (ct, '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' if core else '')),
         ('_rels/.rels', XH + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument" Target="word/document.xml"/>%s</Relationships>' % (RT, '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' if core else '')),
         ('word/document.xml', XH + '<w:document %s><w:body>%s<w:sectPr>%s<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>' % (NS, ''.join(body), sect)),
         ('word/_rels/document.xml.rels', XH + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % rel)] + mem
    if core: m.append(('docProps/core.xml', XH + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-14T12:00:00Z</dcterms:created></cp:coreProperties>' % (X(core), X(core))))
    return Z(m)
def ditem(s, extra=(), seal=(), media=(), text=None, time=None, prec='none', **k):
    return item(([s.text, s.place] if text is None else text) + list(extra), time, prec, s.name, [s.name, s.phone, s.address] + list(seal), media, s.lang, **k)
PIC = '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="Bild 1" descr="%s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdM0"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
def run():
    import xlsxwriter, xlwt, datetime as D
    # ---------- docx
    s = nxt('de'); add('docx/letter_1_plain.docx', 'docx', docx_bytes([P(x) for x in letter(s).split('\n')], core=s.name), [ditem(s)], note='document properties carry the author name too')
    a, b = nxt('fr'), nxt('fr')
    add('docx/table_2.docx', 'docx', docx_bytes([P("Fiche d'appels du service"), TBL([['Nom', 'Tél.', 'Lieu', 'Récit']] + [[x.name, x.phone, x.place, x.text] for x in (a, b)]), P('Fin de la fiche')]), [item([x.text, x.place], None, 'none', x.name, [x.name, x.phone], lang='fr') for x in (a, b)])
    s = nxt('en'); c1, f1 = 'Witness says the hammer had a yellow handle', 'The van was seen again on Sunday'
    body = [P('<w:commentRangeStart w:id="0"/>' + R(s.text) + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + R('.'), raw=True), P(R(s.place) + '<w:r><w:footnoteReference w:id="2"/></w:r>', raw=True)]
    add('docx/comments_footnotes_3.docx', 'docx', docx_bytes(body, {'comments': '<w:comment w:id="0" w:author="%s" w:date="2026-03-20T09:00:00Z" w:initials="JW">%s</w:comment>' % (s.name, P(c1)), 'footnotes': '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2">%s</w:footnote>' % P(f1 + ', call ' + s.phone)}), [item([s.text, s.place, c1, f1], None, 'none', s.name, [s.name, s.phone], lang='en')])
    s = nxt('es'); add('docx/headerfooter_4.docx', 'docx', docx_bytes([P(s.text), P(s.place), P('Firmado en la fecha arriba indicada.')], {'header1': P('%s · %s' % (s.name, s.address)), 'footer1': P('Tel. %s · %s' % (s.phone, s.mail))}), [ditem(s, seal=[s.mail])], note='source data only in header and footer')
    s = nxt('en'); w = s.text.split(' ')
    body = [P(R(' '.join(w[:4]) + ' ') + '<w:del w:id="5" w:author="%s" w:date="2026-05-06T10:00:00Z"><w:r><w:delText xml:space="preserve">allegedly maybe </w:delText></w:r></w:del><w:ins w:id="6" w:author="%s" w:date="2026-05-06T10:01:00Z">%s</w:ins>' % (s.name, s.name, R(' '.join(w[4:]))), raw=True), P(s.place), P('<w:del w:id="7" w:author="X" w:date="2026-05-06T10:02:00Z"><w:r><w:delText>%s</w:delText></w:r></w:del>' % s.phone + R('Number withdrawn at the wish of the caller.'), raw=True)]
    add('docx/tracked_5.docx', 'docx', docx_bytes(body), [item([s.text, s.place, 'Number withdrawn at the wish of the caller'], None, 'none', s.name, [s.name, s.phone], lang='en', must_not_contain=['allegedly maybe'])], unread=['deleted text (tracked changes)'], note='inserted text is part of the sentence; deleted phone number must not leak')
    s = nxt('pl'); tb = 'Dopisek: auto miało czeskie tablice'
    ins = '<w:txbxContent>%s</w:txbxContent>' % P(tb)
    box = P('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="Pole"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>%s</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>%s</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' % (ins, ins), raw=True)
    add('docx/textbox_6.docx', 'docx', docx_bytes([P(x) for x in letter(s).split('\n')] + [box]), [ditem(s, [tb])], note='text box stands twice in the file (Choice and Fallback); keep once')
    s = nxt('uk'); add('docx/picture_7.docx', 'docx', docx_bytes([P(x) for x in letter(s).split('\n')] + [P(PIC % ('фото уламків', 'photo.png'), raw=True)], media={'image1.png': png()}), [ditem(s, media=['image1.png'])], unread=['image1.png'])
    s = nxt('he'); add('docx/rtl_splitruns_8.docx', 'docx', docx_bytes([P(''.join(R(s.text[i:i+3], '<w:rtl/>') for i in range(0, len(s.text), 3)), '<w:bidi/>', raw=True), P(R(s.place, '<w:rtl/>'), '<w:bidi/>', raw=True), P('%s, %s' % (s.name, s.phone), '<w:bidi/>')]), [item([s.text, s.place], None, 'none', s.name, [s.name, s.phone], lang='he')], note='sentence split over many runs')
    # ---------- odt / ods
    OD = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"'
    def odf(kind, body, extra=(), auto='', styles=''):
        mt = 'application/vnd.oasis.opendocument.' + kind; t = dict(text='text', spreadsheet='spreadsheet')[kind]
        mani = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>%s</manifest:manifest>' % (mt, ''.join('<manifest:file-entry manifest:full-path="%s" manifest:media-type=""/>' % k for k, _ in extra))
        return Z([('mimetype', mt), ('content.xml', '<?xml version="1.0" encoding="UTF-8"?><office:document-content %s>%s<office:body><office:%s>%s</office:%s></office:body></office:document-content>' % (OD, '<office:automatic-styles>%s</office:automatic-styles>' % auto, t, body, t)), ('styles.xml', '<?xml version="1.0" encoding="UTF-8"?><office:document-styles %s>%s</office:document-styles>' % (OD, styles))] + list(extra) + [('META-INF/manifest.xml', mani)])
    tp = lambda t: '<text:p>%s</text:p>' % X(t).replace('  ', ' <text:s/>')
    s = nxt('it'); add('odt/lettera_1.odt', 'odt', odf('text', ''.join(tp(x) for x in letter(s).split('\n'))), [ditem(s)])
    s = nxt('cs'); an, fn = 'Volající plakala a prosila o tlumočníka', 'Lékařská zpráva leží u sousedky'
    add('odt/anotace_2.odt', 'odt', odf('text', '<text:p>%s<office:annotation><dc:creator>%s</dc:creator><dc:date>2026-09-20T10:00:00</dc:date><text:p>%s</text:p></office:annotation></text:p><text:p>%s<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>%s</text:p></text:note-body></text:note></text:p>' % (X(s.text), s.name, an, X(s.place), fn), styles='<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>%s, %s</text:p></style:header></style:master-page></office:master-styles>' % (s.name, s.phone)), [item([s.text, s.place, an, fn], None, 'none', s.name, [s.name, s.phone], lang='cs')])
    s = nxt('hu'); add('odt/valtozas_3.odt', 'odt', odf('text', '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>%s</dc:creator><dc:date>2026-11-20T08:00:00</dc:date></office:change-info><text:p>törölt szavak %s</text:p></text:deletion></text:changed-region></text:tracked-changes><text:list><text:list-item>%s</text:list-item><text:list-item>%s</text:list-item></text:list><text:p>A sor<text:tab/>vége<text:change text:change-id="c1"/><text:line-break/>utolsó sor</text:p><text:p><draw:frame draw:name="Kep1"><draw:image xlink:href="Pictures/kep.png"/></draw:frame></text:p>' % (s.name, s.phone, tp(s.text), tp(s.place)), [('Pictures/kep.png', png())]), [item([s.text, s.place, 'utolsó sor'], None, 'none', s.name, [s.name, s.phone], ['kep.png'], 'hu', must_not_contain=['törölt szavak'])], unread=['kep.png', 'deleted text (tracked changes)'])
    def cell(v, ann=''):
        if isinstance(v, D.datetime): return '<table:table-cell office:value-type="date" office:date-value="%s"><text:p>%s</text:p>%s</table:table-cell>' % (v.strftime('%Y-%m-%dT%H:%M:%S'), v.strftime('%d.%m.%y'), ann)
        if isinstance(v, (int, float)): return '<table:table-cell office:value-type="float" office:value="%s"><text:p>%s</text:p></table:table-cell>' % (v, v)
        if v is None: return '<table:table-cell/>'
        return '<table:table-cell office:value-type="string">%s%s</table:table-cell>' % (ann, tp(v))
    tab = lambda name, rows, st='': '<table:table table:name="%s"%s>%s</table:table>' % (name, st, ''.join('<table:table-row>%s</table:table-row>' % ''.join(c if isinstance(c, str) and c.startswith('<table:') else cell(c) for c in r) for r in rows))
    for n, lg in enumerate(['sv', 'tr', 'ro'], 1):
        h = LANGS[lg][0]; ss = [S(lg, i) for i in range(3)]; head = [h[k][0] for k in ('date', 'name', 'phone', 'text', 'place')]
        rows = [[x.t, x.name, x.phone, x.text, x.place] for x in ss]; note = 'Not till raden' if n == 1 else 'Satıra not'
        body = tab('Blad1', [head] + rows)
        if n == 1: rows[0][3] = cell(ss[0].text, '<office:annotation><dc:creator>desk</dc:creator><text:p>vittnet hörde tre röster</text:p></office:annotation>'); body = tab('Blad1', [head] + rows) + tab('Tomt', [[None]])
        if n == 2: body = tab('Kapak', [['İhbar hattı çağrı listesi']]) + tab('Şubat', [['<table:table-cell table:number-columns-spanned="5" office:value-type="string"><text:p>Gelen çağrılar</text:p></table:table-cell>' + '<table:covered-table-cell table:number-columns-repeated="4"/>'], head] + rows + [['<table:table-cell table:number-columns-repeated="1024"/>']])
        if n == 3: body = tab('Ascuns', [head] + rows[2:], ' table:style-name="ta2"') + tab('Apeluri', [head] + rows[:2] + [['<table:table-cell table:number-columns-repeated="3"/>', cell('Total'), cell(2)]])
        add('ods/calls_%d_%s.ods' % (n, lg), 'ods', odf('spreadsheet', body, auto='<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'), [item([x.text, x.place] + (['vittnet hörde tre röster'] if n == 1 and x is ss[0] else []), iso(x, zone=False), 'minute', x.name, [x.name, x.phone], lang=lg, zone=False) for x in (ss if n < 3 else [ss[2], ss[0], ss[1]])], unread=['hidden sheet Ascuns'] if n == 3 else [], note='hidden sheet holds a further row: keep it and say it was hidden' if n == 3 else None)
    # ---------- xlsx
    def xlsx(fn, opts=None):
        b = io.BytesIO(); wb = xlsxwriter.Workbook(b, dict({'in_memory': True}, **(opts or {}))); fn(wb); wb.close(); return b.getvalue()
    def sheet(wb, name, lg, ss, r0=0, cols=('date', 'time', 'name', 'phone', 'text', 'place')):
        ws = wb.add_worksheet(name); h = LANGS[lg][0]; df = wb.add_format({'num_format': 'dd.mm.yyyy'}); tf = wb.add_format({'num_format': 'hh:mm'})
        for j, c in enumerate(cols): ws.write(r0, j, h[c][0])
        for i, x in enumerate(ss):
            for j, c in enumerate(cols):
                if c == 'date': ws.write_datetime(r0+1+i, j, D.datetime(x.t.year, x.t.month, x.t.day), df)
                elif c == 'time': ws.write_number(r0+1+i, j, (x.t.hour * 60 + x.t.minute) / 1440, tf)
                else: ws.write_string(r0+1+i, j, x[c])
        return ws
    xi = lambda x, extra=(), **k: item([x.text, x.place] + list(extra), iso(x, zone=False), 'minute', x.name, [x.name, x.phone], lang=x.lang, zone=False, **k)
    A, B = [S('en', 3), S('en', 4)], [S('de', 0), S('de', 2)]
    def f(wb): sheet(wb, 'English desk', 'en', A); sheet(wb, 'Deutsch', 'de', B)
    add('xlsx/sheets_1.xlsx', 'xlsx', xlsx(f), [xi(x) for x in A + B])
    A, B = [S('nl', 0), S('nl', 1)], [S('nl', 2)]
    def f(wb): sheet(wb, 'Meldingen', 'nl', A); sheet(wb, 'oud', 'nl', B).hide(); sheet(wb, 'zeer verborgen', 'nl', []).very_hidden()
    add('xlsx/hidden_2.xlsx', 'xlsx', xlsx(f), [xi(x) for x in A + B], unread=['hidden sheet oud'], note='row in hidden sheet: keep and say so')
    A = [S('fi', i) for i in range(3)]
    def f(wb): ws = sheet(wb, 'Puhelut', 'fi', A); ws.write_comment('E2', 'Soittaja itki koko ajan', {'author': 'päivystäjä'}); ws.write_comment('D3', 'vaihtoehtoinen numero 050 000 9911')
    add('xlsx/comments_3.xlsx', 'xlsx', xlsx(f), [xi(A[0], ['Soittaja itki koko ajan']), item([A[1].text, A[1].place], iso(A[1], zone=False), 'minute', A[1].name, [A[1].name, A[1].phone, '050 000 9911'], lang='fi', zone=False), xi(A[2])])
    A = [S('el', i) for i in range(3)]
    def f(wb): ws = sheet(wb, 'Κλήσεις', 'el', A, 2); ws.merge_range('A1:F1', 'Κατάλογος κλήσεων γραμμής'); ws.merge_range('A2:B2', 'Πότε'); ws.merge_range('C2:D2', 'Ποιος')
    add('xlsx/merged_serial1904_4.xlsx', 'xlsx', xlsx(f, {'date_1904': True}), [xi(x) for x in A], note='1904 date system; two merged title rows above the header')
    A = [S('pt', 0), S('pt', 1)]
    def f(wb):
        ws = wb.add_worksheet('Dados'); df = wb.add_format({'num_format': 'yyyy-mm-dd hh:mm'})
        for j, c in enumerate(['Data', 'Nome', 'Apelido', 'Nome completo', 'Telemóvel', 'Relato', 'Local']): ws.write(0, j, c)
        for i, x in enumerate(A):
            n1, n2 = x.name.split(' ', 1); ws.write_datetime(i+1, 0, x.t, df); ws.write(i+1, 1, n1); ws.write(i+1, 2, n2); ws.write_formula(i+1, 3, '=B%d&" "&C%d' % (i+2, i+2), None, x.name); ws.write_formula(i+1, 4, '="%s"' % x.phone, None, x.phone); ws.write(i+1, 5, x.text); ws.write_formula(i+1, 6, '=IF(1=1,"%s","")' % x.place, None, x.place)
        ws.write_formula(3, 5, '=1/0', None, '#DIV/0!')
    add('xlsx/formulas_5.xlsx', 'xlsx', xlsx(f), [xi(x) for x in A], note='cells are formula results; an error cell in an otherwise empty row')
    A = [S('ja', i) for i in range(3)]
    def f(wb):
        ws = sheet(wb, '受付簿', 'ja', A[1:]); ws2 = wb.add_worksheet('メモ'); bo = wb.add_format({'bold': True}); ws2.write_rich_string('A1', A[0].text[:8], bo, A[0].text[8:]); ws2.write('B1', A[0].place); ws2.write_number('C1', 46347.764); ws2.write('D1', A[0].name); ws2.write('E1', A[0].phone); ws2.insert_textbox('A5', '電話の声は若い女性')
    add('xlsx/richtext_textbox_6.xlsx', 'xlsx', xlsx(f), [xi(x) for x in A[1:]] + [item([A[0].text, A[0].place], None, 'none', A[0].name, [A[0].name, A[0].phone], lang='ja'), item(['電話の声は若い女性'], lang='ja', may_merge=True)], note='second sheet has no header and an unformatted serial number (time null; 2026-11-21 18:20 is right too); text box in the drawing')
    A = [S('ko', i) for i in range(2)]
    ist = lambda r, vs: '<row r="%d">%s</row>' % (r, ''.join('<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % ('ABCDEF'[j], r, X(v)) if isinstance(v, str) else '<c r="%s%d"><v>%r</v></c>' % ('ABCDEF'[j], r, v) for j, v in enumerate(vs)))
    ser = lambda x: (x.t - D.datetime(1899, 12, 30)).total_seconds() / 86400
    h = LANGS['ko'][0]
    add('xlsx/inlinestr_serial_7.xlsx', 'xlsx', Z([('[Content_Types].xml', XH + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'), ('_rels/.rels', XH + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument" Target="/xl/workbook.xml"/></Relationships>' % RT), ('xl/workbook.xml', XH + '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="접수" sheetId="1" r:id="rId1"/></sheets></workbook>'), ('xl/_rels/workbook.xml.rels', XH + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%sworksheet" Target="worksheets/sheet1.xml"/></Relationships>' % RT), ('xl/worksheets/sheet1.xml', XH + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' % (ist(1, [h['date'][0], h['name'][0], h['phone'][0], h['text'][0], h['place'][0]]) + ''.join(ist(i + 2, [ser(x), x.name, x.phone, x.text, x.place]) for i, x in enumerate(A))))]), [xi(x) for x in A], note='no styles part: date is a bare serial number under a date heading; absolute relation target; no shared strings')
    # ---------- xls
    for n, lg in enumerate(['ru', 'da', 'sq'], 1):
        ss = [S(lg, i) for i in range(3)]; h = LANGS[lg][0]; wb = xlwt.Workbook(encoding='utf-8'); ws = wb.add_sheet('Calls'); st = xlwt.easyxf(num_format_str='DD.MM.YYYY HH:MM'); r = 0
        if n == 2: ws.write_merge(0, 0, 0, 4, 'Opkaldsliste for vagttelefonen'); r = 2
        for j, c in enumerate(('date', 'phone', 'name', 'place', 'text')): ws.write(r, j, h[c][0])
        for i, x in enumerate(ss):
            ws.write(r+1+i, 0, x.t, st)
            for j, c in enumerate(('phone', 'name', 'place', 'text')): ws.write(r+1+i, j+1, x[c])
        if n == 3: w2 = wb.add_sheet('Fshehur'); w2.visibility = 1; w2.write(0, 0, 'shënim i fshehur për rastin e Kukësit')
        b = io.BytesIO(); wb.save(b)
        add('xls/calls_%d_%s.xls' % (n, lg), 'xls', b.getvalue(), [xi(x) for x in ss] + ([item(['shënim i fshehur për rastin e Kukësit'], lang='sq', may_merge=True)] if n == 3 else []), unread=['hidden sheet Fshehur'] if n == 3 else [])
    # ---------- rtf
    def ru(t, uc=1): return ''.join(c if 31 < ord(c) < 127 and c not in '\\{}' else '\\' + c if c in '\\{}' else '\\par\r\n' if c == '\n' else ''.join('\\u%d%s' % (u - 65536 if u > 32767 else u, '?' * uc) for u in struct.unpack('<%dH' % (len(c.encode('utf-16-le')) // 2), c.encode('utf-16-le'))) for c in t)
    def rcp(t, cp): return ''.join(c if 31 < ord(c) < 127 and c not in '\\{}' else '\\' + c if c in '\\{}' else '\\par\r\n' if c == '\n' else ''.join("\\'%02x" % b for b in c.encode(cp)) for c in t)
    word = '{\\rtf1\\adeflang1025\\ansi\\ansicpg%d\\uc%d\\adeff0\\deff0\\deflang1031{\\fonttbl{\\f0\\fbidi \\froman\\fcharset%d\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql \\snext0 Normal;}}{\\*\\generator Microsoft Word 10.0.2627;}{\\info{\\author %s}{\\creatim\\yr2026\\mo3\\dy14\\hr21\\min40}}\\paperw11906 \\pard\\plain \\f0\\fs24 '
    s = nxt('de'); add('rtf/word_1_cp1252.rtf', 'rtf', (word % (1252, 1, 0, rcp(s.name, 'cp1252')) + rcp(letter(s), 'cp1252') + '\\par }').encode('ascii'), [ditem(s)])
    s = nxt('ru'); add('rtf/word_2_cp1251.rtf', 'rtf', (word % (1251, 1, 204, rcp('А. Автор', 'cp1251')) + rcp(letter(s), 'cp1251') + '}').encode('ascii'), [ditem(s)])
    s = nxt('ar'); add('rtf/word_3_unicode_ar.rtf', 'rtf', (word % (1256, 1, 178, 'x') + '\\rtlpar ' + ru(letter(s)) + '}').encode('ascii'), [ditem(s)])
    s = nxt('ja'); add('rtf/word_4_cp932_uc2.rtf', 'rtf', (word % (932, 2, 128, 'x') + ru(s.text, 2) + '\\par ' + rcp(s.place, 'cp932') + '\\par ' + ru(s.name, 2) + ' ' + s.phone + '}').encode('ascii'), [item([s.text, s.place], None, 'none', s.name, [s.name, s.phone], lang='ja')], note='\\uc2 fallback characters; place in cp932 double bytes')
    te = '{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n\\cocoatextscaling0\\cocoaplatform0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n{\\colortbl;\\red255\\green255\\blue255;}\n{\\*\\expandedcolortbl;;}\n\\paperw11900\\paperh16840\\margl1440\\margr1440\n\\pard\\tx720\\pardirnatural\\partightenfactor0\n\n\\f0\\fs24 \\cf0 '
    tev = lambda t: ''.join('\\\n' if c == '\n' else '\\' + c if c in '\\{}' else c if ord(c) < 127 else ("\\'%02x" % c.encode('cp1252')[0]) if c in 'éèêàçùâîôûëïüöäßÉÀÇ' else '\\uc0\\u%d ' % ord(c) for c in t)
    for n, lg in ((5, 'fr'), (6, 'el'), (7, 'uk')):
        s = nxt(lg); add('rtf/textedit_%d_%s.rtf' % (n, lg), 'rtf', (te + tev(letter(s)) + '}').encode('ascii'), [ditem(s)], note='TextEdit: \\uc0 escapes, backslash-newline for paragraphs')
    s = nxt('en'); add('rtf/word_8_hidden_footnote_pict.rtf', 'rtf', (word % (1252, 1, 0, 'x') + '{\\header\\pard %s\\par}' % s.phone + ru(s.text) + '{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} The caller still has the torn badge}. ' + ru(s.place) + '\\par{\\*\\bkmkstart a}{\\*\\bkmkend a}{\\pict\\pngblip\\picw24\\pich16 ' + png().hex() + '}{\\field{\\*\\fldinst HYPERLINK "mailto:%s"}{\\fldrslt write to me}}\\par ' % s.mail + ru(s.name) + '}').encode('ascii'), [item([s.text, s.place, 'The caller still has the torn badge'], None, 'none', s.name, [s.name, s.phone, s.mail], lang='en')], unread=['embedded picture'])
    # ---------- pptx
    from pptx import Presentation; from pptx.util import Inches
    import logging
    for n, lg in enumerate(['en', 'es', 'de'], 1):
        s = nxt(lg); pr = Presentation(); sl = pr.slides.add_slide(pr.slide_layouts[1]); sl.shapes.title.text = s.category; sl.placeholders[1].text = s.text
        nt = dict(en='Speaker note: the caller saw a second van', es='Nota: la testigo reconoció la voz', de='Notiz: die Zeugin kennt den Vornamen des Täters')[lg]
        sl.notes_slide.notes_text_frame.text = nt + '\n' + s.name + ' ' + s.phone
        s2 = pr.slides.add_slide(pr.slide_layouts[5]); s2.shapes.title.text = s.place
        if n == 2: t = s2.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table; t.cell(0, 0).text = 'dato'; t.cell(0, 1).text = 'valor'; t.cell(1, 0).text = 'heridos'; t.cell(1, 1).text = 'dos menores'
        if n == 3: s2._element.set('show', '0'); s2.shapes.add_picture(io.BytesIO(png()), Inches(1), Inches(2))
        b = io.BytesIO(); pr.save(b)
        # slim: drop the unused default layouts thumbnail
        add('pptx/slides_%d_%s.pptx' % (n, lg), 'pptx', b.getvalue(), [item([s.text, s.place, nt] + (['dos menores'] if n == 2 else []), None, 'none', s.name, [s.name, s.phone], ['image1.png'] if n == 3 else [], lg)], unread=['picture on hidden slide 2'] if n == 3 else [])
