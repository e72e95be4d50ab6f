"""Faults put into the core one at a time, to see whether the suites notice: `make mutants`.

Each mutant of a chapter is judged by the chapter's vectors, in a second or two; what survives them, by the
chapter's suites. What survives these too must be explained in `mutants.toml`, or is a gap in the tests.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target/mutation"
# Cargo-mutants changes the sources where they stand, so it gets a copy of its own.
TREE = WORK / "tree"

# For each chapter: the files with every mutant, the files of which a sample is drawn, the suites.
CHAPTERS = {
    "instrument": (
        [f"instrument/{name}.rs" for name in ("decide", "doubt", "verify", "coded", "likely")],
        [f"instrument/{name}.rs" for name in ("evaluate", "tally", "classify", "evaluation", "sheet", "reach")],
        ["vectors", "doubtful_sheets", "verify", "coding", "catalogue", "known_mistakes", "properties", "ranges", "limits",
         "exhaustive"],
    ),
    "attainment": (["attainment/t_score.rs"], [], ["vectors", "attainment", "documents", "limits", "properties", "ranges"]),
    "change": (["change/*.rs"], [], ["vectors", "change", "documents", "properties", "ranges", "schema"]),
    "priority": (
        [],
        ["priority/order/*.rs", "priority/propose/*.rs", "priority/disagree/*.rs"],
        ["vectors", "priority", "priority_agenda", "priority_laws", "priority_searches"],
    ),
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chapter", choices=CHAPTERS, action="append", help="one chapter (default: all)")
    options.add_argument("--sample", type=int, default=150, help="how many mutants of a chapter's files that are sampled")
    options.add_argument("--seed", type=int, default=1, help="what the sample is drawn with")
    options.add_argument("--only", default="", help="of all these, those whose name matches this regular expression")
    given = options.parse_args()
    copy()
    chapters = given.chapter or list(CHAPTERS)
    unexplained = 0
    for chapter in chapters:
        every, sampled, suites = CHAPTERS[chapter]
        pool = sorted(mutants(sampled))
        names = mutants(every) + random.Random(given.seed).sample(pool, min(given.sample, len(pool)))
        names = [name for name in names if re.search(given.only, name)]
        survivors = judge(chapter, "vectors", names, ["--test=vectors"], ["every_case_holds"])
        left = judge(chapter, "suites", survivors, [f"--test={suite}" for suite in suites], [])
        unexplained += report(left)
    return 1 if unexplained else 0


def copy() -> None:
    """The files of the repository as they stand now; those that did not change keep their times."""
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    kept = {file for file in files if file and (ROOT / file).is_file()}
    for old in list(TREE.rglob("*")):
        if old.is_file() and str(old.relative_to(TREE)) not in kept:
            old.unlink()
    for file in kept:
        text, target = (ROOT / file).read_bytes(), TREE / file
        if not target.is_file() or target.read_bytes() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)


def mutants(files: list[str]) -> list[str]:
    """The names of the mutants of files."""
    if not files:
        return []
    chosen = [word for file in files for word in ("-f", f"core/src/{file}")]
    listed = subprocess.run(
        ["cargo", "mutants", "--list", "--json", *chosen], cwd=TREE, check=True, capture_output=True, text=True
    )
    return [mutant["name"] for mutant in json.loads(listed.stdout)]


def judge(chapter: str, step: str, names: list[str], targets: list[str], test: list[str]) -> list[str]:
    """Those of the mutants that no test notices."""
    if not names:
        return []
    out = WORK / f"{chapter}-{step}"
    files = sorted({name.split(":")[0] for name in names})
    command = ["cargo", "mutants", "--in-place", "--baseline=skip", "--profile=mutants", "--colors=never"]
    command += [f"--timeout={60 if step == 'vectors' else 300}", "--build-timeout=900", "--test-package=therapy-goals-tests", f"--output={out}"]
    command += [word for file in files for word in ("-f", file)]
    command += ["-F", "^(" + "|".join(re.escape(name) for name in names) + ")$"]
    command += [f"--cargo-arg={target}" for target in ["--locked", *targets]]
    environment = os.environ | {"CARGO_TARGET_DIR": str(WORK / "build")}
    # The vectors stop at the first difference; the suites run all that the chapter has.
    if step == "vectors":
        environment["CHAPTER"] = chapter
    subprocess.run([*command, "--", *test], cwd=TREE, env=environment, check=False)
    print(f"{chapter}, {step}: " + ", ".join(f"{len(found(out, kind))} {kind}" for kind in KINDS), flush=True)
    # Cargo-mutants judges deleted fields whatever the filter says: a few more are no fault.
    lost = set(names) - {name for kind in KINDS for name in found(out, kind)}
    if lost:
        sys.exit(f"{chapter}: {len(lost)} of {len(names)} mutants were not judged; see {out}")
    return found(out, "missed")


KINDS = ["caught", "unviable", "timeout", "missed"]


def found(out: Path, kind: str) -> list[str]:
    file = out / "mutants.out" / f"{kind}.txt"
    return file.read_text().splitlines() if file.is_file() else []


def report(survivors: list[str]) -> int:
    """Prints the survivors that nobody has explained; how many there are."""
    explained = tomllib.loads((ROOT / "tests/mutants.toml").read_text()).get("explained", [])
    left = 0
    for name in survivors:
        file, line, column, mutant = re.fullmatch(r"([^:]+):(\d+):(\d+): (.+)", name).groups()
        source = (TREE / file).read_text().splitlines()[int(line) - 1].strip()
        here = {"file": file.removeprefix("core/src/"), "line": source}
        if not any(here.items() <= entry.items() and mutant.startswith(entry["mutant"]) for entry in explained):
            left += 1
            print(f"survives: {name}\n    {source}", flush=True)
    return left


if __name__ == "__main__":
    sys.exit(main())
