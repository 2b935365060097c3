"""A token endpoint on a real socket: it verifies assertions (RFC 7523) and signs access tokens (RFC 9068)."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "convenant"
CLIENT = "partner-system"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
RSA = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    """Return a private key as people keep it in a file."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


class IdentityProvider:
    """Gives tokens to the clients whose keys it knows."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(65537, 2048)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._seen: set[str] = set()
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.token_url = f"{self.address}/token"
        self.issued: list[str] = []
        self.assertions: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def as_issuer(self) -> str:
        """Return what the register is configured with."""
        issuer = {"issuer": self.address, "audience": AUDIENCE, "jwks_address": f"{self.address}/jwks"}
        return json.dumps([issuer])

    def keys(self) -> dict[str, Any]:
        """Return the keys that tokens are verified with."""
        return {"keys": [RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True) | {"kid": "1", "alg": "RS256"}]}

    def granted(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return the answer to a request for a token."""
        if form.get("grant_type") != "client_credentials" or form.get("client_assertion_type") != ASSERTION_TYPE:
            return 400, {"error": "unsupported_grant_type"}
        try:
            claims = self._verified(form["client_assertion"])
        except (jwt.PyJWTError, KeyError) as fault:
            return 401, {"error": "invalid_client", "error_description": str(fault)}
        self.assertions.append(claims)
        token = self._token(claims["sub"], form.get("scope", ""))
        self.issued.append(token)
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 300}

    def _verified(self, assertion: str) -> dict[str, Any]:
        algorithm = jwt.get_unverified_header(assertion)["alg"]
        key = EC.public_key() if algorithm == "ES256" else RSA.public_key()
        claims: dict[str, Any] = jwt.decode(
            assertion,
            key,
            algorithms=["RS256", "PS256", "ES256"],
            audience=self.token_url,
            issuer=CLIENT,
            subject=CLIENT,
            options={"require": ["exp", "iat", "jti", "sub", "iss", "aud"]},
        )
        if claims["jti"] in self._seen:
            raise jwt.InvalidTokenError("this assertion was used before")
        self._seen.add(claims["jti"])
        return claims

    def _token(self, subject: str, scope: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": subject,
            "aud": AUDIENCE,
            "client_id": subject,
            "jti": str(uuid4()),
            "iat": now,
            "exp": now + 300,
            "scope": scope,
        }
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": "1", "typ": "at+jwt"})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(200, provider.keys())

            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["content-length"])).decode()
                form = {name: values[0] for name, values in parse_qs(content).items()}
                self._answer(*provider.granted(form))

            def _answer(self, status: int, document: dict[str, Any]) -> None:
                content = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        return Handler
