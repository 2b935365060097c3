"""Having a file inspected by a program of its own, which may use up memory and time, but not ours."""

import asyncio
import sys
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from app.documents.file_rules import PDF
from app.documents.rules import FileInspection
from app.documents.schemas import Inspected

# Well past its time on the processor, so that only a PDF that keeps waiting for something meets it.
INSPECTION_SECONDS = 45.0
_ROOT = Path(__file__).parents[2]
_AT_ONCE = asyncio.Semaphore(2)


async def inspection_of(content: BinaryIO, media_type: str, roots: Path | None) -> Inspected:
    """Return what is found in a file; whatever goes wrong with a PDF, it is `unreadable`."""
    if media_type != PDF:
        return Inspected(inspection=FileInspection.NOT_A_PDF)
    async with _AT_ONCE:
        content.seek(0)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app.documents.inspection", *([str(roots)] if roots else [])),
            stdin=content,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Passwords and keys of the register stay with the register.
            env={"PYTHONPATH": str(_ROOT)},
        )
        try:
            async with asyncio.timeout(INSPECTION_SECONDS):
                said, _ = await process.communicate()
        except TimeoutError:
            return Inspected(inspection=FileInspection.UNREADABLE)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    try:
        return Inspected.model_validate_json(said)
    except ValidationError:
        return Inspected(inspection=FileInspection.UNREADABLE)
