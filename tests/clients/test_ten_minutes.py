"""The README's ten minutes, run from its own text: from the repository to programs that use the register."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.e2e.service import ROOT, environment, running

README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALLING_SECONDS = 600


def test_the_ten_minutes_run(tmp_path: Path):
    script = re.search(r"<!-- run: ten minutes -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert script is not None
    with running(tmp_path / "data", "--with-example") as service:
        text = script.group(1).replace("127.0.0.1:8000", f"127.0.0.1:{service.port}")
        text = text.replace(".venv/bin/convenant", f"{shlex.quote(sys.executable)} -m app")
        text = text.replace("../my-program", shlex.quote(str(tmp_path / "my-program")))
        done = subprocess.run(
            ["sh", "-eu", "-c", text],
            cwd=ROOT,
            env=environment(service.data_dir) | {"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALLING_SECONDS,
        )
    assert done.returncode == 0, done.stderr
    assert "Samenwerkingsovereenkomst Veerkrachtige Wijken has 14 findings on 1 April" in done.stdout
    assert "a note would make version 2" in done.stdout
    assert re.search(r"^open_signing is refused: .+$", done.stdout, re.MULTILINE)
    assert re.search(r"^[1-9]\d+ events so far$", done.stdout, re.MULTILINE)
