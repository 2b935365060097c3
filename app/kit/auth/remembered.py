"""Tokens that were verified before: the verdict on exactly these octets, for as long as nothing it rested on changed.

Checking a signature costs more than all the rest of a read. What is remembered is bound to a digest of the whole
token, so that another spelling, signature or claim is another token, verified for itself. Memberships are not part of
it: they are compared with the database at each request.
"""

import hashlib
from dataclasses import dataclass

from app.kit.auth.claims import LEEWAY_SECONDS, VerifiedToken
from app.kit.auth.issuers import IssuerPolicy
from app.kit.auth.tokens import KeySource, VerificationKey, verify_token_with_key

REMEMBERED_TOKENS = 10_000
_DIGEST_OCTETS = 32


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A token that was found good, and what that rested on."""

    token: VerifiedToken
    policy: IssuerPolicy
    key_id: str
    key: VerificationKey
    verified_at: float

    def holds(self, keys: KeySource, now: float) -> bool:
        """Tell whether the same check would give the same verdict now.

        The period has to include this instant again; a clock that was set back is judged anew, because of `iat` and
        `nbf`. The issuer has to be trusted still, on the same terms and with this very key.

        Raises:
            UnknownKey: the issuer does not have the key any more.
            IdentityProviderUnavailable: its keys are too old to go by.

        """
        if not self.verified_at <= now < self.token.expires_at + LEEWAY_SECONDS:
            return False
        issuer = self.token.issuer
        return keys.policy(issuer) is self.policy and keys.key(issuer, self.key_id, now) is self.key


class RememberedTokens:
    """Verifies tokens, each in full only once; what was not presented for longest is forgotten first."""

    def __init__(self, keys: KeySource, capacity: int = REMEMBERED_TOKENS) -> None:
        """Remember at most so many tokens of the issuers of `keys`."""
        self._keys = keys
        self._capacity = capacity
        self._verdicts: dict[bytes, _Verdict] = {}

    def verify(self, token: str, now: float) -> VerifiedToken:
        """Return what a token proves at `now`; raises what `verify_token` raises."""
        # A token holds no surrogate that was not in a header, so this never fails on what comes in by HTTP.
        digest = hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_OCTETS).digest()
        verdict = self._verdicts.pop(digest, None)
        if verdict is None or not verdict.holds(self._keys, now):
            verdict = self._verified(token, now)
            if len(self._verdicts) >= self._capacity:
                del self._verdicts[next(iter(self._verdicts))]
        self._verdicts[digest] = verdict
        return verdict.token

    def _verified(self, token: str, now: float) -> _Verdict:
        verified, key_id, key = verify_token_with_key(token, self._keys, now)
        policy = self._keys.policy(verified.issuer)
        assert policy is not None
        return _Verdict(verified, policy, key_id, key, now)
