"""Documents to be given a file."""

from pathlib import Path
from typing import Any

from app.kit.config import Settings
from tests.api.programmes.support import World

DOCUMENTS = "/v1/documents"


async def document(world: World, **facts: Any) -> dict[str, Any]:
    """Record a document of the municipality, or of what is named."""
    body = {"kind": "letter", "available": False, "organisationId": world.municipality_id}
    return await world.municipality.record(DOCUMENTS, body | facts)


def stored(settings: Settings) -> set[Path]:
    """Every file in the store."""
    return {path for path in (settings.data_dir / "files").rglob("*") if path.is_file()}
