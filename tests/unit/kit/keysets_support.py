"""Identity providers in memory and a clock the tests move."""

import asyncio
from collections import Counter

from app.kit.auth.claims import IdentityProviderUnavailable, InvalidToken
from app.kit.auth.issuers import IssuerConfig
from app.kit.auth.keyring import Keyring
from app.kit.auth.keysets import KeysetRefusedError
from tests.unit.kit.tokens_forgery import CITY, es, good_claims, header_of
from tests.unit.kit.tokens_support import AUDIENCE, NOW, document, ec_jwk, ec_key


class Clock:
    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


class Provider:
    """Identity providers in memory; a fetch waits while the gate is closed."""

    def __init__(self) -> None:
        self.documents: dict[str, bytes | Exception] = {}
        self.fetches: Counter[str] = Counter()
        self.gate = asyncio.Event()
        self.gate.set()
        self._asked = asyncio.Event()

    def publish(self, issuer: str, *kids: str) -> None:
        self.documents[issuer] = document(*(ec_jwk(ec_key(kid), kid) for kid in kids))

    async def fetch(self, address: str) -> bytes:
        issuer = address.removesuffix("/jwks")
        self.fetches[issuer] += 1
        self._asked.set()
        await self.gate.wait()
        answer = self.documents.get(issuer, KeysetRefusedError("the answer has status 503"))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def asked(self, times: int) -> None:
        """Wait until fetches have begun this often."""
        async with asyncio.timeout(10):
            while self.fetches.total() < times:
                self._asked.clear()
                await self._asked.wait()


def config(issuer: str) -> IssuerConfig:
    return IssuerConfig(issuer=issuer, audience=AUDIENCE, jwks_address=f"{issuer}/jwks")


def token(kid: str, now: float = NOW, issuer: str = CITY, key: str | None = None) -> str:
    claims = good_claims(iss=issuer, iat=int(now) - 60, exp=int(now) + 3600)
    return es(claims, header_of(kid=kid), key or kid)


async def accepts(keyring: Keyring, text: str) -> bool:
    try:
        await keyring.verify(text)
    except InvalidToken:
        return False
    return True


async def is_judged(keyring: Keyring, text: str) -> bool:
    """Tell whether a good token can be judged at all; it is accepted then."""
    try:
        await keyring.verify(text)
    except IdentityProviderUnavailable:
        return False
    return True
