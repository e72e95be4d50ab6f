"""The three faces offer the same: no one may fall behind."""

from __future__ import annotations

import re
from pathlib import Path

import therapy_goals as tg
from therapy_goals import attainment, change, plan, priority, progress

ROOT = Path(__file__).parents[2]
MODULES = {"attainment": attainment, "change": change, "plan": plan, "priority": priority, "progress": progress}


#: What has another name in JavaScript, where it is a word of the language.
JAVASCRIPT = {"new": "create"}

#: The declarations of a module that have a file of another name there: `plan` is that of the entry.
FILES = {"plan": "living"}


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def declared(file: str) -> set[str]:
    """The functions that a declaration file of the JavaScript face exports."""
    text = (ROOT / "wasm-bindings" / "js" / file).read_text(encoding="utf-8")
    return set(re.findall(r"^export function (\w+)", text, re.MULTILINE))


def members(file: str, kind: str) -> set[str]:
    """What an object of a class has by its declaration file."""
    text = (ROOT / "wasm-bindings" / "js" / file).read_text(encoding="utf-8")
    body = text.split(f"export class {kind} {{")[1].split("\n}")[0]
    return set(re.findall(r"^  (?:get |static |readonly )?(\w+)[(:]", body, re.MULTILINE)) - {"constructor"}


def functions(module: object) -> set[str]:
    return {name for name in getattr(module, "__all__", ()) if name[0].islower()}


def test_functions_of_each_module_are_those_of_javascript() -> None:
    for name, module in MODULES.items():
        expected = {JAVASCRIPT.get(function, camel(function)) for function in functions(module)}
        # What is a method here, and what is a constant: the engine may not be ready when JavaScript is loaded.
        found = declared(f"{FILES.get(name, name)}.d.ts") - {"reasonSentence", "findingSentence", "lifecycle", "kinds"}
        assert found == expected, name


def test_the_instrument_has_the_same_members() -> None:
    found = members("instrument.d.ts", "Instrument")
    python = {camel(name) for name in dir(tg.Instrument) if name[0] != "_"}
    # `toJSON` is what JSON.stringify asks for; `summary` saves JavaScript the making of an object; `free` gives
    # memory back that Python gives back by itself.
    assert found - {"toJSON", "summary", "free"} == python - {"toJson"}


def test_a_prepared_ranking_has_the_same_members() -> None:
    python = {camel(name) for name in dir(priority.Prepared) if name[0] != "_"}
    assert members("priority.d.ts", "Prepared") - {"free"} == python


def test_a_plan_has_the_same_members() -> None:
    python = {camel(name) for name in dir(plan.Plan) if name[0] != "_"}
    assert members("living.d.ts", "Plan") - {"free", "toJSON"} == python


def test_the_score_has_the_same_fields() -> None:
    text = (ROOT / "wasm-bindings" / "js" / "instrument.d.ts").read_text(encoding="utf-8")
    body = text.split("export interface Score {")[1].split("\n}")[0]
    found = set(re.findall(r"readonly (\w+)\??:", body))
    python = {camel(name) for name in dir(tg.Score) if name[0] != "_"}
    assert found - {"schemaVersion"} == python - {"toJson", "toDict", "fromJson", "fromDict"}


def test_the_names_of_the_core_are_there() -> None:
    """Each public function of the modules of the core has its twin here, or is named as Rust's own."""
    rust_only: dict[str, set[str]] = {
        "attainment": {"conventions"},
        "change": {"jacobson_truax", "published", "reliable_change_between"},
        # A constant here, and what the measurement plans' type has as a method there.
        "plan": {"lifecycle"},
        "priority": {"landmarks"},
    }
    methods_in_rust = {
        "plan": {"measurement_parameters", "merge", "new", "read"},
        "priority": {
            "dbt_hierarchy",
            "explain",
            "explain_agenda",
            "explain_comparison",
            "explain_difference",
            "hierarchies",
            "hierarchy",
            "to_dot",
            "to_mermaid",
            "with_secondary_target",
        }
    }
    for name, module in MODULES.items():
        text = (ROOT / "core" / "src" / f"{name}.rs").read_text(encoding="utf-8")
        exported = set()
        for names in re.findall(r"^pub use [\w:]+::\{?([^;]*?)\}?;", text, re.MULTILINE | re.DOTALL):
            exported |= {word.strip() for word in names.split(",") if word.strip() and word.strip()[0].islower()}
        exported |= set(re.findall(r"^pub fn (\w+)", text, re.MULTILINE))
        expected = exported - rust_only.get(name, set()) | methods_in_rust.get(name, set())
        assert expected == functions(module), name
