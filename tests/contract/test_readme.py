"""The README keeps its word: its commands run, its table of settings is the settings, its links lead somewhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from app.cli import command
from app.kit.config import Settings
from tests.e2e.service import ROOT, Service, environment

README = (ROOT / "README.md").read_text(encoding="utf-8")

# Where a machine has no curl, these lines are run by a stand-in that knows the options the README uses.
CURL = """#!{python}
import sys, urllib.error, urllib.request
headers, url, given = {{}}, "", iter(sys.argv[1:])
for word in given:
    if word == "-H":
        name, _, value = next(given).partition(":")
        headers[name] = value.strip()
    elif word != "-s":
        url = word
try:
    answer = urllib.request.urlopen(urllib.request.Request(url, headers=headers))
except urllib.error.HTTPError as error:
    answer = error
sys.stdout.write(answer.read().decode())
"""


def settings_table() -> str:
    """The configuration table as the settings class has it."""
    lines = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "–" if default in (None, ()) else f"`{getattr(default, 'value', default)}`"
        lines.append(f"| `CONVENANT_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines)


def test_table_of_settings_is_the_settings():
    assert settings_table() in README


def test_every_command_is_described_and_exists():
    described = set(
        re.findall(r"^\| `([a-z]+)[ `]", README.split("## Commands")[1].split("## Configuration")[0], re.MULTILINE)
    )
    existing = {
        registered.name or (registered.callback.__name__ if registered.callback else "")
        for registered in command.registered_commands
    }
    assert described == existing


def test_files_it_points_to_exist():
    named = re.findall(r"`((?:app|openapi|requirements|migrations|tests)/[\w./-]+)`", README)
    named += re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert named
    assert [path for path in named if not (ROOT / path.rstrip("/")).exists()] == []


def test_the_first_five_minutes_run(example_service: Service, tmp_path: Path):
    script = re.search(r"<!-- run -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert script is not None
    programs = tmp_path / "bin"
    programs.mkdir()
    if shutil.which("curl") is None:
        (programs / "curl").write_text(CURL.format(python=sys.executable))
        (programs / "curl").chmod(0o755)
    text = script.group(1).replace("127.0.0.1:8000", f"127.0.0.1:{example_service.port}")
    text = text.replace(".venv/bin/convenant", f"{shlex.quote(sys.executable)} -m app")
    surrounding = environment(example_service.data_dir)
    surrounding["PATH"] = f"{programs}{os.pathsep}{surrounding['PATH']}"
    done = subprocess.run(
        ["sh", "-eu", "-c", text], cwd=ROOT, env=surrounding, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('"code":"F-') == 14 + 12
    assert '"status":404' in done.stdout
    assert "Nothing is here, or nothing you may see." in done.stdout
    assert "The chain holds" in done.stdout
