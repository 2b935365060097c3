"""The hash of a text: SHA-256 over a canonical form that everybody can compute again.

The canonical form is the JSON array of the clauses in their order, each an object with the members `articleNo`,
`clauseKind`, `heading` and `text`, written as RFC 8785 (JSON Canonicalization Scheme) says: members sorted by name,
no white space, UTF-8. The texts are as the register returns them: Unicode NFC, lines end in a line feed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

MEMBERS = ("articleNo", "clauseKind", "heading", "text")


def canonical_form(clauses: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the bytes that are hashed; there are only texts and nulls in them, which JSON writes in one way."""
    kept = [{name: clause.get(name) for name in MEMBERS} for clause in clauses]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def text_sha256(clauses: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of a text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_form(clauses)).hexdigest()
