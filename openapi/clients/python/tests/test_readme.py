"""What README.md shows is run, and has the right types."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Service

CLIENT = Path(__file__).parents[1]
README = (CLIENT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"(<!-- run -->\n)?```python\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall(README)


def test_the_quick_start_runs(
    service: Service,
    registrar: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONVENANT_TOKEN", registrar)
    names: dict[str, object] = {}
    shown = [code for is_run, code in BLOCKS if is_run]
    assert len(shown) > 8
    for code in shown:
        exec(compile(code.replace("http://127.0.0.1:8000", service.url), "README.md", "exec"), names)
    names["register"].close()  # type: ignore[attr-defined]
    told = capsys.readouterr().out
    assert "Samenwerkingsovereenkomst Veerkrachtige Wijken in_decision" in told
    assert "14 findings" in told
    assert "now version" in told
    assert "nothing new" in told
    assert "exists:" in told


def test_the_examples_have_the_right_types(tmp_path: Path):
    program = tmp_path / "readme.py"
    program.write_text("\n".join(code for _, code in BLOCKS), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", sys.executable, str(program)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_method_in_the_table_exists():
    from convenant_client import Convenant  # noqa: PLC0415 - after the register has been asked for nothing

    rows = re.findall(r"^\| `[A-Z]+ [^|]*\| `register\.([a-z_.]+)\(", README, re.MULTILINE)
    assert len(rows) > 8
    with Convenant("http://register.test") as register:
        for path in rows:
            found: object = register
            for name in path.split("."):
                found = getattr(found, name)
            assert callable(found)
