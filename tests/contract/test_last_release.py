"""The contract partners build on: the description of the last released version, which nothing present breaks."""

import json
from pathlib import Path

import pytest

from app.version import VERSION
from tests import drift
from tests.contract.operations import description


def test_nothing_breaks_what_was_released():
    assert drift.contract_drift() == []


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release of the present description, and a present description that is a copy to change."""
    present, released = tmp_path / "openapi.json", tmp_path / "released" / "openapi.json"
    present.write_text(json.dumps(description()))
    monkeypatch.setattr(drift, "DESCRIPTION", present)
    monkeypatch.setattr(drift, "RELEASED", released)
    drift.release()
    assert drift.contract_drift() == []
    return present


def with_a_path_less(present: Path, version: str) -> None:
    document = json.loads(present.read_text())
    document["info"]["version"] = version
    del document["paths"]["/codelists"]
    present.write_text(json.dumps(document))


def test_a_breaking_change_is_told_and_cannot_be_released(release: Path):
    with_a_path_less(release, VERSION)
    told = f"breaks what was released as {VERSION}: /codelists: It no longer exists."
    assert drift.contract_drift() == [told]
    with pytest.raises(SystemExit, match="/codelists"):
        drift.release()
    assert "/codelists" in json.loads(drift.RELEASED.read_text())["paths"]


def test_with_a_new_major_version_it_can(release: Path):
    with_a_path_less(release, f"{int(VERSION.partition('.')[0]) + 1}.0.0")
    assert drift.contract_drift() == []
    drift.release()
    assert "/codelists" not in json.loads(drift.RELEASED.read_text())["paths"]
