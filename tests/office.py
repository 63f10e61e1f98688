"""DOCX and ODT files made of folders of XML parts, so that what the tests read can be read in a diff."""

import html
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "footnotes", "endnotes", "comments", "header", "footer")
STYLES = [
    ("paragraph", "Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    ("paragraph", "Title", "Title", ""),
    ("paragraph", "Caption", "caption", ""),
    ("paragraph", "TOCHeading", "TOC Heading", ""),
    ("paragraph", "TOC1", "toc 1", ""),
    ("paragraph", "ListParagraph", "List Paragraph", ""),
    ("paragraph", "Header", "header", ""),
    ("paragraph", "FootnoteText", "footnote text", ""),
    ("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
    ("character", "FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    ("character", "EndnoteReference", "endnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    ("character", "CommentReference", "annotation reference", ""),
    ("character", "PlaceholderText", "Placeholder Text", ""),
    ("character", "HTMLCode", "HTML Code", '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'),
]
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = "application/vnd.oasis.opendocument.text"
ODT_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles xmlns:office="{ODF}office:1.0" '
    f'xmlns:style="{ODF}style:1.0" xmlns:fo="{ODF}xsl-fo-compatible:1.0" office:version="1.3"><office:styles>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/>'
    '</style:style><style:style style:name="Source_20_Text" style:family="text"/>'
    '<style:style style:name="Internet_20_link" style:family="text"><style:text-properties fo:color="#000080"/>'
    "</style:style></office:styles></office:document-styles>"
)


def pack(parts, suffix):
    """A file of these parts, name to text or bytes; what every such file has and is not given is added."""
    complete = {**(_docx(parts) if suffix == ".docx" else _odt(parts)), **parts}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in complete.items():
            info = zipfile.ZipInfo(name, (2025, 5, 9, 12, 30, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return file.getvalue()


def read_folder(folder):
    """The parts in a folder, as `pack` wants them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def unpack(data):
    """Name to bytes of each part, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _docx(parts):
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for kind, key, name, more in STYLES
    )
    known = {
        name.removeprefix("word/").removesuffix(".xml"): name
        for name in ("word/styles.xml", *parts)
        if name.startswith(tuple(f"word/{kind}" for kind in KINDS))
    }
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{WORD}.{stem.rstrip("0123456789")}+xml"/>'
        for stem, part in known.items()
    )
    relations = "".join(
        f'<Relationship Id="rIdD{number}" Type="{RELATIONS}/{stem.rstrip("0123456789")}" Target="{stem}.xml"/>'
        for number, stem in enumerate(known)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/hyperlink" Target="https://example.org/{number}" '
        'TargetMode="External"/>'
        for number in range(5, 10)
    )
    kind = f"{PACKAGE}/relationships/metadata/core-properties"
    core = f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/>'
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
            f"{core if 'docProps/core.xml' in parts else ''}</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}{links}</Relationships>'
        ),
        "word/styles.xml": (
            f'{HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</w:styles>'
        ),
    }


def _odt(parts):
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in dict.fromkeys(("content.xml", "styles.xml", *parts))
        if name.endswith(".xml")
    )
    return {
        "mimetype": ODT,
        "content.xml": "",
        "styles.xml": ODT_STYLES,
        "META-INF/manifest.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" '
            f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
            f"{entries}</manifest:manifest>"
        ),
    }


def places(data):
    """Name to (date, packed bytes) of each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    found = {}
    for info in infos:
        name, extra = (int.from_bytes(data[info.header_offset + at :][:2], "little") for at in (26, 28))
        start = info.header_offset + 30 + name + extra
        found[info.filename] = (info.date_time, data[start : start + info.compress_size])
    return found


def convert(files, folder, kind):
    """What LibreOffice makes of these files; it writes nothing for one that it would have to repair."""
    command = [shutil.which("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", folder, *files], check=True, capture_output=True, timeout=120
    )
    return [folder / file.with_suffix(f".{kind}").name for file in files]


def words_of(path):
    """All that stands in a flat OpenDocument text, notes and headers included."""
    text = re.sub(r"<(?:text:s|text:tab|text:line-break)\b[^>]*>", " ", path.read_text(encoding="utf-8"))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())
