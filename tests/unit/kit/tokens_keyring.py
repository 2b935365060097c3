"""The register's own keyring, trusting the issuers of the corpus."""

from app.kit.auth.issuers import DistinguishingClaim, IssuerConfig
from app.kit.auth.keyring import Keyring
from tests.unit.kit.tokens_forgery import TestIssuer, trusted
from tests.unit.kit.tokens_support import NOW


async def trusting_keyring(fetched: list[str] | None = None) -> Keyring:
    """Load the issuers' documents the way fetched ones are; one of them cannot be had. Notes what was fetched."""

    async def fetch(address: str) -> bytes:
        if fetched is not None:
            fetched.append(address)
        jwks = trusted()[address.removesuffix("/jwks")].jwks
        if jwks is None:
            raise OSError("no route to host")
        return jwks

    issuers = [config_of(name, issuer, f"{name}/jwks") for name, issuer in trusted().items()]
    keyring = Keyring(issuers, clock=lambda: float(NOW), fetch=fetch)
    await keyring.refresh()
    return keyring


def config_of(name: str, issuer: TestIssuer, jwks_address: str) -> IssuerConfig:
    return IssuerConfig.model_validate(
        {
            "issuer": name,
            "audience": issuer.audience,
            "scopes_required": issuer.scopes_required,
            "jwks_address": jwks_address,
            "algorithms": issuer.algorithms,
            "accept_plain_jwt_type": issuer.mark is not None,
            "distinguishing_claim": issuer.mark and DistinguishingClaim(name=issuer.mark[0], value=issuer.mark[1]),
        }
    )
