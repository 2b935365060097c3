"""Measures how fast the register answers, against the limit of what it is made of: `make load`.

It fills a register of its own, starts the programs on loopback and asks each for a second at a time, in turns, so that
what else the machine does meets them all. A ratio is the median of the ratios of neighbouring turns. At the end stand
one table, a JSON file and a curve; what misses its goal says so.
"""

import argparse
import asyncio
import pickle
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from app.kit.config import Settings
from app.kit.provision import register_database
from tests.directories import open_directory
from tests.e2e.service import Service
from tests.load.cases import Case, cases
from tests.load.granting import grants
from tests.load.programs import (
    DJANGO,
    LIMIT,
    REPLAY,
    TUTORIAL,
    has_django,
    program,
    proportional_memory,
    register,
    second_process,
    start_seconds,
)
from tests.load.report import (
    MEMORY_GOAL_MB,
    START_GOAL_SECONDS,
    Measured,
    machine,
    print_table,
    write_curve,
    write_json,
)
from tests.load.writing import corrections, gave, recorded, signatures, some
from tests.load.wrk import Slice, asked, require_wrk

PATCH_GOAL = 0.35
GROWN_SECONDS = 1.0
WARMING_SECONDS = 1.0
# Some answer so slowly that a shorter turn would see none, or too few to tell the slowest in a hundred.
SLOW_SECONDS = 5.0
ENOUGH_REQUESTS = 1000


def reads(service: Service, chosen: list[Case], seconds: float, rounds: int) -> list[Measured]:
    """Measure every read: the limit, one process, two processes and what else is there, in turns."""
    probe = chosen[0].limit_path
    with ExitStack() as stack:
        second = stack.enter_context(second_process(service))
        limit = stack.enter_context(program(service, LIMIT, probe))
        lean = stack.enter_context(program(service, LIMIT, probe, LIMIT_POOL="lean"))
        others = {"SQLModel": stack.enter_context(program(service, TUTORIAL, probe))}
        if has_django():
            others["Django REST"] = stack.enter_context(program(service, DJANGO, probe))
        found: dict[str, Measured] = {}
        for case in chosen:
            warmed = asked([service.url + case.path], case.headers, WARMING_SECONDS)
            enough = min(SLOW_SECONDS, max(seconds, ENOUGH_REQUESTS / max(warmed.rate, 1.0)))
            turns = [_turn(case, service, second, limit.url, (seconds, enough)) for _ in range(rounds)]
            rates = {}
            if case.against is None and case.goal is not None and len(found) < 2:
                rates = {
                    name: asked([each.url + case.limit_path], {}, SLOW_SECONDS).rate for name, each in others.items()
                }
                rates["limit without reset"] = asked([lean.url + case.limit_path], {}, seconds).rate
            found[case.name] = _measured(case, turns, rates, found)
            print(f"  {case.name}: {found[case.name].ratio:.2f}", flush=True)
        return list(found.values())


Turn = tuple[Slice, Slice, Slice]


def _turn(case: Case, service: Service, second: Service, limit: str, lengths: tuple[float, float]) -> Turn:
    seconds, enough = lengths
    held_against = asked([limit + case.limit_path], {}, seconds)
    one = asked([service.url + case.path], case.headers, enough)
    two = asked([service.url + case.path, second.url + case.path], case.headers, seconds)
    return held_against, one, two


def _measured(case: Case, turns: list[Turn], rates: Mapping[str, float], found: Mapping[str, Measured]) -> Measured:
    ratio = median(one.rate / limit.rate for limit, one, _ in turns)
    if case.against is not None:
        ratio /= found[case.against].ratio
    return Measured(
        case.name,
        limit_rate=median(limit.rate for limit, _, _ in turns),
        rate=median(one.rate for _, one, _ in turns),
        ratio=ratio,
        median=median(one.median for _, one, _ in turns),
        tail=median(one.tail for _, one, _ in turns),
        goal=case.goal,
        two_workers=median(two.rate for _, _, two in turns),
        others=rates,
    )


async def commands(service: Service, rounds: int, directory: Path) -> tuple[list[Measured], dict[str, Any]]:
    """Measure corrections against the same statements without anything around them; signatures and grants alone."""
    (least, own), kept = corrections(service), directory / "statements"
    async with register_database(Settings(data_dir=service.data_dir)) as targets:
        statements, locked = await recorded(service, targets, next(own))
    kept.write_bytes(pickle.dumps(statements))
    path = next(least).path
    with program(service, REPLAY, path.replace("/v1/", "/none/"), REPLAY_RECORDED=str(kept)) as limit:
        turns = [(await gave(limit.url, some(least)), await gave(service.url, some(own))) for _ in range(rounds)]
    found = [
        _alone("PATCH with If-Match and key", [each for _, each in turns], PATCH_GOAL, [each for each, _ in turns])
    ]
    for name, prepared in (("signature", signatures(service)), ("grant", grants(service))):
        # In a small register the town may have nothing that waits for a signature.
        if len(prepared) > 1:
            found.append(_alone(name, [await gave(service.url, prepared)]))
        else:
            print(f"  {name}: too few in a register of this size", flush=True)
    return found, {"statementsOfCorrection": len(statements[1]), "journalLockedMilliseconds": round(locked, 2)}


def _alone(name: str, own: list[Slice], goal: float | None = None, limits: list[Slice] | None = None) -> Measured:
    ratio = median(each.rate / least.rate for each, least in zip(own, limits, strict=True)) if limits else 0.0
    return Measured(
        name,
        limit_rate=median(each.rate for each in limits) if limits else 0.0,
        rate=median(each.rate for each in own),
        ratio=ratio,
        median=median(each.median for each in own),
        tail=median(each.tail for each in own),
        goal=goal,
    )


def growth(services: Mapping[int, Service], rounds: int) -> dict[str, dict[int, float]]:
    """Return the median of each read by the size of the register, asked over one connection, in turns."""
    chosen = {size: cases(service) for size, service in services.items()}
    names = [case.name for case in next(iter(chosen.values()))]
    times: dict[str, dict[int, list[float]]] = {name: {size: [] for size in services} for name in names}
    for _ in range(rounds):
        for place, name in enumerate(names):
            for size, service in services.items():
                case = chosen[size][place]
                slice_ = asked([service.url + case.path], case.headers, GROWN_SECONDS, connections=1)
                times[name][size].append(slice_.median)
    return {name: {size: median(found) for size, found in by_size.items()} for name, by_size in times.items()}


def grown(curves: Mapping[str, Mapping[int, float]], allowed: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Return by how much each read's median grew over the last step, and whether that is within its goal."""
    told = []
    for name, curve in curves.items():
        *_, before, last = sorted(curve)
        factor = curve[last] / curve[before] if curve[before] else 0.0
        met = "met" if factor <= allowed[name] else f"missed ×{allowed[name]:g}"
        told.append((f"median of {name}, {before:,} → {last:,} dossiers", f"×{factor:.2f}", met))
    return told


def _kept(value: float, most: float) -> str:
    return "met" if value <= most else f"missed {most:g}"


def measure(asked_for: argparse.Namespace, directory: Path) -> None:
    """Fill, measure, print and write."""
    into: Path = asked_for.into
    into.mkdir(parents=True, exist_ok=True)
    main_size: int = asked_for.agreements
    sizes = sorted({main_size, *asked_for.sizes})
    with ExitStack() as stack:
        services = {size: stack.enter_context(register(directory / f"register-{size}", size)) for size in sizes}
        service, busy = services[main_size], machine()["loadAverage"]
        started = median(start_seconds(service) for _ in range(5))
        chosen = cases(service)
        found = reads(service, chosen, asked_for.seconds, asked_for.rounds)
        written, of_writing = asyncio.run(commands(service, asked_for.rounds, directory))
        memory = proportional_memory(service)
        curves = growth(services, asked_for.rounds) if len(sizes) > 1 else {}
    also = [
        ("memory of a process after all this, MB", f"{memory:.0f}", _kept(memory, MEMORY_GOAL_MB)),
        ("start until ready, seconds", f"{started:.2f}", _kept(started, START_GOAL_SECONDS)),
        ("statements of a PATCH", str(of_writing["statementsOfCorrection"]), "–"),
        ("journal locked by a PATCH, at most, ms", str(of_writing["journalLockedMilliseconds"]), "–"),
        *(grown(curves, {case.name: case.grows for case in chosen}) if curves else ()),
        ("load average before and after", f"{busy[0]} and {machine()['loadAverage'][0]}", "–"),
    ]
    print_table(f"{main_size:,} dossiers, 32 connections", [*found, *written], also)
    told = {"dossiers": main_size, "also": [list(row) for row in also], "growth": curves}
    write_json(into / "load.json", [*found, *written], told)
    if curves:
        write_curve(into / "growth.svg", curves)


def main() -> None:
    """Measure, in a directory of its own unless one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=20_000, help="the register most is measured on")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000], help="the registers of the curve")
    parser.add_argument("--data", type=Path, help="keep the generated registers here, and use them again")
    parser.add_argument("--into", type=Path, default=Path("measured"), help="where the JSON file and the curve go")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long one turn takes")
    parser.add_argument("--rounds", type=int, default=3, help="how many turns each program gets")
    given = parser.parse_args()
    require_wrk()
    with open_directory() as directory:
        measure(given, (given.data or directory).resolve())


if __name__ == "__main__":
    main()
