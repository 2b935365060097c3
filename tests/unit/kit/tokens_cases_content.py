"""What the spelling, the signature and the claims of a token may be, and issuers without keys."""

import json
from functools import partial

from cryptography.hazmat.primitives import hashes

from tests.unit.kit.tokens_forgery import (
    CITY,
    PLAIN,
    PROVINCE_AUDIENCE,
    UNLOADED,
    Case,
    Unavailable,
    by_attacker,
    claimed,
    der_signature,
    encoded_text,
    es,
    flipped_signature,
    good_claims,
    headed,
    header_of,
    last_character,
    nested,
    of_length,
    of_province,
    other_rsa_hash,
    part_replaced,
    ps,
    raw_ec_signature,
    respelled,
    rs,
    standard_alphabet,
    swapped,
    transplanted,
    with_json,
)
from tests.unit.kit.tokens_support import (
    AUDIENCE,
    NOW,
    compact,
    mint,
    rsa_key,
)

FORM = "not three base64url segments within the length limit"
SPELLING = "a segment is not canonical base64url"
NOT_BASE64 = "a segment is not base64url"
HEADER_NAME = "header: a name is not allowed"
CLAIMS_JSON = "claims: not JSON in UTF-8"
CLAIMS_OBJECT = "claims: not a JSON object"
SIGNATURE = "jose: Signature verification failed."
TYPE = "typ is not that of an access token"
UNKNOWN = "kid is not in the keyset of the issuer"
NO_ISSUER = "iss is missing or not a text"
FOREIGN = "iss is not a configured issuer"
LIFETIME = "the lifetime is not between zero and six hours"
SCOPE = "scope is not a space-separated text"
MARK = "the distinguishing claim of the issuer is missing"
AUD = "jose: Invalid audience"
AUD_FORMAT = "jose: Invalid claim format in token"


def instant(name: str) -> str:
    return f"{name} is not an instant"


def text(name: str) -> str:
    return f"{name} is not a short printable text"


SPELLINGS = (
    *(Case(f"last character, variant {n}", partial(last_character, n), SPELLING) for n in range(1, 16)),
    Case("last character of RS256", lambda: respelled(rs(), 1), SPELLING),
    Case(
        "last character of the header",
        lambda: part_replaced(headed(cty="xx"), 0, lambda part: respelled(part, 1)),
        SPELLING,
    ),
    Case("one character too many for octets", lambda: part_replaced(es(), 2, lambda part: part + "AAA"), NOT_BASE64),
    Case("padding of one", lambda: es() + "=", FORM),
    Case("padding of two", lambda: es() + "==", FORM),
    Case("padding in the header", lambda: part_replaced(es(), 0, lambda part: part + "="), FORM),
    Case("junk in the signature", lambda: part_replaced(es(), 2, lambda part: part[:9] + "!" + part[9:]), FORM),
    Case(
        "line break in the signature", lambda: part_replaced(es(), 2, lambda part: part[:9] + "\n" + part[9:]), FORM
    ),
    Case("standard alphabet", standard_alphabet, FORM),
    Case("line break at the end", lambda: es() + "\n", FORM),
    Case("space in front", lambda: " " + es(), FORM),
    Case("NUL at the end", lambda: es() + "\x00", FORM),
    Case("letter beyond ASCII", lambda: es() + "é", FORM),
    Case("digit beyond ASCII", lambda: part_replaced(es(), 2, lambda part: part[:-1] + "٣"), FORM),
    Case("lone surrogate", lambda: es() + "\ud800", FORM),
    Case("empty", lambda: "", FORM),
    Case("two dots", lambda: "..", FORM),
    Case("one segment", lambda: es().split(".")[0], FORM),
    Case("two segments", lambda: es().rpartition(".")[0], FORM),
    Case("four segments", lambda: es() + ".AAAA", FORM),
    Case("five segments, as JWE", lambda: es() + ".AAAA.AAAA", FORM),
    Case(
        "JSON serialisation",
        lambda: json.dumps(dict(zip(("protected", "payload", "signature"), es().split("."), strict=True))),
        FORM,
    ),
    Case("8193 characters", lambda: of_length(8193), FORM),
    Case("a million characters", lambda: "A" * 1_000_000, FORM),
)

SIGNATURES = (
    Case("signed by an attacker", by_attacker, SIGNATURE),
    Case("signed by another issuer", lambda: es(key="province"), SIGNATURE),
    Case("signed by another issuer that has a key of this kid", lambda: es(key="plain"), SIGNATURE),
    Case(
        "signed by another issuer, named in the claims of ours", lambda: of_province(iss=CITY, aud=AUDIENCE), UNKNOWN
    ),
    Case(
        "RS256 by another key",
        lambda: mint(rsa_key("city-ps"), compact(header_of("RS256", "rs")), compact(good_claims()), "RS256"),
        SIGNATURE,
    ),
    Case("one bit flipped", flipped_signature, SIGNATURE),
    Case("claims of another token", lambda: transplanted(1), SIGNATURE),
    Case("header of another token", lambda: transplanted(0), SIGNATURE),
    Case("signature of another token", lambda: transplanted(2), SIGNATURE),
    Case("segments swapped", swapped, HEADER_NAME),
    Case("signature empty", lambda: es().rpartition(".")[0] + ".", FORM),
    Case("signature in DER", der_signature, SIGNATURE),
    Case("signature of zeros", lambda: raw_ec_signature(lambda _: bytes(64)), SIGNATURE),
    Case("signature one octet short", lambda: raw_ec_signature(lambda raw: raw[:-1]), SIGNATURE),
    Case("signature one octet long", lambda: raw_ec_signature(lambda raw: raw + b"\0"), SIGNATURE),
    Case("signature halves swapped", lambda: raw_ec_signature(lambda raw: raw[32:] + raw[:32]), SIGNATURE),
    Case("RS256 with SHA-1", lambda: other_rsa_hash("RS256", hashes.SHA1()), SIGNATURE),
    Case("RS256 with SHA-512", lambda: other_rsa_hash("RS256", hashes.SHA512()), SIGNATURE),
    Case("PS256 signed as RS256", lambda: rs(header_of("PS256", "rs-as-ps")), SIGNATURE),
    Case(
        "RS256 signed as PS256",
        lambda: mint(rsa_key("city"), compact(header_of("RS256", "rs")), compact(good_claims()), "PS256"),
        SIGNATURE,
    ),
    Case("PS256 without salt", lambda: ps(salt_length=0), SIGNATURE),
    Case("PS256 with the longest salt", lambda: ps(salt_length=222), SIGNATURE),
    Case(
        "PS256 by another key",
        lambda: mint(rsa_key("city"), compact(header_of("PS256", "ps")), compact(good_claims()), "PS256"),
        SIGNATURE,
    ),
)

CLAIMS = (
    Case("iss missing", lambda: claimed(iss=...), NO_ISSUER),
    Case("iss null", lambda: claimed(iss=None), NO_ISSUER),
    Case("iss a list", lambda: claimed(iss=[CITY]), NO_ISSUER),
    Case("iss a number", lambda: claimed(iss=1), NO_ISSUER),
    Case("iss foreign", lambda: claimed(iss="https://evil.example"), FOREIGN),
    Case("iss empty", lambda: claimed(iss=""), FOREIGN),
    Case("iss with a slash more", lambda: claimed(iss=CITY + "/"), FOREIGN),
    Case("iss in capitals", lambda: claimed(iss=CITY.upper()), FOREIGN),
    Case("iss of another trusted issuer", lambda: claimed(iss=PLAIN), SIGNATURE),
    Case("aud missing", lambda: claimed(aud=...), 'jose: missing required key "aud" among claims'),
    Case("aud null", lambda: claimed(aud=None), AUD_FORMAT),
    Case("aud empty", lambda: claimed(aud=""), AUD),
    Case("aud an empty list", lambda: claimed(aud=[]), AUD),
    Case("aud of another trusted issuer", lambda: claimed(aud=PROVINCE_AUDIENCE), AUD),
    Case("aud ours, but not of this issuer", lambda: of_province(aud=AUDIENCE), AUD),
    Case("aud another service", lambda: claimed(aud="urn:other"), AUD),
    Case("aud only begins like ours", lambda: claimed(aud=AUDIENCE + "2"), AUD),
    Case("aud part of ours", lambda: claimed(aud=AUDIENCE[:-1]), AUD),
    Case("aud in capitals", lambda: claimed(aud=AUDIENCE.upper()), AUD),
    Case("aud a list without ours", lambda: claimed(aud=["urn:a", "urn:b"]), AUD),
    Case("aud a list with a number", lambda: claimed(aud=[AUDIENCE, 1]), AUD_FORMAT),
    Case("aud an object", lambda: claimed(aud={AUDIENCE: True}), AUD_FORMAT),
    Case("exp missing", lambda: claimed(exp=...), instant("exp")),
    Case("exp a numeric text", lambda: claimed(exp=str(NOW + 3600)), instant("exp")),
    Case("exp true", lambda: claimed(exp=True), instant("exp")),
    Case("exp null", lambda: claimed(exp=None), instant("exp")),
    Case("exp a list", lambda: claimed(exp=[NOW + 3600]), instant("exp")),
    Case("exp an object", lambda: claimed(exp={}), instant("exp")),
    Case("exp zero", lambda: claimed(exp=0), instant("exp")),
    Case("exp negative", lambda: claimed(exp=-NOW), instant("exp")),
    Case("exp 2^53", lambda: claimed(exp=2**53), instant("exp")),
    Case("exp of 300 digits", lambda: claimed(exp=10**299), instant("exp")),
    Case("exp of 400 digits", lambda: claimed(exp=10**399), "claims: a number is too large"),
    Case(
        "exp of 5000 digits",
        lambda: with_json(f'"exp":{NOW + 3600}', f'"exp":{"9" * 5000}'),
        "claims: a number is too large",
    ),
    Case("exp 1e300", lambda: claimed(exp=1e300), instant("exp")),
    Case("exp 1e400", lambda: with_json(f'"exp":{NOW + 3600}', '"exp":1e400'), "claims: a number is too large"),
    Case("exp NaN", lambda: claimed(exp=float("nan")), "claims: NaN and infinities are not JSON"),
    Case("exp Infinity", lambda: claimed(exp=float("inf")), "claims: NaN and infinities are not JSON"),
    Case("exp 30 s ago", lambda: claimed(exp=NOW - 30), "exp has passed"),
    Case("exp an hour ago", lambda: claimed(iat=NOW - 7200, exp=NOW - 3600), "exp has passed"),
    Case("exp in milliseconds", lambda: claimed(exp=(NOW + 3600) * 1000), LIFETIME),
    Case("iat missing", lambda: claimed(iat=...), instant("iat")),
    Case("iat a numeric text", lambda: claimed(iat=str(NOW)), instant("iat")),
    Case("iat null", lambda: claimed(iat=None), instant("iat")),
    Case("iat a list", lambda: claimed(iat=[NOW]), instant("iat")),
    Case("iat true", lambda: claimed(iat=True), instant("iat")),
    Case("iat negative", lambda: claimed(iat=-1), instant("iat")),
    Case("iat 31 s ahead", lambda: claimed(iat=NOW + 31), "iat lies in the future"),
    Case("nbf 31 s ahead", lambda: claimed(nbf=NOW + 31), "nbf lies in the future"),
    Case("nbf a text", lambda: claimed(nbf=str(NOW - 60)), instant("nbf")),
    Case("nbf null", lambda: claimed(nbf=None), instant("nbf")),
    Case("nbf false", lambda: claimed(nbf=False), instant("nbf")),
    Case("lifetime a second over six hours", lambda: claimed(iat=NOW, exp=NOW + 21_601), LIFETIME),
    Case("lifetime of ten years", lambda: claimed(exp=NOW + 315_360_000), LIFETIME),
    Case("exp equal to iat", lambda: claimed(iat=NOW, exp=NOW), LIFETIME),
    Case("exp before iat", lambda: claimed(iat=NOW + 10, exp=NOW + 5), LIFETIME),
    Case("sub missing", lambda: claimed(sub=...), 'jose: missing required key "sub" among claims'),
    Case("sub null", lambda: claimed(sub=None), "jose: Subject must be a string."),
    Case("sub a number", lambda: claimed(sub=7), "jose: Subject must be a string."),
    Case("sub a list", lambda: claimed(sub=["a"]), "jose: Subject must be a string."),
    Case("sub empty", lambda: claimed(sub=""), text("sub")),
    Case("sub of 256 characters", lambda: claimed(sub="s" * 256), text("sub")),
    Case("sub with NUL", lambda: claimed(sub="a\x00b"), text("sub")),
    Case("sub with a line break", lambda: claimed(sub="a\nINFO forged"), text("sub")),
    Case("sub with a lone surrogate", lambda: claimed(sub="a\ud800"), text("sub")),
    Case("sub with a direction mark", lambda: claimed(sub="a\u202eb"), text("sub")),
    Case("client missing", lambda: claimed(client_id=...), text("azp")),
    Case("client_id empty", lambda: claimed(client_id=""), text("client_id")),
    Case("client_id a number", lambda: claimed(client_id=1), text("client_id")),
    Case("client_id null beside azp", lambda: claimed(client_id=None, azp="zaaksysteem"), text("client_id")),
    Case("azp and client_id differ", lambda: claimed(azp="other"), "client_id and azp differ"),
    Case("jti missing", lambda: claimed(jti=...), text("jti")),
    Case("jti empty", lambda: claimed(jti=""), text("jti")),
    Case("jti null", lambda: claimed(jti=None), "jose: JWT ID must be a string."),
    Case("jti a number", lambda: claimed(jti=1), "jose: JWT ID must be a string."),
    Case("jti of 256 characters", lambda: claimed(jti="j" * 256), text("jti")),
    Case("scope a list", lambda: claimed(scope=["agreements.read"]), SCOPE),
    Case("scope an object", lambda: claimed(scope={}), SCOPE),
    Case("scope null", lambda: claimed(scope=None), SCOPE),
    Case("scope a number", lambda: claimed(scope=0), SCOPE),
    Case("scope false", lambda: claimed(scope=False), SCOPE),
    Case("scope with two spaces", lambda: claimed(scope="a  b"), SCOPE),
    Case("scope with a space in front", lambda: claimed(scope=" a"), SCOPE),
    Case("scope ending in a line break", lambda: claimed(scope="a b\n"), SCOPE),
    Case("scope with a tab", lambda: claimed(scope="a\tb"), SCOPE),
    Case("scope with a quote", lambda: claimed(scope='a"b'), SCOPE),
    Case("scope beyond ASCII", lambda: claimed(scope="é"), SCOPE),
    Case("sub twice", lambda: with_json('"sub":', '"sub":"admin","sub":'), "claims: a member name occurs twice"),
    Case(
        "iss twice, foreign first",
        lambda: with_json('"iss":', '"iss":"https://evil.example","iss":'),
        "claims: a member name occurs twice",
    ),
    Case(
        "name twice, deep inside",
        lambda: with_json('{"iss"', '{"a":[{"b":1,"b":2}],"iss"'),
        "claims: a member name occurs twice",
    ),
    Case("claims nested 33 deep", lambda: nested(33), "claims: JSON is nested too deeply"),
    Case("claims nested 2500 deep", lambda: nested(2500), "claims: JSON is nested too deeply"),
    Case("claims a list", lambda: es(b"[]"), CLAIMS_OBJECT),
    Case("claims a text", lambda: es(b'"iss"'), CLAIMS_OBJECT),
    Case("claims a number", lambda: es(b"1"), CLAIMS_OBJECT),
    Case("claims null", lambda: es(b"null"), CLAIMS_OBJECT),
    Case(
        "claims not UTF-8",
        lambda: encoded_text(json.dumps(good_claims(sub="é"), ensure_ascii=False), "latin-1"),
        CLAIMS_JSON,
    ),
    Case("claims in UTF-16", lambda: encoded_text(json.dumps(good_claims()), "utf-16-le"), CLAIMS_JSON),
    Case("claims with a byte order mark", lambda: es(b"\xef\xbb\xbf" + compact(good_claims())), CLAIMS_JSON),
    Case("claims cut off", lambda: es(compact(good_claims())[:-1]), CLAIMS_JSON),
    Case("claims with a trailing comma", lambda: es(compact(good_claims())[:-1] + b",}"), CLAIMS_JSON),
    Case("claims in single quotes", lambda: es(str(good_claims()).encode()), CLAIMS_JSON),
    Case("plain type without the mark", lambda: es(good_claims(iss=PLAIN), header_of(typ="JWT"), "plain"), MARK),
    Case(
        "plain type of an ID token", lambda: es(good_claims(iss=PLAIN, typ="ID"), header_of(typ="JWT"), "plain"), MARK
    ),
    Case(
        "plain type, mark in a list",
        lambda: es(good_claims(iss=PLAIN, typ=["Bearer"]), header_of(typ="JWT"), "plain"),
        MARK,
    ),
    Case(
        "no type at all, marked", lambda: es(good_claims(iss=PLAIN, typ="Bearer"), header_of(typ=...), "plain"), TYPE
    ),
)

OUTAGES = (
    Unavailable("issuer never loaded", lambda: claimed(iss=UNLOADED)),
    Case(
        "issuer never loaded, but malformed anyway", lambda: es(good_claims(iss=UNLOADED), header_of(typ="JWT")), TYPE
    ),
)
