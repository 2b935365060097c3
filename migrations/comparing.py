"""How tables and a database are compared: what is left out, and how our own column types are written."""

from typing import Any

from app.kit.tables import JsonColumn


def _render_item(kind: str, item: Any, _autogen_context: Any) -> str | bool:
    """Write our JSON columns as plain JSONB, so that a revision does not depend on today's code."""
    if kind == "type" and isinstance(item, JsonColumn):
        return "postgresql.JSONB(astext_type=sa.Text())"
    return False


def _compare_type(
    _context: Any, _inspected: Any, _metadata: Any, _inspected_type: Any, metadata_type: Any
) -> bool | None:
    return False if isinstance(metadata_type, JsonColumn) else None


# Tables written in SQL, because functions and triggers are what they are about.
_IN_SQL = frozenset({"journal", "journal_head", "journal_payload", "register_identity"})


def _include_object(_item: Any, name: str | None, kind: str, reflected: bool, _compare_to: Any) -> bool:
    return not (kind == "table" and reflected and name in _IN_SQL)


OPTIONS: dict[str, Any] = {
    "compare_type": _compare_type,
    "compare_server_default": False,
    "render_item": _render_item,
    "include_object": _include_object,
    "user_module_prefix": "sa.",
}
