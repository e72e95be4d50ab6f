"""The examples of README and of the guide to definitions, each pasted into a file of its own."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = "core/instruments/README.md"
WALK = "core/instruments/OWN-DEFINITION.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [block for found, block in BLOCK.findall(text) if found == language]


PLANS = "core/plans/README.md"
PAGES = ("README.md", GUIDE, WALK, PLANS)
EXAMPLES = [(page, number, block) for page in PAGES for number, block in enumerate(blocks(page, "python"))]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 7


@pytest.mark.parametrize(("page", "number", "block"), EXAMPLES, ids=[f"{page}-{number}" for page, number, _ in EXAMPLES])
def test_an_example_runs_and_prints_what_it_says(page: str, number: int, block: str, tmp_path: Path) -> None:
    smallest = blocks(GUIDE, "json")[0]
    (tmp_path / "my-scale.json").write_text(smallest, encoding="utf-8")
    for own in blocks(WALK, "json"):
        (tmp_path / f"{json.loads(own)['id']}.json").write_text(own, encoding="utf-8")
    if page == PLANS:
        for lines in (ROOT / "core/examples/plans").glob("*.jsonl"):
            shutil.copy(lines, tmp_path)
    (tmp_path / "example.py").write_text(block, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    printed = " ".join(run.stdout.split())
    # What stands behind a call of `print`, or below it, up to a remark.
    for said in re.findall(r"^ *print\(.*\)(?: +|\n *)# (.+)$", block, re.MULTILINE):
        value = re.split(r"; |…", said)[0].strip()
        for part in [value] if re.search(r"[(\[]", value) else value.split(", "):
            assert part in printed, f"{part!r} in {printed!r}"
