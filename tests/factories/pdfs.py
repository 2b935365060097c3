"""PDF files with electronic signatures, made with certificates of our own."""

import io
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from asn1crypto import core, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter, PageObject, PdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.kit.clock import SYSTEM_CLOCK

QC_COMPLIANCE, QC_SSCD = "0.4.0.1862.1.1", "0.4.0.1862.1.4"


@dataclass(frozen=True)
class Authority:
    """Somebody who issues certificates."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def _name(**given: str) -> x509.Name:
    kinds = {
        "name": NameOID.COMMON_NAME,
        "organisation": NameOID.ORGANIZATION_NAME,
        "email": NameOID.EMAIL_ADDRESS,
        "number": NameOID.SERIAL_NUMBER,
    }
    return x509.Name([x509.NameAttribute(kinds[kind], text) for kind, text in given.items()])


def _builder(subject: x509.Name, issuer: x509.Name, public_key: Any) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(SYSTEM_CLOCK.now() - timedelta(days=2))
        .not_valid_after(SYSTEM_CLOCK.now() + timedelta(days=2))
    )


@cache
def authority(name: str = "Vertrouwensdienst") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name=name)
    certificate = (
        _builder(subject, subject, key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate, key)


def _usage(**used: bool) -> x509.KeyUsage:
    none = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return x509.KeyUsage(**(none | used))


def signer(*claims: str, issuer: Authority | None = None, **given: str) -> signers.SimpleSigner:
    """Somebody with a certificate that makes these claims (identifiers of ETSI EN 319 412-5)."""
    by = issuer or authority()
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(
        _name(**({"name": "J. Bastiaens", "organisation": "Gemeente Maastricht"} | given)),
        by.certificate.subject,
        key.public_key(),
    ).add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    if claims:
        statements = b"".join(map(_statement, claims))
        content = b"\x30" + bytes([len(statements)]) + statements
        builder = builder.add_extension(
            x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.5.5.7.1.3"), content), critical=False
        )
    certificate = builder.sign(by.key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=_loaded(certificate),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore.from_certs([_loaded(by.certificate)]),
    )


def _statement(claim: str) -> bytes:
    identifier: bytes = core.ObjectIdentifier(claim).dump()
    return b"\x30" + bytes([len(identifier)]) + identifier


def _loaded(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def unsigned_pdf(text: str = "Overeenkomst") -> bytes:
    """A PDF of one page."""
    writer = PdfFileWriter()
    writer.insert_page(_page(writer, text))
    return _written(writer)


def _page(writer: PdfFileWriter, text: str) -> PageObject:
    content = generic.StreamObject(stream_data=f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET".encode())
    box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
    return PageObject(contents=writer.add_object(content), media_box=box)


def _written(writer: BasePdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF nobody opens without a password."""
    writer = PdfFileWriter()
    writer.insert_page(_page(writer, "Geheim"))
    writer.encrypt("eigenaar", "lezer")
    return _written(writer)


async def signed_pdf(
    pdf: bytes | None = None, by: signers.SimpleSigner | None = None, field: str = "Handtekening", **meta: Any
) -> bytes:
    """The PDF with one more signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned_pdf() if pdf is None else pdf))
    about = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", **meta)
    signing = signers.PdfSigner(about, signer=by or signer(), new_field_spec=SigFieldSpec(field))
    out = io.BytesIO()
    await signing.async_sign_pdf(writer, output=out)
    return out.getvalue()
