"""Files of documents: what they are, what they are called, whether they fit the document. Pure."""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import quote

from app.documents.rules import SignatureLevel
from app.kit.domain import FieldError, Localised, Violation, problem_type
from app.kit.text import holds_citizen_number
from app.kit.write_problems import BSN_NOT_ALLOWED, HISTORY_IMMUTABLE

PDF = "application/pdf"
OTHER = "application/octet-stream"
TEXT = "text/plain"
_ZIP = "application/zip"
# The first bytes that tell a form, and the name its files end in.
_BY_FIRST_BYTES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_OFFICE_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_BY_PACKAGE_FOLDER = (
    (b"word/", _OFFICE_OPEN_XML + "wordprocessingml.document"),
    (b"xl/", _OFFICE_OPEN_XML + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE_OPEN_XML + "presentationml.presentation"),
)
_OPEN_DOCUMENT = re.compile(rb"mimetype(application/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK")
MEDIA_TYPES = (
    PDF,
    "image/png",
    "image/jpeg",
    *(media_type for _, media_type in _BY_PACKAGE_FOLDER),
    *(f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")),
    _ZIP,
    TEXT,
    OTHER,
)
_TEXT_CONTROLS = frozenset("\t\n\r\f")
NAME_LIMIT = 200

FILE_HASH_MISMATCH = problem_type(
    "file-hash-mismatch",
    422,
    title=Localised("Bestand kwam anders aan", "File arrived different"),
    cause=Localised(
        "De SHA-256 van wat aankwam is een andere dan die u opgaf; er is niets bewaard.",
        "The SHA-256 of what arrived is not the one you stated; nothing was kept.",
    ),
    remedy=Localised(
        "Stuur het bestand opnieuw, of herstel het deel `sha256`.", "Send the file again, or mend the part `sha256`."
    ),
)
DOCUMENT_FILE_DIFFERS = problem_type(
    "document-file-differs",
    409,
    title=Localised("Ander bestand dan vastgelegd", "Another file than recorded"),
    cause=Localised(
        "Bij dit document is een andere SHA-256 vastgelegd. Het bestand van een document verandert nooit.",
        "Another SHA-256 is recorded with this document. The file of a document never changes.",
    ),
    remedy=Localised(
        "Leg een ander bestand vast als een ander document. Klopt de vastgelegde `sha256` niet en is er nog geen"
        " bestand, corrigeer die dan eerst.",
        "Record another file as another document. If the `sha256` recorded is wrong and there is no file yet, correct"
        " that first.",
    ),
    rules=("R-056",),
)
DOCUMENT_WITHOUT_FILE = problem_type(
    "document-without-file",
    404,
    title=Localised("Nog geen bestand", "No file yet"),
    cause=Localised(
        "Van dit document zijn alleen gegevens vastgelegd, geen bestand.",
        "Of this document only facts are recorded, no file.",
    ),
    remedy=Localised(
        "Wie het document mag corrigeren, kan het bestand hier met POST toevoegen.",
        "Whoever may correct the document can add the file here with POST.",
    ),
)


def media_type_of(head: bytes) -> str:
    """Return what a file is, from its first bytes; what its sender says of it does not count.

    What may be markup is never called text, so that no browser takes it for a page.
    """
    for first, media_type in _BY_FIRST_BYTES:
        if head.startswith(first):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _package_type(head)
    return TEXT if _is_plain_text(head) else OTHER


def _package_type(head: bytes) -> str:
    open_document = _OPEN_DOCUMENT.search(head)
    if open_document is not None:
        return open_document.group(1).decode()
    if b"[Content_Types].xml" not in head:
        return _ZIP
    return next((media_type for folder, media_type in _BY_PACKAGE_FOLDER if folder in head), _ZIP)


def _is_plain_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The first bytes may end in the middle of a character of up to four.
        if error.reason != "unexpected end of data" or error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8-sig")
    return "<" not in text and all(c in _TEXT_CONTROLS or unicodedata.category(c) != "Cc" for c in text)


def clean_file_name(stated: str | None) -> str | None:
    """Return the name of a file without folders, control and invisible characters; nothing when nothing is left."""
    if stated is None:
        return None
    last = re.split(r"[/\\]", stated)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if c.isprintable() and c != "\ufffd")
    name = " ".join(shown.split()).lstrip(".")
    stem, dot, ending = name.rpartition(".")
    if dot and stem and len(ending) < NAME_LIMIT // 10:
        return f"{stem[: NAME_LIMIT - len(ending) - 1]}.{ending}"
    return name[:NAME_LIMIT] or None


def file_is_acceptable(sha256: str, stated_sha256: str | None, name: str | None) -> list[Violation]:
    """Refuse a file that is not what its sender says, or whose name holds a citizen service number (R-106)."""
    found = []
    if stated_sha256 is not None and stated_sha256.lower() != sha256:
        fault = FieldError("body", "/sha256", FILE_HASH_MISMATCH.slug, FILE_HASH_MISMATCH.cause)
        found.append(Violation(FILE_HASH_MISMATCH, FILE_HASH_MISMATCH.cause, errors=(fault,)))
    if name is not None and holds_citizen_number(name):
        fault = FieldError("body", "/file", BSN_NOT_ALLOWED.slug, BSN_NOT_ALLOWED.cause)
        found.append(Violation(BSN_NOT_ALLOWED, BSN_NOT_ALLOWED.cause, rule="R-106", errors=(fault,)))
    return found


def file_fits_document(sha256: str, recorded: str | None) -> list[Violation]:
    """Refuse another file than the one recorded: another file is another document (R-056)."""
    if recorded in {None, sha256}:
        return []
    return [Violation(DOCUMENT_FILE_DIFFERS, DOCUMENT_FILE_DIFFERS.cause, rule="R-056")]


def document_keeps_file(file_sha256: str | None, *, sha256: str | None, available: bool) -> list[Violation]:
    """Refuse a correction that denies the file a document has (R-056)."""
    if file_sha256 is None:
        return []
    denied = {"/sha256": sha256 != file_sha256, "/available": not available}
    faults = tuple(
        FieldError("body", place, HISTORY_IMMUTABLE.slug, _FILE_STAYS)
        for place, is_denied in denied.items()
        if is_denied
    )
    return [Violation(HISTORY_IMMUTABLE, _FILE_STAYS, rule="R-056", errors=faults)] if faults else []


_FILE_STAYS = Localised(
    "Dit document heeft een bestand; dat blijft, met zijn SHA-256.",
    "This document has a file; it stays, with its SHA-256.",
)


def signature_level(
    *, is_intact: bool | None, is_trusted: bool | None, claims_certificate: bool, claims_device: bool
) -> SignatureLevel:
    """Return what is proven of a signature; what a certificate only claims makes no level.

    Qualified is an advanced signature with a qualified certificate, made with a qualified device (eIDAS, article 3,
    point 12); both are claimed in the certificate and worth what its issuer is.
    """
    if not is_intact or not is_trusted:
        return SignatureLevel.UNKNOWN
    return SignatureLevel.QUALIFIED if claims_certificate and claims_device else SignatureLevel.ADVANCED


def content_disposition(name: str) -> str:
    """Return the header that has a file saved under its name, never shown in place (RFC 6266, RFC 8187)."""
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode())
    return f"attachment; filename=\"{plain or 'document'}\"; filename*=UTF-8''{quote(name, safe='')}"


def asked_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the part of a file asked for, its end excluded; nothing when the whole is to be sent.

    Several ranges and what is no range of bytes are passed over (RFC 9110, section 14.2).

    Raises:
        ValueError: the part lies after the end.

    """
    found = re.fullmatch(r"bytes=([0-9]{0,18})-([0-9]{0,18})", (header or "").replace(" ", ""))
    if found is None or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise ValueError("after the end")
    return start, end


def visible_name(names: Collection[str]) -> str | None:
    """Return the name in a certificate; what holds an e-mail address or a citizen service number is left out."""
    for name in names:
        shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:NAME_LIMIT]
        if shown and "@" not in shown and not holds_citizen_number(shown):
            return shown
    return None
