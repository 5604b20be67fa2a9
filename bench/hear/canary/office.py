"""Places in documents of office programs."""

# ruff: noqa: E501 - the parts of a file stand as they are

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

Place = Callable[[str, str], tuple[str, bytes]]
"""Takes the canary and ordinary words, and returns the name and the bytes of a file."""

_OFFICE = "http://schemas.openxmlformats.org"
_W = f"{_OFFICE}/wordprocessingml/2006/main"
_A = f"{_OFFICE}/drawingml/2006/main"
_S = f"{_OFFICE}/spreadsheetml/2006/main"
_P = f"{_OFFICE}/presentationml/2006/main"
_RELS = f"{_OFFICE}/package/2006/relationships"
_KINDS = f"{_OFFICE}/officeDocument/2006/relationships"
_OD = "urn:oasis:names:tc:opendocument:xmlns"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

Parts = Mapping[str, "str | bytes"]


def packed(parts: Parts) -> bytes:
    """Return an archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _word(words: str, inside: str = "", behind: str = "", /, **parts: str | bytes) -> bytes:
    body = f"<w:p><w:r><w:t>{words}</w:t></w:r>{inside}</w:p>{behind}"
    document = f'<w:document xmlns:w="{_W}" xmlns:a="{_A}" xmlns:v="urn:v" xmlns:m="urn:m"><w:body>{body}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            **{name.replace("__", "."): part for name, part in parts.items()},
        }
    )


def _word_place(inside: str = "", behind: str = "", **parts: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        filled = {name: part.replace("CANARY", canary) for name, part in parts.items()}
        return "letter.docx", _word(words, inside.replace("CANARY", canary), behind.replace("CANARY", canary), **filled)

    return made


def _part(root: str, inner: str, prefix: str = "w", space: str = _W) -> str:
    return f'<{prefix}:{root} xmlns:{prefix}="{space}" xmlns:a="{_A}">{inner}</{prefix}:{root}>'


_RUN = "<w:p><w:r><w:t>CANARY</w:t></w:r></w:p>"
WORD: dict[str, Place] = {
    "comment": _word_place(**{"word/comments__xml": _part("comments", f"<w:comment>{_RUN}</w:comment>")}),
    "second comments part": _word_place(**{"word/comments2__xml": _part("comments", f"<w:comment>{_RUN}</w:comment>")}),
    "footnote": _word_place(**{"word/footnotes__xml": _part("footnotes", f"<w:footnote>{_RUN}</w:footnote>")}),
    "endnote": _word_place(**{"word/endnotes__xml": _part("endnotes", f"<w:endnote>{_RUN}</w:endnote>")}),
    "header": _word_place(**{"word/header3__xml": _part("hdr", _RUN)}),
    "footer": _word_place(**{"word/footer1__xml": _part("ftr", _RUN)}),
    "alt text": _word_place('<w:r><w:drawing><docPr xmlns="urn:wp" id="1" name="Picture 1" descr="CANARY"/></w:drawing></w:r>'),
    "title of a picture": _word_place('<w:r><w:drawing><docPr xmlns="urn:wp" id="1" name="Picture 1" title="CANARY"/></w:drawing></w:r>'),
    "name of a picture": _word_place('<w:r><w:drawing><docPr xmlns="urn:wp" id="1" name="CANARY"/></w:drawing></w:r>'),
    "text box": _word_place("<w:r><w:pict><v:textbox><w:txbxContent>" + _RUN + "</w:txbxContent></v:textbox></w:pict></w:r>"),
    "word art": _word_place('<w:r><w:pict><v:textpath string="CANARY"/></w:pict></w:r>'),
    "deleted text": _word_place('<w:del w:id="1"><w:r><w:delText>CANARY</w:delText></w:r></w:del>'),
    "inserted text": _word_place('<w:ins w:id="1"><w:r><w:t>CANARY</w:t></w:r></w:ins>'),
    "moved text": _word_place('<w:moveFrom w:id="1"><w:r><w:t>CANARY</w:t></w:r></w:moveFrom>'),
    "hidden text": _word_place("<w:r><w:rPr><w:vanish/></w:rPr><w:t>CANARY</w:t></w:r>"),
    "field": _word_place('<w:r><w:instrText>HYPERLINK "https://x.example" \\o "CANARY"</w:instrText></w:r>'),
    "simple field": _word_place('<w:fldSimple w:instr=" COMMENTS CANARY "><w:r><w:t>x</w:t></w:r></w:fldSimple>'),
    "form field": _word_place(
        '<w:r><w:fldChar><w:ffData><w:textInput><w:default w:val="CANARY"/></w:textInput></w:ffData></w:fldChar></w:r>'
    ),
    "list of a form": _word_place(
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="CANARY"/></w:dropDownList></w:sdtPr></w:sdt>'
    ),
    "name of a control": _word_place('<w:sdt><w:sdtPr><w:alias w:val="CANARY"/></w:sdtPr><w:sdtContent/></w:sdt>'),
    "formula": _word_place("<m:oMath><m:r><m:t>CANARY</m:t></m:r></m:oMath>"),
    "table": _word_place(behind="<w:tbl><w:tr><w:tc>" + _RUN + "</w:tc></w:tr></w:tbl>"),
    "caption of a table": _word_place(behind='<w:tbl><w:tblPr><w:tblDescription w:val="CANARY"/></w:tblPr></w:tbl>'),
    "bookmark": _word_place('<w:bookmarkStart w:id="1" w:name="CANARY"/>'),
    "ruby text": _word_place("<w:r><w:ruby><w:rt><w:r><w:t>CANARY</w:t></w:r></w:rt></w:ruby></w:r>"),
    "smart art": _word_place(
        **{"word/diagrams/data1__xml": f'<dgm:dataModel xmlns:dgm="urn:d" xmlns:a="{_A}"><a:t>CANARY</a:t></dgm:dataModel>'}
    ),
    "chart": _word_place(**{"word/charts/chart1__xml": f'<c:chart xmlns:c="urn:c" xmlns:a="{_A}"><a:t>CANARY</a:t></c:chart>'}),
    "cached value of a chart": _word_place(**{"word/charts/chart1__xml": '<c:chart xmlns:c="urn:c"><c:v>CANARY</c:v></c:chart>'}),
    "title": _word_place(**{"docProps/core__xml": "<coreProperties xmlns:dc='urn:dc'><dc:title>CANARY</dc:title></coreProperties>"}),
    "keywords": _word_place(**{"docProps/core__xml": "<coreProperties><keywords>CANARY</keywords></coreProperties>"}),
    "category": _word_place(**{"docProps/core__xml": "<coreProperties><category>CANARY</category></coreProperties>"}),
    "status": _word_place(**{"docProps/core__xml": "<coreProperties><contentStatus>CANARY</contentStatus></coreProperties>"}),
    "company": _word_place(**{"docProps/app__xml": "<Properties><Company>CANARY</Company></Properties>"}),
    "own property": _word_place(
        **{"docProps/custom__xml": '<Properties><property name="remark"><lpwstr>CANARY</lpwstr></property></Properties>'}
    ),
    "name of an own property": _word_place(
        **{"docProps/custom__xml": '<Properties><property name="CANARY"><lpwstr>yes</lpwstr></property></Properties>'}
    ),
    "custom XML": _word_place(**{"customXml/item1__xml": "<case><note>CANARY</note></case>"}),
    "attribute of custom XML": _word_place(**{"customXml/item1__xml": '<case note="CANARY"/>'}),
    "comment in XML": _word_place(behind="<!-- CANARY -->"),
    "glossary": _word_place(**{"word/glossary/document__xml": _part("glossaryDocument", _RUN)}),
    "document variable": _word_place(
        **{"word/settings__xml": _part("settings", '<w:docVars><w:docVar w:name="x" w:val="CANARY"/></w:docVars>')}
    ),
    "page kept as HTML": _word_place(**{"word/afchunk__htm": "<html><body><p>CANARY</p></body></html>"}),
    "text in an unknown part": _word_place(**{"word/notes__dat": "CANARY"}),
    "target of a link": _word_place(
        **{
            "word/_rels/document__xml__rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="1" Target="mailto:a@x.example?subject=CANARY"/></Relationships>'
        }
    ),
    "embedded workbook": lambda canary, words: ("a.docx", _word(words, **{"word/embeddings/a__xlsx": workbook([["Note"], [canary]])})),
    "embedded text": lambda canary, words: ("a.docx", _word(words, **{"word/embeddings/oleObject1__bin": canary.encode("utf-16-le")})),
    "picture": lambda canary, words: ("a.docx", _word(words, **{"word/media/image1__png": _PNG + canary.encode()})),
    "person": _word_place(**{"word/people__xml": _part("people", '<w:person w:author="CANARY"/>')}),
}


def workbook(
    rows: list[list[str]], sheet: str = "", behind: str = "", more: Parts | None = None, name: str = "Calls", state: str = ""
) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{chr(64 + at)}{n}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(row, 1))
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    second = f'<sheet name="Other" sheetId="2" {state} r:id="rId2"/>' if state else ""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_KINDS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_KINDS}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/>{second}</sheets>{behind}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_KINDS}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}"><sheetData>{cells}</sheetData>{sheet}</worksheet>',
    }
    return packed({**parts, **(more or {})})


def _sheet(canary_sheet: str = "", behind: str = "", name: str = "Calls", **parts: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        more = {part.replace("__", "."): content.replace("CANARY", canary) for part, content in parts.items()}
        rows = [["Date", "Description"], ["2025-05-01", words], ["2025-05-02", words[::-1]]]
        return "calls.xlsx", workbook(
            rows, canary_sheet.replace("CANARY", canary), behind.replace("CANARY", canary), more, name.replace("CANARY", canary)
        )

    return made


def _rows(change: Callable[[str, str], list[list[str]]]) -> Place:
    return lambda canary, words: ("calls.xlsx", workbook(change(canary, words)))


def _hidden(state: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        second = f'<worksheet xmlns="{_S}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{canary}</t></is></c></row></sheetData></worksheet>'
        rows = [["Date", "Description"], ["2025-05-01", words]]
        return "calls.xlsx", workbook(rows, more={"xl/worksheets/sheet2.xml": second}, state=state)

    return made


def _merged(canary: str, words: str) -> tuple[str, bytes]:
    sheet = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    return "calls.xlsx", workbook([[canary, ""], ["Date", "Description"], ["2025-05-01", words]], sheet)


WORKBOOK: dict[str, Place] = {
    "hidden sheet": _hidden('state="hidden"'),
    "very hidden sheet": _hidden('state="veryHidden"'),
    "second sheet": _hidden('state="visible"'),
    "title row": _merged,
    "column without heading": _rows(
        lambda canary, words: [["Date", "Description", ""], ["2025-05-01", words, ""], ["2025-05-02", words, canary]]
    ),
    "extra cell": _rows(lambda canary, words: [["Date", "Description"], ["2025-05-01", words], ["2025-05-02", words, "", canary]]),
    "row below a gap": _rows(lambda canary, words: [["Date", "Description"], ["2025-05-01", words], ["", ""], ["", ""], [canary, ""]]),
    "heading": _rows(lambda canary, words: [["Date", "Description", canary], ["2025-05-01", words, "yes"], ["2025-05-02", words, "no"]]),
    "name of a sheet": _sheet(name="CANARY"),
    "header of the page": _sheet("<headerFooter><oddHeader>&amp;LCANARY</oddHeader></headerFooter>"),
    "footer of the page": _sheet("<headerFooter><evenFooter>CANARY</evenFooter></headerFooter>"),
    "prompt of a cell": _sheet('<dataValidations><dataValidation promptTitle="Say" prompt="CANARY" sqref="A1"/></dataValidations>'),
    "list of a cell": _sheet(
        '<dataValidations><dataValidation type="list"><formula1>"CANARY"</formula1></dataValidation></dataValidations>'
    ),
    "tooltip of a link": _sheet('<hyperlinks><hyperlink ref="A1" tooltip="CANARY"/></hyperlinks>'),
    "formula": _sheet('<extra><row><c t="str"><f>IF(A1=1,"CANARY","")</f><v></v></c></row></extra>'),
    "comment": _sheet(**{"xl/comments1__xml": f'<comments xmlns="{_S}"><comment><text><t>CANARY</t></text></comment></comments>'}),
    "thread of comments": _sheet(
        **{
            "xl/threadedComments/threadedComment1__xml": "<ThreadedComments><threadedComment><text>CANARY</text></threadedComment></ThreadedComments>"
        }
    ),
    "text box": _sheet(**{"xl/drawings/drawing1__xml": f'<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="{_A}"><a:t>CANARY</a:t></xdr:wsDr>'}),
    "alt text": _sheet(
        **{"xl/drawings/drawing1__xml": '<xdr:wsDr xmlns:xdr="urn:x"><xdr:cNvPr id="1" name="P" descr="CANARY"/></xdr:wsDr>'}
    ),
    "old drawing": _sheet(**{"xl/drawings/vmlDrawing1__vml": "<xml><v:textbox xmlns:v='urn:v'><div>CANARY</div></v:textbox></xml>"}),
    "chart": _sheet(**{"xl/charts/chart1__xml": f'<c:chart xmlns:c="urn:c" xmlns:a="{_A}"><a:t>CANARY</a:t></c:chart>'}),
    "pivot cache": _sheet(
        **{"xl/pivotCache/pivotCacheDefinition1__xml": f'<pivotCacheDefinition xmlns="{_S}"><s v="CANARY"/></pivotCacheDefinition>'}
    ),
    "table column": _sheet(**{"xl/tables/table1__xml": f'<table xmlns="{_S}"><tableColumn id="1" name="CANARY"/></table>'}),
    "unused shared string": _sheet(**{"xl/sharedStrings__xml": f'<sst xmlns="{_S}"><si><t>CANARY</t></si></sst>'}),
    "other workbook": _sheet(**{"xl/externalLinks/externalLink1__xml": f'<externalLink xmlns="{_S}"><v>CANARY</v></externalLink>'}),
    "defined name": _sheet(behind='<definedNames><definedName name="a" comment="CANARY">1</definedName></definedNames>'),
    "value of a defined name": _sheet(behind='<definedNames><definedName name="a">"CANARY"</definedName></definedNames>'),
    "own property": _sheet(**{"docProps/custom__xml": '<Properties><property name="r"><lpwstr>CANARY</lpwstr></property></Properties>'}),
    "custom XML": _sheet(**{"customXml/item1__xml": "<case><note>CANARY</note></case>"}),
    "scenario": _sheet('<scenarios><scenario name="a" comment="CANARY"/></scenarios>'),
}


def _slides(inside: str = "", **parts: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        more = {name.replace("__", "."): part.replace("CANARY", canary) for name, part in parts.items()}
        slide = f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><a:p><a:r><a:t>{words}</a:t></a:r></a:p>{inside}</p:cSld></p:sld>'
        types = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": f'<p:presentation xmlns:p="{_P}"/>'}
        return "talk.pptx", packed({**types, "ppt/slides/slide1.xml": slide.replace("CANARY", canary), **more})

    return made


_LINE = "<a:p><a:r><a:t>CANARY</a:t></a:r></a:p>"
SLIDES: dict[str, Place] = {
    "note": _slides(**{"ppt/notesSlides/notesSlide1__xml": _part("notes", _LINE, "p", _P)}),
    "comment": _slides(**{"ppt/comments/comment1__xml": f'<p:cmLst xmlns:p="{_P}"><p:cm><p:text>CANARY</p:text></p:cm></p:cmLst>'}),
    "modern comment": _slides(**{"ppt/comments/modernComment_1__xml": _part("cmLst", _LINE, "p", _P)}),
    "alt text": _slides('<p:cNvPr id="1" name="P" descr="CANARY"/>'),
    "name of a shape": _slides('<p:cNvPr id="1" name="CANARY"/>'),
    "master": _slides(**{"ppt/slideMasters/slideMaster1__xml": _part("sldMaster", _LINE, "p", _P)}),
    "layout": _slides(**{"ppt/slideLayouts/slideLayout1__xml": _part("sldLayout", _LINE, "p", _P)}),
    "handout": _slides(**{"ppt/handoutMasters/handoutMaster1__xml": _part("handoutMaster", _LINE, "p", _P)}),
    "smart art": _slides(**{"ppt/diagrams/data1__xml": f'<dgm:dataModel xmlns:dgm="urn:d" xmlns:a="{_A}">{_LINE}</dgm:dataModel>'}),
    "drawing of smart art": _slides(
        **{"ppt/diagrams/drawing1__xml": f'<dsp:drawing xmlns:dsp="urn:d" xmlns:a="{_A}">{_LINE}</dsp:drawing>'}
    ),
    "chart": _slides(**{"ppt/charts/chart1__xml": f'<c:chart xmlns:c="urn:c" xmlns:a="{_A}">{_LINE}</c:chart>'}),
    "tag": _slides(**{"ppt/tags/tag1__xml": f'<p:tagLst xmlns:p="{_P}"><p:tag name="A" val="CANARY"/></p:tagLst>'}),
    "section": _slides(**{"ppt/presentation__xml": f'<p:presentation xmlns:p="{_P}"><section name="CANARY"/></p:presentation>'}),
    "title": _slides(**{"docProps/core__xml": "<coreProperties><title>CANARY</title></coreProperties>"}),
    "titles of slides": _slides(**{"docProps/app__xml": "<Properties><TitlesOfParts><lpstr>CANARY</lpstr></TitlesOfParts></Properties>"}),
}


def _opened(kind: str, body: str, **parts: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        spaces = " ".join(f'xmlns:{name}="{_OD}:{full}:1.0"' for name, full in _SPACES.items())
        inner = body.replace("CANARY", canary).replace("WORDS", words)
        content = f"<office:document-content {spaces}><office:body>{inner}</office:body></office:document-content>"
        more = {name.replace("__", "."): part.replace("CANARY", canary).replace("SPACES", spaces) for name, part in parts.items()}
        types = {"mimetype": f"application/vnd.oasis.opendocument.{kind}"}
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, part in {**types, "content.xml": content, **more}.items():
                archive.writestr(name, part)
        return ("paper.odt" if kind == "text" else "calls.ods"), file.getvalue()

    return made


_SPACES = {"office": "office", "text": "text", "table": "table", "draw": "drawing", "svg": "svg-compatible", "dc": "dc", "meta": "meta"}
_CELLS = (
    '<office:spreadsheet><table:table table:name="Calls"><table:table-row><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>Description</text:p></table:table-cell></table:table-row><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>2025-05-01</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string">INSIDE<text:p>WORDS</text:p></table:table-cell></table:table-row></table:table>BEHIND</office:spreadsheet>'
)
OPEN: dict[str, Place] = {
    "note": _opened(
        "text",
        "<office:text><text:p>WORDS<text:note><text:note-body><text:p>CANARY</text:p></text:note-body></text:note></text:p></office:text>",
    ),
    "annotation": _opened(
        "text", "<office:text><text:p>WORDS<office:annotation><text:p>CANARY</text:p></office:annotation></text:p></office:text>"
    ),
    "deleted text": _opened(
        "text",
        "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>CANARY</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>WORDS</text:p></office:text>",
    ),
    "description of a picture": _opened(
        "text", "<office:text><text:p>WORDS<draw:frame><svg:desc>CANARY</svg:desc></draw:frame></text:p></office:text>"
    ),
    "hidden paragraph": _opened("text", '<office:text><text:p>WORDS<text:hidden-text text:string-value="CANARY"/></text:p></office:text>'),
    "variable": _opened(
        "text", '<office:text><text:user-field-decl text:name="a" office:string-value="CANARY"/><text:p>WORDS</text:p></office:text>'
    ),
    "header": _opened(
        "text",
        "<office:text><text:p>WORDS</text:p></office:text>",
        styles__xml="<office:document-styles SPACES><text:p>CANARY</text:p></office:document-styles>",
    ),
    "keyword": _opened(
        "text",
        "<office:text><text:p>WORDS</text:p></office:text>",
        meta__xml="<office:document-meta SPACES><meta:keyword>CANARY</meta:keyword></office:document-meta>",
    ),
    "own property": _opened(
        "text",
        "<office:text><text:p>WORDS</text:p></office:text>",
        meta__xml="<office:document-meta SPACES><meta:user-defined>CANARY</meta:user-defined></office:document-meta>",
    ),
    "embedded object": _opened(
        "text",
        "<office:text><text:p>WORDS</text:p></office:text>",
        **{"Object 1/content__xml": "<office:document-content SPACES><text:p>CANARY</text:p></office:document-content>"},
    ),
    "script": _opened(
        "text", "<office:text><text:p>WORDS</text:p></office:text>", **{"Basic/Standard/Module1__xml": "<module>rem CANARY</module>"}
    ),
    "settings": _opened(
        "text", "<office:text><text:p>WORDS</text:p></office:text>", settings__xml="<settings><item>CANARY</item></settings>"
    ),
    "annotation of a cell": _opened(
        "spreadsheet", _CELLS.replace("INSIDE", "<office:annotation><text:p>CANARY</text:p></office:annotation>").replace("BEHIND", "")
    ),
    "hidden table": _opened(
        "spreadsheet",
        _CELLS.replace("INSIDE", "").replace(
            "BEHIND",
            '<table:table table:name="B" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string">'
            "<text:p>CANARY</text:p></table:table-cell></table:table-row></table:table>",
        ),
    ),
    "header of a table": _opened(
        "spreadsheet",
        _CELLS.replace("INSIDE", "").replace("BEHIND", ""),
        styles__xml="<office:document-styles SPACES><text:p>CANARY</text:p></office:document-styles>",
    ),
    "help of a cell": _opened(
        "spreadsheet", _CELLS.replace("INSIDE", "").replace("BEHIND", "<table:help-message><text:p>CANARY</text:p></table:help-message>")
    ),
    "shape on a table": _opened(
        "spreadsheet",
        _CELLS.replace("INSIDE", "").replace("BEHIND", "<table:shapes><draw:frame><text:p>CANARY</text:p></draw:frame></table:shapes>"),
    ),
}


def _rich(inside: str) -> Place:
    return lambda canary, words: (
        "letter.rtf",
        ("{\\rtf1\\ansi " + words + "\\par " + inside.replace("CANARY", canary) + "}").encode("cp1252", "replace"),
    )


RICH: dict[str, Place] = {
    "footnote": _rich("x{\\footnote \\pard CANARY}"),
    "endnote": _rich("x{\\footnote\\ftnalt CANARY}"),
    "annotation": _rich("{\\*\\atnid a}{\\*\\annotation CANARY}"),
    "header": _rich("{\\header CANARY\\par}"),
    "first header": _rich("{\\headerf CANARY\\par}"),
    "hidden text": _rich("{\\v CANARY}"),
    "deleted text": _rich("{\\deleted CANARY}"),
    "title": _rich("{\\info{\\title CANARY}}"),
    "comment on the document": _rich("{\\info{\\doccomm CANARY}}"),
    "own property": _rich("{\\*\\userprops{\\propname Remark}\\proptype30{\\staticval CANARY}}"),
    "field": _rich('{\\field{\\*\\fldinst COMMENTS "CANARY"}{\\fldrslt x}}'),
    "form field": _rich("{\\*\\formfield{\\*\\ffdeftext CANARY}}"),
    "shape": _rich("{\\shp{\\*\\shpinst{\\shptxt CANARY}}}"),
    "alt text": _rich("{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv CANARY}}}}"),
    "bookmark": _rich("{\\*\\bkmkstart CANARY}"),
    "unknown group": _rich("{\\*\\zznote CANARY}"),
    "behind the end": lambda canary, words: ("letter.rtf", f"{{\\rtf1\\ansi {words}}}\n{canary}\n".encode()),
    "escaped letters": lambda canary, words: ("letter.rtf", f"{{\\rtf1\\ansi {words}\\par {{\\*\\zz {_hexed(canary)}}}}}".encode()),
}


def _hexed(text: str) -> str:
    return "".join(f"\\'{ord(letter):02x}" for letter in text)
