"""python-jose: one module knows it, it computes with `cryptography`, and keys are bound before it sees them."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk  # noqa: TID251 - proves what the register asserts about this library

import app
from app.kit.auth import tokens
from app.kit.auth.claims import InvalidToken
from app.kit.auth.issuers import Algorithm, IssuerConfig
from app.kit.auth.tokens import verify_token
from tests.unit.kit.tokens_forgery import CITY, good_claims
from tests.unit.kit.tokens_support import AUDIENCE, NOW, ec_key, rsa_key


@pytest.mark.parametrize("fallback", ["ECKey", "RSAKey"])
def test_jose_must_compute_with_cryptography(monkeypatch: pytest.MonkeyPatch, fallback: str):
    tokens.refuse_other_backends()
    monkeypatch.setattr(jwk, fallback, type("Fallback", (), {}))
    with pytest.raises(RuntimeError, match="cryptography"):
        tokens.refuse_other_backends()


def test_one_module_knows_jose_and_none_its_encryption():
    importers = set()
    root = Path(app.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            origin = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            full_names = [f"{origin}{name}" for name in names]
            if any(name.split(".")[0] == "jose" for name in full_names):
                importers.add(path.relative_to(root).as_posix())
            assert not any(name.startswith("jose.jwe") for name in full_names)
    assert importers == {"kit/auth/tokens.py"}


def test_a_process_without_the_cryptography_backend_does_not_start():
    program = "import jose.jwk; jose.jwk.ECKey = type('ECDSAECKey', (), {})\nimport app.kit.auth.tokens"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "RuntimeError: python-jose does not use its cryptography backend" in done.stderr


def test_neither_encryption_nor_the_leaking_library_is_ever_loaded():
    program = "import sys, app.main, app.cli\nprint(*{'jose.jwe', 'ecdsa', 'rsa', 'pyasn1'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256"])
def test_a_signed_token_verifies(algorithm: Algorithm):
    key: tokens.PrivateKey = ec_key("signer") if algorithm == "ES256" else rsa_key("signer")
    public = tokens.verification_key(key.public_key(), algorithm)
    policy = IssuerConfig(issuer=CITY, audience=AUDIENCE, jwks_address="https://login.example/jwks")
    source = mock.Mock(policy=mock.Mock(return_value=policy), key=mock.Mock(return_value=public))
    token = tokens.sign_token(good_claims(), key, "k1", algorithm)
    assert verify_token(token, source, NOW).subject == "f3b6-registrar"
    source.key.assert_called_once_with(CITY, "k1", NOW)
    with pytest.raises(InvalidToken, match="Signature"):
        verify_token(token[:-8] + "AAAAAAAA", source, NOW)


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (lambda: ec_key("p384", ec.SECP384R1), "ES256"),
        (lambda: ec_key("signer"), "RS256"),
        (lambda: rsa_key("signer"), "ES256"),
        (lambda: rsa_key("small", 1024), "RS256"),
        (lambda: rsa_key("small", 1024), "PS256"),
    ],
)
def test_a_key_is_bound_only_to_an_algorithm_it_fits(key: Callable[[], tokens.PrivateKey], algorithm: Algorithm):
    with pytest.raises(ValueError, match="does not fit"):
        tokens.verification_key(key().public_key(), algorithm)


def test_a_ps256_key_takes_rsa_only_and_signs_only_with_the_private_key():
    with pytest.raises(TypeError):
        tokens.PS256Key(ec_key("signer"), "PS256")  # type: ignore[arg-type] # the mistake under test
    with pytest.raises(TypeError):
        tokens.PS256Key(rsa_key("signer"), "RS256")
    with pytest.raises(TypeError, match="private"):
        tokens.PS256Key(rsa_key("signer").public_key(), "PS256").sign(b"x")
    assert jwk.get_key("PS256") is tokens.PS256Key
    private = tokens.PS256Key(rsa_key("signer"), "PS256")
    assert private.verify(b"x", private.sign(b"x"))
    assert not private.verify(b"y", private.sign(b"x"))
