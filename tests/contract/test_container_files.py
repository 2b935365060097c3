"""What can be checked of the container files where no container can be built."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import yaml

from app.cli import command
from app.kit.config import Settings
from tests.e2e.service import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = [
    line.split(maxsplit=1) for line in re.sub(r"\\\n\s*", " ", DOCKERFILE).splitlines() if line and line[0] != "#"
]
COMMANDS = {
    found.name or (found.callback.__name__ if found.callback else "") for found in command.registered_commands
}


def arguments(name: str) -> list[str]:
    return [rest for instruction, rest in INSTRUCTIONS if instruction == name]


def ignored(path: str) -> bool:
    """Whether .dockerignore, which lists what is let in, keeps a path out."""
    let_in = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    return not any(path == entry or path.startswith(f"{entry}/") for entry in let_in)


def test_every_path_it_copies_exists_and_is_let_in():
    for copied in arguments("COPY"):
        *sources, _target = [word for word in shlex.split(copied) if not word.startswith("--")]
        if "--from" in copied:
            continue
        for source in sources:
            assert (ROOT / source).exists(), source
            assert not ignored(source), source


def test_images_have_a_version_and_it_ends_as_somebody_without_rights():
    assert all(re.fullmatch(r"[\w./-]+:[\d.]+[\w.-]*( AS \w+)?", image) for image in arguments("FROM"))
    assert arguments("USER") == ["10001"]
    assert INSTRUCTIONS.index(["USER", "10001"]) > max(
        i for i, (name, _) in enumerate(INSTRUCTIONS) if name == "COPY"
    )
    assert all(path.startswith("/") for path in arguments("WORKDIR"))


def test_it_has_a_health_check_and_commands_in_exec_form():
    assert arguments("HEALTHCHECK")
    for run in (*arguments("CMD"), *(check[check.index("CMD ") + 4 :] for check in arguments("HEALTHCHECK"))):
        words = yaml.safe_load(run)
        assert isinstance(words, list)
    serve = yaml.safe_load(arguments("CMD")[0])
    assert serve[:2] == ["convenant", "serve"]
    assert serve[1] in COMMANDS


def test_pip_installs_only_what_the_lock_names():
    installs = [run for run in arguments("RUN") if "pip install" in run]
    assert installs
    for run in installs:
        for install in run.split("&&"):
            if "pip install" in install:
                assert "--require-hashes" in install or "--no-deps" in install


def test_the_health_check_is_python_that_runs():
    (check,) = arguments("HEALTHCHECK")
    program = yaml.safe_load(check[check.index("CMD ") + 4 :])
    assert program[:2] == ["python", "-c"]
    compile(program[2], "HEALTHCHECK", "exec")


def test_compose_uses_what_exists():
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    for service in compose["services"].values():
        if "command" in service:
            assert service["command"][0] == "convenant"
            assert service["command"][1] in COMMANDS
        for name in service.get("environment", {}):
            if name.startswith("CONVENANT_"):
                assert name.removeprefix("CONVENANT_").lower() in Settings.model_fields
        for other in service.get("depends_on", {}):
            assert other in compose["services"]


def test_what_is_copied_runs_without_the_rest(tmp_path: Path):
    """The files of the image alone are enough to start the command."""
    for source in ("app", "migrations", "alembic.ini"):
        (tmp_path / source).symlink_to(ROOT / source)
    done = subprocess.run(
        [sys.executable, "-m", "app", "serve", "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "--with-example" in done.stdout
