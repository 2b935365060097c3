"""Starting quickly: no looking for garbage while importing, and nothing imported that few processes need."""

import gc
import subprocess
import sys

import pytest

from app.kit.starting import imported

SELDOM_NEEDED = ("alembic", "disarm", "holidays", "icalendar", "pyhanko", "rapidfuzz", "xlsxwriter", "yaml")


def test_importing_looks_for_no_garbage_and_what_it_made_stays(monkeypatch: pytest.MonkeyPatch):
    seen: list[bool] = []
    frozen = gc.get_freeze_count()
    monkeypatch.setattr("app.kit.starting.import_module", lambda _name: seen.append(gc.isenabled()))
    imported("anything")
    assert seen == [False]
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen
    gc.unfreeze()


def test_a_module_that_is_not_there_leaves_the_collector_running():
    with pytest.raises(ModuleNotFoundError):
        imported("app.nowhere")
    assert gc.isenabled()
    gc.unfreeze()


def test_serving_begins_without_what_is_seldom_needed():
    made = "app.main.create_app(app.kit.config.Settings(), targets=None)"
    program = f"import sys, app.cli, app.serving\n{made}\nprint(*{set(SELDOM_NEEDED)} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
