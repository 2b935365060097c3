"""What electronic signatures are in a PDF: run as a program of its own, because a PDF may be made to do harm.

`python -m app.documents.inspection [ROOTS]` reads a PDF on standard input and writes what it found as JSON. It has
little memory, little time, no way to write and no secrets in its environment; whoever starts it takes any other end
than a good one for `unreadable`.
"""

import asyncio
import logging
import resource
import sys
from pathlib import Path
from typing import IO, Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.qualified_asn1 import get_qc_statements
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.documents.file_rules import signature_level, visible_name
from app.documents.rules import FileInspection, LaterChanges
from app.documents.schemas import FileSignatureRead, Inspected

MOST_SIGNATURES = 100
_MEMORY_BYTES = 1024 * 1024 * 1024
_CPU_SECONDS = 15


async def inspected(pdf: IO[bytes], roots: list[x509.Certificate] | None) -> Inspected:
    """Return the signatures in a PDF; time stamps by a service are nobody's signature and left out.

    Raises:
        Exception: of any kind, when it is not a sound PDF.

    """
    reader = PdfFileReader(pdf, strict=False)
    if reader.encrypted:
        return Inspected(inspection=FileInspection.UNREADABLE)
    fields = len(list(enumerate_sig_fields(reader, filled_status=True)))
    embedded = reader.embedded_signatures
    # A signature in a form that is not understood is not the same as none.
    if len(embedded) != fields or fields > MOST_SIGNATURES:
        return Inspected(inspection=FileInspection.UNREADABLE)
    found = [await _signature(each, roots) for each in embedded if each.sig_object_type == "/Sig"]
    return Inspected(inspection=FileInspection.SIGNED if found else FileInspection.UNSIGNED, signatures=tuple(found))


async def _signature(embedded: EmbeddedPdfSignature, roots: list[x509.Certificate] | None) -> FileSignatureRead:
    certificate = embedded.signer_cert
    stated = embedded.self_reported_timestamp
    # Without an offset it would be a guess.
    signed_at = stated if stated is not None and stated.tzinfo is not None else None
    # Nothing is fetched: a PDF must not make the register call anybody.
    context = ValidationContext(
        trust_roots=roots or [], moment=signed_at, allow_fetching=False, revocation_mode="soft-fail"
    )
    try:
        status = await async_validate_pdf_signature(embedded, signer_validation_context=context)
    except SignatureValidationError:
        status = None
    is_intact = None if status is None else status.intact and status.valid
    is_trusted = None if roots is None else status is not None and status.trusted
    claims = _claims(certificate)
    covers = embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return FileSignatureRead(
        signer_name=_named(certificate.subject, "common_name") or _named(certificate.subject, "surname"),
        signer_organisation=_named(certificate.subject, "organization_name"),
        issuer_name=_named(certificate.issuer, "common_name", "organization_name"),
        signed_at=signed_at,
        reason=visible_name(_texts(embedded.sig_object.get("/Reason"))),
        is_intact=is_intact,
        covers_whole_document=covers,
        later_changes=LaterChanges.NONE if covers else _later_changes(status),
        is_trusted=is_trusted,
        claims_qualified_certificate="qc_compliance" in claims,
        claims_qualified_device="qc_sscd" in claims,
        level=signature_level(
            is_intact=is_intact,
            is_trusted=is_trusted,
            claims_certificate="qc_compliance" in claims,
            claims_device="qc_sscd" in claims,
        ),
    )


def _later_changes(status: PdfSignatureStatus | None) -> LaterChanges | None:
    if status is None or status.docmdp_ok is None:
        return None
    return LaterChanges.PERMITTED if status.docmdp_ok else LaterChanges.NOT_PERMITTED


def _claims(certificate: x509.Certificate) -> set[str]:
    """Return what a certificate says of itself (ETSI EN 319 412-5)."""
    return {str(statement["statement_id"].native) for statement in get_qc_statements(certificate)}


def _named(name: x509.Name, *kinds: str) -> str | None:
    given: dict[str, Any] = name.native
    return visible_name([text for kind in kinds for text in _texts(given.get(kind))])


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]


def certificates(path: Path) -> list[x509.Certificate]:
    """Return the certificates in a PEM file."""
    found = pem.unarmor(path.read_bytes(), multiple=True)
    return [x509.Certificate.load(content) for kind, _, content in found if kind == "CERTIFICATE"]


def main(arguments: list[str]) -> None:
    """Inspect standard input."""
    roots = certificates(Path(arguments[0])) if arguments else None
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    logging.disable()
    sys.stdout.write(asyncio.run(inspected(sys.stdin.buffer, roots)).model_dump_json())


if __name__ == "__main__":
    main(sys.argv[1:])
