"""What a second implementation says of plans that was written from the rules alone: tests/reference/plan_more.py."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

REFERENCE = Path(__file__).parents[2] / "tests" / "reference"
FOUND: dict[str, Any] = json.loads((REFERENCE.parent / "vectors" / "plan-more.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def check() -> Any:
    sys.path.insert(0, str(REFERENCE))
    try:
        return importlib.import_module("check_plan_more").check
    finally:
        sys.path.remove(str(REFERENCE))


def test_there_are_vectors() -> None:
    assert len(FOUND["vectors"]) > 200


@pytest.mark.parametrize("vector", FOUND["vectors"], ids=lambda vector: vector["name"])
def test_the_engine_says_the_same(vector: dict[str, Any], check: Any) -> None:
    assert list(check(FOUND["bases"], vector)) == []
