"""What the algorithm and the header of a token may be, and tokens that are good."""

import json
from functools import partial

from cryptography.hazmat.primitives import hashes

from tests.unit.kit.tokens_forgery import (
    CITY,
    DER,
    LONG_KID,
    PEM,
    PKCS1,
    PLAIN,
    PROVINCE,
    PROVINCE_AUDIENCE,
    SPKI,
    Case,
    attacker_jwk,
    by_attacker,
    claimed,
    es,
    good_claims,
    headed,
    header_of,
    nested,
    of_length,
    of_province,
    other_rsa_hash,
    p384_token,
    ps,
    public_octets,
    rs,
    small_rsa_token,
    unsigned,
    with_hmac,
    with_json,
)
from tests.unit.kit.tokens_support import (
    AUDIENCE,
    NOW,
    b64,
    compact,
    rsa_jwk,
    rsa_key,
)

FORM = "not three base64url segments within the length limit"
NOT_BASE64 = "a segment is not base64url"
HEADER_NAME = "header: a name is not allowed"
HEADER_VALUE = "header: a value is not a text"
HEADER_TWICE = "header: a member name occurs twice"
HEADER_JSON = "header: not JSON in UTF-8"
HEADER_OBJECT = "header: not a JSON object"
ALG = "alg is not allowed for the issuer"
KEY_ALG = "alg is not the algorithm of the key"
KID = "kid is missing or malformed"
UNKNOWN = "kid is not in the keyset of the issuer"
TYPE = "typ is not that of an access token"


def instant(name: str) -> str:
    return f"{name} is not an instant"


def text(name: str) -> str:
    return f"{name} is not a short printable text"


GOOD = (
    Case("RS256", rs, None),
    Case("ES256", es, None),
    Case("PS256", ps, None),
    Case("typ in capitals", lambda: headed(typ="AT+JWT"), None),
    Case("typ as full media type", lambda: headed(typ="Application/at+jwt"), None),
    Case("kid of 128 characters, all punctuation", lambda: headed(kid=LONG_KID), None),
    Case("informative headers", lambda: headed(cty="json", x5t="aa", **{"x5t#S256": "bb"}), None),
    Case("several audiences", lambda: claimed(aud=["urn:other", AUDIENCE]), None),
    Case("exp 29 s ago", lambda: claimed(exp=NOW - 29), None),
    Case("exp with a fraction", lambda: claimed(exp=NOW + 60.5), None),
    Case("exp with an exponent", lambda: with_json(f'"exp":{NOW + 3600}', '"exp":1.7950036e9'), None),
    Case("iat 30 s ahead", lambda: claimed(iat=NOW + 30), None),
    Case("nbf 30 s ahead", lambda: claimed(nbf=NOW + 30), None),
    Case("nbf in the past", lambda: claimed(nbf=NOW - 3600), None),
    Case("lifetime of six hours", lambda: claimed(iat=NOW, exp=NOW + 21_600), None),
    Case("azp instead of client_id", lambda: claimed(client_id=..., azp="zaaksysteem"), None),
    Case("azp equal to client_id", lambda: claimed(azp="zaaksysteem"), None),
    Case("no scope", lambda: claimed(scope=...), None),
    Case("empty scope", lambda: claimed(scope=""), None),
    Case("sub of 255 characters", lambda: claimed(sub="s" * 255), None),
    Case("sub with a space and an accent", lambda: claimed(sub="José van Dijk"), None),
    Case("name is not a text", lambda: claimed(name={"first": "An"}), None),
    Case("at_hash of an ID token", lambda: claimed(at_hash="deadbeef"), None),
    Case("objects in private claims", lambda: claimed(realm_access={"roles": ["a", {"b": []}]}), None),
    Case("claims nested 32 deep", lambda: nested(32), None),
    Case("brackets within a text", lambda: claimed(note='[[[[{"\\' * 20), None),
    Case("white space around JSON", lambda: es(b" \n\t" + compact(good_claims()) + b"\r\n "), None),
    Case("8192 characters", lambda: of_length(8192), None),
    Case("issuer with one algorithm and an audience of its own", of_province, None),
    Case("audiences of both issuers", lambda: of_province(aud=[AUDIENCE, PROVINCE_AUDIENCE]), None),
    Case("plain type, marked", lambda: es(good_claims(iss=PLAIN, typ="Bearer"), header_of(typ="JWT"), "plain"), None),
    Case(
        "plain type in small letters",
        lambda: es(good_claims(iss=PLAIN, typ="Bearer"), header_of(typ="jwt"), "plain"),
        None,
    ),
    Case("access type needs no mark", lambda: es(good_claims(iss=PLAIN), key="plain"), None),
)

ALGORITHMS = (
    *(Case(f"alg {alg}, no signature", partial(unsigned, alg), FORM) for alg in ("none", "None", "NONE", "nOnE")),
    *(
        Case(f"alg {alg}, some signature", partial(unsigned, alg, b"x"), ALG)
        for alg in ("none", "None", "NONE", "nOnE", "")
    ),
    Case("alg none on a good signature", lambda: headed(alg="none"), ALG),
    Case("HS256 with the public key as PEM", lambda: with_hmac(public_octets(PEM, SPKI)), ALG),
    Case("HS256 with the public key as PKCS1 PEM", lambda: with_hmac(public_octets(PEM, PKCS1)), ALG),
    Case("HS256 with the public key as DER", lambda: with_hmac(public_octets(DER, SPKI)), ALG),
    Case("HS256 with the public key as PKCS1 DER", lambda: with_hmac(public_octets(DER, PKCS1)), ALG),
    Case("HS256 with the public key as base64", lambda: with_hmac(b64(public_octets(DER, SPKI)).encode()), ALG),
    Case("HS256 with the JWK", lambda: with_hmac(json.dumps(rsa_jwk(rsa_key("city"), "rs", "RS256")).encode()), ALG),
    Case("HS256 with an empty secret", lambda: with_hmac(b""), ALG),
    Case("HS384 with the public key as DER", lambda: with_hmac(public_octets(DER, SPKI), "HS384"), ALG),
    Case("HS512 with the public key as DER", lambda: with_hmac(public_octets(DER, SPKI), "HS512"), ALG),
    Case("RS384, well signed", lambda: other_rsa_hash("RS384", hashes.SHA384()), ALG),
    Case("RS512, well signed", lambda: other_rsa_hash("RS512", hashes.SHA512()), ALG),
    Case("RS256 in small letters", lambda: rs(header_of("rs256", "rs")), ALG),
    Case("alg is part of a name", lambda: headed(alg="S256"), ALG),
    Case("ES512", lambda: headed(alg="ES512"), ALG),
    Case("EdDSA", lambda: headed(alg="EdDSA"), ALG),
    Case("dir", lambda: headed(alg="dir"), ALG),
    Case("alg missing", lambda: headed(alg=...), ALG),
    Case("alg null", lambda: headed(alg=None), HEADER_VALUE),
    Case("alg a list", lambda: headed(alg=["ES256"]), HEADER_VALUE),
    Case("alg a number", lambda: headed(alg=256), HEADER_VALUE),
    Case("RS256 with the kid of an EC key", lambda: rs(header_of("RS256", "es")), KEY_ALG),
    Case("ES256 with the kid of an RSA key", lambda: headed(kid="rs"), KEY_ALG),
    Case("PS256 with the kid of an RS256 key", lambda: ps(header_of("PS256", "rs")), KEY_ALG),
    Case("RS256 with the same key meant for PS256", lambda: rs(header_of("RS256", "rs-as-ps")), KEY_ALG),
    Case(
        "algorithm another issuer may use",
        lambda: es(good_claims(iss=PROVINCE), header_of("RS256", "rs-province")),
        ALG,
    ),
    Case("ES256 on P-384", p384_token, UNKNOWN),
    Case("RSA of 1024 bits", small_rsa_token, UNKNOWN),
)

HEADERS = (
    Case("embedded jwk of an attacker", lambda: by_attacker(kid="attacker", jwk=attacker_jwk()), HEADER_NAME),
    Case("embedded jwk under a known kid", lambda: by_attacker(jwk=attacker_jwk()), HEADER_NAME),
    Case("jku", lambda: by_attacker(jku="https://evil.example/jwks"), HEADER_NAME),
    Case("x5u", lambda: by_attacker(x5u="https://evil.example/x5u"), HEADER_NAME),
    Case("x5c", lambda: by_attacker(x5c=["MIIB"]), HEADER_NAME),
    Case("crit unknown", lambda: headed(crit=["exp2"], exp2=1), HEADER_NAME),
    Case("crit empty", lambda: headed(crit=[]), HEADER_NAME),
    Case("crit b64", lambda: headed(crit=["b64"], b64=False), HEADER_NAME),
    Case("b64 alone", lambda: headed(b64=False), HEADER_NAME),
    Case("b64 true", lambda: headed(b64=True), HEADER_NAME),
    Case("zip", lambda: headed(zip="DEF"), HEADER_NAME),
    Case("enc", lambda: headed(enc="A256GCM"), HEADER_NAME),
    Case("claim in the header", lambda: headed(iss=CITY), HEADER_NAME),
    Case("name in capitals", lambda: headed(ALG="ES256"), HEADER_NAME),
    Case("kid missing", lambda: headed(kid=...), KID),
    Case("kid empty", lambda: headed(kid=""), KID),
    Case("kid of 129 characters", lambda: headed(kid="k" * 129), KID),
    Case("kid null", lambda: headed(kid=None), HEADER_VALUE),
    Case("kid a number", lambda: headed(kid=1), HEADER_VALUE),
    Case("kid a list", lambda: headed(kid=["es"]), HEADER_VALUE),
    Case("kid an object", lambda: headed(kid={"es": 1}), HEADER_VALUE),
    Case("kid with SQL", lambda: headed(kid="es' UNION SELECT 'k"), KID),
    Case("kid with a line break", lambda: headed(kid="es\r\nINFO forged line"), KID),
    Case("kid ending in a line break", lambda: headed(kid="es\n"), KID),
    Case("kid with NUL", lambda: headed(kid="es\x00"), KID),
    Case("kid with full-width letters", lambda: headed(kid="ｅｓ"), KID),
    Case("kid with a lone surrogate", lambda: headed(kid="\ud800"), KID),
    Case("kid a log format", lambda: headed(kid="%(name)s{0}"), KID),
    Case("kid a path", lambda: headed(kid="../../../../dev/null"), UNKNOWN),
    Case("kid an address", lambda: headed(kid="https://evil.example/jwks"), UNKNOWN),
    Case("kid a Python name", lambda: headed(kid="__class__"), UNKNOWN),
    Case("kid in other letters", lambda: headed(kid="ES"), UNKNOWN),
    Case("kid of another issuer", lambda: es(header=header_of(kid="es-province"), key="province"), UNKNOWN),
    Case("typ missing", lambda: headed(typ=...), TYPE),
    Case("typ JWT", lambda: headed(typ="JWT"), TYPE),
    Case("typ empty", lambda: headed(typ=""), TYPE),
    Case("typ with a space", lambda: headed(typ="at+jwt "), TYPE),
    Case("typ of an ID token", lambda: headed(typ="id+jwt"), TYPE),
    Case("typ of a logout token", lambda: headed(typ="logout+jwt"), TYPE),
    Case("typ application/jwt", lambda: headed(typ="application/jwt"), TYPE),
    Case("typ a list", lambda: headed(typ=["at+jwt"]), HEADER_VALUE),
    Case("informative header nested", lambda: headed(cty={"a": "b"}), HEADER_VALUE),
    Case("alg twice", lambda: es(header=b'{"alg":"none","alg":"ES256","kid":"es","typ":"at+jwt"}'), HEADER_TWICE),
    Case("kid twice", lambda: es(header=b'{"kid":"x","alg":"ES256","kid":"es","typ":"at+jwt"}'), HEADER_TWICE),
    Case(
        "alg twice, once escaped",
        lambda: es(header=b'{"alg":"ES256","\\u0061lg":"none","kid":"es","typ":"at+jwt"}'),
        HEADER_TWICE,
    ),
    Case(
        "NaN in the header",
        lambda: es(header=b'{"alg":"ES256","kid":"es","typ":"at+jwt","cty":NaN}'),
        "header: NaN and infinities are not JSON",
    ),
    Case(
        "1e400 in the header",
        lambda: es(header=b'{"alg":"ES256","kid":"es","typ":"at+jwt","cty":1e400}'),
        "header: a number is too large",
    ),
    Case(
        "header nested 2000 deep",
        lambda: es(header=b'{"alg":' + b"[" * 2000 + b"]" * 2000 + b"}"),
        "header: JSON is nested too deeply",
    ),
    Case("header a list", lambda: es(header=b'["ES256"]'), HEADER_OBJECT),
    Case("header a text", lambda: es(header=b'"ES256"'), HEADER_OBJECT),
    Case("header null", lambda: es(header=b"null"), HEADER_OBJECT),
    Case("header an empty object", lambda: es(header=b"{}"), TYPE),
    Case(
        "header not UTF-8", lambda: es(header=b'{"alg":"ES256","kid":"es","typ":"at+jwt","cty":"\xff"}'), HEADER_JSON
    ),
    Case("header with a byte order mark", lambda: es(header=b"\xef\xbb\xbf" + compact(header_of())), HEADER_JSON),
    Case("header in UTF-16", lambda: es(header=json.dumps(header_of()).encode("utf-16")), HEADER_JSON),
    Case("header with more after it", lambda: es(header=compact(header_of()) + b"{}"), HEADER_JSON),
    Case("header with a comment", lambda: es(header=b"/**/" + compact(header_of())), HEADER_JSON),
)
