"""How long tests wait for a machine that stands still: what people run is measured in `tests/service/faults` only."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from app.kit import connecting, database, probe, read_pool, write_engine
from app.kit.config import Settings

PATIENCE_SECONDS = 60.0
PATIENT_SETTINGS = {"statement_timeout_ms": 60_000, "lock_timeout_ms": 60_000}
PROMPT_SETTINGS = {name: Settings.model_fields[name].default for name in PATIENT_SETTINGS}
_LIMITS = (
    (connecting, "CONNECT_SECONDS"),
    (connecting, "PING_SECONDS"),
    (connecting, "CLOSE_SECONDS"),
    (database, "CLOSE_SECONDS"),
    (database, "IDLE_SECONDS"),
    (probe, "PROBE_SECONDS"),
    (read_pool, "WAIT_SECONDS"),
    (write_engine, "WAIT_SECONDS"),
)
_DEFAULTS = [getattr(module, name) for module, name in _LIMITS]


@contextmanager
def _limits(values: list[float]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), value in zip(_LIMITS, values, strict=True):
            patch.setattr(module, name, value)
        yield


def patient() -> AbstractContextManager[None]:
    """Wait a minute where people wait for seconds."""
    return _limits([PATIENCE_SECONDS] * len(_LIMITS))


def prompt() -> AbstractContextManager[None]:
    """Wait as long as people do."""
    return _limits(_DEFAULTS)
