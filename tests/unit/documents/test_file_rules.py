"""What a file is, what it is called, which part of it was asked for, and what is proven of a signature."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.file_rules import (
    MEDIA_TYPES,
    asked_range,
    clean_file_name,
    content_disposition,
    document_keeps_file,
    file_fits_document,
    file_is_acceptable,
    media_type_of,
    signature_level,
    visible_name,
)

A, B = "a" * 64, "b" * 64


def package(*names: str, mimetype: str | None = None) -> bytes:
    """A ZIP file that holds these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        if mimetype is not None:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, "<x/>")
    return out.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (package("[Content_Types].xml", "_rels/.rels", "word/document.xml"), WORD),
        (
            package("[Content_Types].xml", "xl/workbook.xml"),
            WORD.replace("wordprocessingml.document", "spreadsheetml.sheet"),
        ),
        (package("content.xml", mimetype=ODT), ODT),
        (package("content.xml", mimetype="text/html"), "application/zip"),
        (package("word/document.xml"), "application/zip"),
        (package("a.txt"), "application/zip"),
        (b"Beste raad,\r\n\tgroet\n", "text/plain"),
        ("één".encode(), "text/plain"),
        ("\ufeffmet merk".encode(), "text/plain"),
        ("é".encode() * 50 + "é".encode()[:1], "text/plain"),
        (b"\xe9\xe9n", "application/octet-stream"),
        (b"\xe9 begint verkeerd", "application/octet-stream"),
        (b"nul\x00", "application/octet-stream"),
        (b"<html>", "application/octet-stream"),
        (b"  \n<?xml version='1.0'?>", "application/octet-stream"),
        (b"<%PDF-1.7", "application/octet-stream"),
        (b"MZ\x90\x00", "application/octet-stream"),
    ],
)
def test_what_a_file_is(head: bytes, media_type: str):
    assert media_type_of(head) == media_type
    assert media_type in MEDIA_TYPES


@given(st.binary(max_size=100))
def test_whatever_comes_it_is_one_of_the_known_forms_and_no_markup(head: bytes):
    found = media_type_of(head)
    assert found in MEDIA_TYPES
    assert found != "text/plain" or b"<" not in head


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        (None, None),
        ("", None),
        ("..", None),
        ("/etc/", None),
        ("brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\brief.pdf", "brief.pdf"),
        (".htaccess", "htaccess"),
        ("a\x00b\r\nc\u202efdp.exe", "abcfdp.exe"),
        ("  twee   spaties .pdf ", "twee spaties .pdf"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
        ("\ufffd.pdf", "pdf"),
        ("x" * 500 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 500, "x" * 200),
    ],
)
def test_what_a_file_is_called(stated: str | None, name: str | None):
    assert clean_file_name(stated) == name


@given(st.text(max_size=600))
def test_a_name_is_short_shows_everything_and_names_no_folder(stated: str):
    name = clean_file_name(stated)
    assert name is None or (1 <= len(name) <= 200 and name.isprintable() and not {"/", "\\"} & set(name))


@given(st.text(min_size=1, max_size=50))
def test_a_header_holds_no_more_than_a_header_may(name: str):
    name = clean_file_name(name) or "x"
    header = content_disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 150))
def test_a_part_lies_inside_the_file(first: int, last: int, size: int):
    for header in (f"bytes={first}-{last}", f"bytes={first}-", f"bytes=-{last}"):
        try:
            part = asked_range(header, size)
        except ValueError:
            assert header.endswith("=-0") or first >= size
            continue
        assert part is None or 0 <= part[0] < part[1] <= size


@pytest.mark.parametrize(
    ("stated", "name", "slugs"),
    [
        (None, None, []),
        (A, "brief.pdf", []),
        (A.upper(), None, []),
        (B, None, ["file-hash-mismatch"]),
        ("", None, ["file-hash-mismatch"]),
        (None, "Besluit 111222333.pdf", ["bsn-not-allowed"]),
        (B, "bsn111222333", ["file-hash-mismatch", "bsn-not-allowed"]),
    ],
)
def test_a_file_is_what_its_sender_says(stated: str | None, name: str | None, slugs: list[str]):
    assert [violation.problem.slug for violation in file_is_acceptable(A, stated, name)] == slugs


def test_r_056_another_file_is_another_document():
    assert file_fits_document(A, None) == file_fits_document(A, A) == []
    assert [found.rule for found in file_fits_document(A, B)] == ["R-056"]


def test_r_056_a_document_keeps_its_file():
    assert document_keeps_file(None, sha256=B, available=False) == []
    assert document_keeps_file(A, sha256=A, available=True) == []
    (denied,) = document_keeps_file(A, sha256=None, available=False)
    assert [fault.location for fault in denied.errors] == ["/sha256", "/available"]


@pytest.mark.parametrize("is_intact", [True, False, None])
@pytest.mark.parametrize("is_trusted", [True, False, None])
@pytest.mark.parametrize("claims", [(c, d) for c in (True, False) for d in (True, False)])
def test_a_level_is_proven_and_never_only_claimed(
    is_intact: bool | None, is_trusted: bool | None, claims: tuple[bool, bool]
):
    certificate, device = claims
    found = signature_level(
        is_intact=is_intact, is_trusted=is_trusted, claims_certificate=certificate, claims_device=device
    )
    if is_intact and is_trusted:
        assert found == ("qualified" if all(claims) else "advanced")
    else:
        assert found == "unknown"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], None),
        (["J. Bastiaens"], "J. Bastiaens"),
        (["j@example.nl", "Bastiaens"], "Bastiaens"),
        (["111222333"], None),
        (["J.\nBas\u202etiaens "], "J. Bas tiaens"),
        (["x" * 500], "x" * 200),
    ],
)
def test_of_a_person_only_the_name_is_kept(names: list[Any], shown: str | None):
    assert visible_name(names) == shown
