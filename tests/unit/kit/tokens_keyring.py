"""The register's own keyring, trusting the issuers of the corpus."""

from app.kit.auth.issuers import DistinguishingClaim, IssuerConfig
from app.kit.auth.keyring import Keyring
from tests.unit.kit.tokens_forgery import TestIssuer, trusted
from tests.unit.kit.tokens_support import AUDIENCE, NOW


async def trusting_keyring() -> Keyring:
    """Load the issuers' documents the way fetched ones are; one of them cannot be had."""

    async def fetch(address: str) -> bytes:
        jwks = trusted()[address.removesuffix("/jwks")].jwks
        if jwks is None:
            raise OSError("no route to host")
        return jwks

    issuers = [config_of(name, issuer) for name, issuer in trusted().items()]
    keyring = Keyring(issuers, clock=lambda: float(NOW), fetch=fetch)
    await keyring.refresh()
    return keyring


def config_of(name: str, issuer: TestIssuer) -> IssuerConfig:
    return IssuerConfig.model_validate(
        {
            "issuer": name,
            "audience": AUDIENCE,
            "jwks_address": f"{name}/jwks",
            "algorithms": issuer.algorithms,
            "accept_plain_jwt_type": issuer.mark is not None,
            "distinguishing_claim": issuer.mark and DistinguishingClaim(name=issuer.mark[0], value=issuer.mark[1]),
        }
    )
