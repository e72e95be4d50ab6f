"""How an instrument and a score show themselves in a notebook: small tables, every text escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._native import Instrument, Score


def instrument_table(instrument: Instrument) -> str:
    """What it is, how long, with which rules, and where the rest is said."""
    definition = instrument.definition
    scales = [definition["total"]["id"]] if "total" in definition else []
    scales += [scale["id"] for scale in definition.get("subscales", ())]
    rows = [
        ("id", f"{instrument.id}, version {instrument.version}"),
        ("measures", definition["measures"]),
        ("domains", ", ".join(definition["domains"])),
        ("scored items", str(len(instrument.scored_items))),
        ("scores", ", ".join(scales)),
        ("classifications", ", ".join(entry["id"] for entry in definition.get("classifications", ()))),
        ("alerts", ", ".join(entry["id"] for entry in definition.get("alerts", ()))),
        ("rules", ", ".join(f"{place}: {rule}" for place, rule in instrument.rules.items())),
        ("licence", definition["licence"]["terms"]),
    ]
    shown = [row for row in rows if row[1]]
    return _table(f"{instrument.title} ({instrument.short_title})", None, shown)


def score_table(score: Score) -> str:
    """The scores with their bounds and bands, then what they were classified as, then alerts."""
    scores = [score, *score.subscales.values()] if score.bounds is not None else [*score.subscales.values()]
    rows = [
        (entry.scale, entry.status, _number(entry.total), _bounds(entry.bounds), entry.band or "")
        for entry in scores
    ]
    tables = [_table(f"{score.instrument}, version {score.version}", ("score", "status", "value", "range", "band"), rows)]
    found = []
    for code, category in score.classifications.items():
        undecided = score.undecided.get(code)
        reason = f"undecided: {undecided.reason or 'no rule chosen'}" if undecided else ""
        found.append((code, category or reason))
    found += [(alert.code, alert.state) for alert in score.alerts]
    if found:
        tables.append(_table(None, ("classification or alert", "result"), found))
    return "".join(tables)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _bounds(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f"{_number(bounds[0])} to {_number(bounds[1])}"


def _table(caption: str | None, head: Iterable[str] | None, rows: Iterable[Iterable[str]]) -> str:
    """An HTML table; all that stands in it is text."""
    parts = ["<table>"]
    if caption is not None:
        parts.append(f"<caption>{html.escape(caption)}</caption>")
    if head is not None:
        parts.append("<thead><tr>" + "".join(f"<th>{html.escape(cell)}</th>" for cell in head) + "</tr></thead>")
    body = ("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    parts.append("<tbody>" + "".join(body) + "</tbody></table>")
    return "".join(parts)
