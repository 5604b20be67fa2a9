# -*- coding: utf-8 -*-
import io
from lib import *
import docs
def run():
    from reportlab.pdfgen import canvas
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.lib.utils import simpleSplit
    import pikepdf, arabic_reshaper
    from bidi.algorithm import get_display
    from PIL import Image, ImageDraw
    pdfmetrics.registerFont(TTFont('DV', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'))
    di = docs.ditem
    def wrap(s, w): 
        o = []
        for ln in letter(s).split('\n'): o += simpleSplit(ln, 'DV', 10, w) or ['']
        return o
    def make(draw, font='DV', **kw):
        b = io.BytesIO(); c = canvas.Canvas(b, pagesize=(595, 842), **kw); c.setFont(font, 10); draw(c); c.save(); return b.getvalue()
    NT = 'gold strings may be broken over lines: compare with white space squeezed'
    for n, lg in enumerate(['de', 'pl', 'ru'], 1):
        s = nxt(lg)
        def d(c):
            y = 780
            for ln in wrap(s, 440): c.drawString(60, y, ln); y -= 15
            if n == 2: c.showPage(); c.setFont('DV', 10); c.drawString(60, 780, 'Strona druga: sąsiad nagrał film.')
        add('pdf/plain_%d_%s.pdf' % (n, lg), 'pdf-plain', make(d), [di(s, ['Strona druga: sąsiad nagrał film'] if n == 2 else [])], note=NT)
    for n, (l1, l2) in enumerate([('en', 'en'), ('fr', 'fr'), ('es', 'es')], 1):
        a, b = nxt(l1), nxt(l2)
        def d(c):
            A, B = wrap(a, 210), wrap(b, 210)
            c.drawString(60, 810, 'BULLETIN 4 / 2026')
            for i in range(max(len(A), len(B))):  # row by row: reading order in the stream goes across
                if n != 2:
                    if i < len(A): c.drawString(60, 780 - 15 * i, A[i])
                    if i < len(B): c.drawString(320, 780 - 15 * i, B[i])
            if n == 2:
                for i, x in enumerate(B): c.drawString(320, 780 - 15 * i, x)
                for i, x in enumerate(A): c.drawString(60, 780 - 15 * i, x)
        add('pdf/columns_%d_%s.pdf' % (n, l1), 'pdf-columns', make(d), [di(a), di(b)], note='two columns; ' + ('content stream goes across the columns' if n != 2 else 'right column first in the stream') + '; ' + NT)
    # AcroForm
    for n, lg in enumerate(['en', 'de', 'es'], 1):
        s = nxt(lg); h = LANGS[lg][0]; flds = [('f_name', h['name'][0], s.name), ('f_tel', h['phone'][0], s.phone), ('f_date', h['date'][0], s.t.strftime('%Y-%m-%d')), ('f_place', h['place'][0], s.place), ('f_text', h['text'][0], s.text)]
        def d(c):
            c.setFont('Helvetica', 10)
            for i, (k, lab, v) in enumerate(flds): c.drawString(60, 780 - 40 * i, lab)
        p = pikepdf.open(io.BytesIO(make(d, 'Helvetica'))); pg = p.pages[0]; an = []
        for i, (k, lab, v) in enumerate(flds):
            w = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String(k), TU=pikepdf.String(lab), V=pikepdf.String(v), Rect=[200, 775 - 40 * i, 540, 795 - 40 * i], F=4, DA=pikepdf.String('/Helv 10 Tf 0 g'), P=pg.obj)
            if n == 2 and k == 'f_text': del w['/TU']
            an.append(p.make_indirect(w))
        cb = p.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Btn, T=pikepdf.String('callback'), V=pikepdf.Name.Yes, AS=pikepdf.Name.Yes, Rect=[60, 500, 75, 515], P=pg.obj)); an.append(cb)
        if n == 3:  # nested field: parent 'form', kids
            par = p.make_indirect(pikepdf.Dictionary(T=pikepdf.String('form'), Kids=pikepdf.Array(an)))
            for x in an: x.Parent = par
        pg.obj.Annots = p.make_indirect(pikepdf.Array(an))
        p.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([par] if n == 3 else an), NeedAppearances=True, DA=pikepdf.String('/Helv 10 Tf 0 g'))
        o = io.BytesIO(); p.save(o)
        add('pdf/acroform_%d_%s.pdf' % (n, lg), 'pdf-acroform', o.getvalue(), [item([s.text, s.place], s.t.strftime('%Y-%m-%dT00:00:00+00:00'), 'day', s.name, [s.name, s.phone], lang=lg, zone=False)], note='values only in /V of the fields (no appearance streams)' + ('; nested fields' if n == 3 else ''))
    # annotations
    for n, lg in enumerate(['en', 'cs', 'he'], 1):
        s = nxt(lg); st = dict(en='Sticky: ask about the second hammer', cs='Poznámka: volající má fotografie', he='הערה: לבקש את הסרטון מהשכנה')[lg]
        def d(c):
            if n < 3:
                y = 780
                for ln in wrap(s, 440): c.drawString(60, y, ln); y -= 15
            else: c.drawString(60, 780, 'Form 7')
        p = pikepdf.open(io.BytesIO(make(d))); pg = p.pages[0]
        anns = [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[500, 700, 520, 720], Contents=pikepdf.String(st), T=pikepdf.String(s.name), M=pikepdf.String('D:20260320101500+01\'00\''), Name=pikepdf.Name.Comment)]
        if n == 2: anns.append(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Popup, Rect=[500, 600, 590, 690], Parent=p.make_indirect(anns[0])))
        if n == 3: anns.append(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[60, 400, 500, 700], DA=pikepdf.String('/Helv 10 Tf'), Contents=pikepdf.String(s.text + '\r' + s.place + '\r' + s.name + ' ' + s.phone)))
        pg.obj.Annots = pikepdf.Array([p.make_indirect(x) for x in anns]); o = io.BytesIO(); p.save(o)
        add('pdf/stickynote_%d_%s.pdf' % (n, lg), 'pdf-annotation', o.getvalue(), [item([s.text, s.place, st], None, 'none', s.name, [s.name, s.phone] + ([s.address] if n < 3 else []), lang=lg)], note='note author /T is the source name; ' + NT)
    # embedded
    for n, lg in enumerate(['en', 'de', 'tr'], 1):
        s = nxt(lg); em = dict(en=('statement.txt', 'The night porter wrote down the number plate'), de=('Aussage Müller.txt', 'Der Hausmeister hat den Schlüssel nachmachen lassen'), tr=('ifade.csv', 'Komşu sabaha kadar bağırışları duydu'))[lg]
        def d(c):
            y = 780
            for ln in wrap(s, 440): c.drawString(60, y, ln); y -= 15
        p = pikepdf.open(io.BytesIO(make(d))); body = em[1] if n < 3 else 'Ad;Olay\r\nBilinmiyor;%s\r\n' % em[1]
        fs = pikepdf.AttachedFileSpec(p, body.encode('utf-8'), filename=em[0], mime_type='text/plain')
        if n == 2: p.pages[0].obj.Annots = pikepdf.Array([p.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[500, 700, 520, 720], FS=fs.obj, Contents=pikepdf.String(em[0])))])
        else: p.attachments[em[0]] = fs
        o = io.BytesIO(); p.save(o)
        add('pdf/embedded_%d_%s.pdf' % (n, lg), 'pdf-embedded', o.getvalue(), [di(s, media=[em[0]]), item([em[1]], lang=lg, may_merge=True)], note=('file attachment annotation' if n == 2 else 'EmbeddedFiles name tree') + '; ' + NT)
    # scanned
    for n, t in enumerate(['HANDWRITTEN LETTER PAGE', 'FAX 14/03 21:40', 'SCAN'], 1):
        im = Image.new('L', (400, 560), 255); ImageDraw.Draw(im).text((30, 40), t, fill=0); jb = io.BytesIO(); (im if n != 2 else im.convert('1')).save(jb, 'PDF'); raw = jb.getvalue()
        if n == 3:
            p = pikepdf.open(io.BytesIO(raw)); p2 = pikepdf.open(io.BytesIO(make(lambda c: c.drawString(60, 780, 'Begleitblatt: zwei Seiten Handschrift folgen')))); p2.pages.append(p.pages[0]); o = io.BytesIO(); p2.save(o); raw = o.getvalue()
        add('pdf/scanned_%d.pdf' % n, 'pdf-scanned', raw, [item(['Begleitblatt: zwei Seiten Handschrift folgen'], lang='de')] if n == 3 else [], unread=['page %d is a picture without text' % (2 if n == 3 else 1)], note='must not be dropped in silence')
    for n, (lg, R, aes) in enumerate([('en', 6, True), ('fr', 4, True), ('it', 3, False)], 1):
        s = nxt(lg)
        def d(c):
            y = 780
            for ln in wrap(s, 440): c.drawString(60, y, ln); y -= 15
        p = pikepdf.open(io.BytesIO(make(d))); o = io.BytesIO(); p.save(o, encryption=pikepdf.Encryption(owner='owner-only', user='', R=R, aes=aes, metadata=aes))
        add('pdf/encrypted_%d_R%d.pdf' % (n, R), 'pdf-encrypted', o.getvalue(), [di(s)], note='empty user password; ' + NT)
    p = pikepdf.open(io.BytesIO(make(lambda c: c.drawString(60, 780, 'closed')))); o = io.BytesIO(); p.save(o, encryption=pikepdf.Encryption(owner='a', user='b', R=6))
    add('pdf/encrypted_4_password.pdf', 'pdf-encrypted', o.getvalue(), [], unread=['whole file: password needed'])
    for n in (1, 2, 3):
        s = nxt('ar' if n != 3 else 'fa')
        def d(c):
            y = 780
            for ln in (s.text, s.place, s.name, s.phone):
                vis = get_display(arabic_reshaper.reshape(ln)) if n != 2 else get_display(ln)
                if n == 3: c._code.append('/Span <</ActualText <%s>>> BDC' % (b'\xfe\xff' + ln.encode('utf-16-be')).hex())
                c.drawRightString(535, y, vis); y -= 20
                if n == 3: c._code.append('EMC')
        add('pdf/arabic_%d.pdf' % n, 'pdf-arabic', make(d), [item([s.text, s.place], None, 'none', s.name, [s.name, s.phone], lang=s.lang)], note=['presentation forms in visual order (as many makers write): reader has to turn and NFKC-fold', 'base letters in visual order', 'presentation forms, /ActualText holds the logical words'][n-1])
