"""How the answers of the library show themselves in a notebook: small tables, every text escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._records import call

if TYPE_CHECKING:
    from ._native import Instrument, Score
    from ._printed import Agenda, Attainment, Entry, Place, Ranking, ReliableChange


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
    """The scores with what the answers allow and their bands, then classifications, alerts and what to look at."""
    definition = _definition(score)
    scales = {"total": "total"} | {scale["id"]: scale.get("title", scale["id"]) for scale in definition["subscales"]}
    scores = [score, *score.subscales.values()] if score.bounds is not None else [*score.subscales.values()]
    rows = [
        (
            scales.get(entry.scale, entry.scale),
            f"{entry.status}, {entry.answered} of {entry.asked} answered",
            _number(entry.total),
            _bounds(entry.bounds),
            _words(entry.band or ""),
        )
        for entry in scores
    ]
    caption = f"{definition['short_title']} ({score.instrument}, version {score.version})"
    tables = [_table(caption, ("score", "status", "value", "answers allow", "band"), rows)]
    found = []
    for code, category in score.classifications.items():
        undecided = score.undecided.get(code)
        reason = f"undecided: {_words(undecided.reason or 'no rule chosen')}" if undecided else ""
        found.append((_words(code), _words(category) if category else reason, score.rules.get(code, "")))
    if found:
        tables.append(_table(None, ("classification", "result", "rule"), found))
    questions = {alert["id"]: alert["question"] for alert in definition["alerts"]}
    alerts = []
    for alert in score.alerts:
        ask = {"raised": questions.get(alert.code, ""), "unknown": "a missing answer could raise it: can it be had?"}
        alerts.append((_words(alert.code), _words(alert.state), ask.get(alert.state, "")))
    if alerts:
        tables.append(_table(None, ("alert", "state", "to ask"), alerts))
    tables.append(_titled("to look at", [finding.sentence() for finding in score.findings]))
    return "".join(tables)


def change_table(change: ReliableChange) -> str:
    """What the change is called, the numbers that made it, and where the threshold comes from."""
    reliable = "at least" if change.method == "published" else "above"
    by = f"{change.instrument}, version {change.version}: {change.rule}" if change.instrument else ""
    other = "not the definition that made the later score" if change.other_definition else ""
    rows = [
        ("difference", f"{change.difference:+.6g}" if change.difference else "0"),
        ("better", change.better),
        (f"reliable {reliable}", _number(change.threshold)),
        ("index", _number(change.index)),
        ("standard error", _number(change.standard_error)),
        ("critical value", _number(change.critical_value)),
        ("threshold of", by),
        ("note", other),
        ("source", change.source),
    ]
    return _table(f"{_words(change.label)} ({_words(change.method)})", None, [row for row in rows if row[1]])


def entries_table(entries: Sequence[Entry]) -> str:
    """A row for each instrument: what helps to choose."""
    rows = [
        (
            entry.id,
            entry.short_title,
            entry.measures,
            _words(", ".join(entry.domains)),
            entry.who,
            _ages(entry.youngest, entry.oldest),
            str(entry.items),
            "may ship" if entry.wording_may_ship else "may not ship",
        )
        for entry in entries
    ]
    head = ("id", "name", "measures", "domains", "filled in by", "ages", "items", "wording")
    return _table(f"{len(entries)} instrument{'' if len(entries) == 1 else 's'}", head, rows)


def attainments_table(attainments: Sequence[Attainment]) -> str:
    """The levels of each goal, a column for each rater; then what they come to."""
    baselines: dict[str, str] = {}
    cells: list[dict[str, str]] = []
    for seen in attainments:
        cells.append({goal.goal: f"{goal.current:+g}" for goal in seen.goals})
        cells[-1] |= {left.goal: _words(left.reason) for left in seen.left_out}
        baselines |= {goal.goal: f"{goal.baseline:+g}" for goal in seen.goals}
    # Dictionaries keep the order in which the goals come first.
    goals = {goal: None for column in cells for goal in column}
    rows = [(goal, baselines.get(goal, ""), *(column[goal] for column in cells)) for goal in goals]
    rows.append(("T-score at baseline", "", *(_tenths(seen.baseline) for seen in attainments)))
    rows.append(("T-score", "", *(_tenths(seen.current) for seen in attainments)))
    rows.append(("change", "", *(_tenths(seen.change, "+") for seen in attainments)))
    rows.append(("goals used", "", *(str(seen.used) for seen in attainments)))
    rows.append(("at or above expected", "", *(str(seen.at_or_above_expected) for seen in attainments)))
    days = sorted({seen.date for seen in attainments if seen.date is not None})
    head = ("goal", "baseline", *(seen.rater or "rating" for seen in attainments))
    return _table(" ".join(["Goal attainment", *days]), head, rows)


def ranking_table(ranking: Ranking) -> str:
    """The places with their reasons, and below what to talk about."""
    told = call("priority.explain", ranking)
    rows = []
    for place, words in zip(ranking.places, told["places"], strict=True):
        cells = [f"<td>{html.escape(cell)}</td>" for cell in (str(place.rank), place.title, _scores(place), words["now"])]
        reasons = "<br>".join(html.escape(reason) for reason in words["reasons"])
        rows.append(f"<tr>{''.join(cells)}<td>{reasons}</td></tr>")
    names = ("", "goal", "score", "now", "reasons")
    alarm = told["not_ready"]
    marker = f"<p><strong>{html.escape(alarm)}</strong></p>" if alarm else ""
    below = ("findings", "orders", "loops", "conflicts", "disagreement", "robustness")
    lists = "".join(_titled(part, told[part]) for part in below)
    head = "<thead><tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr></thead>"
    return f"{marker}<table>{head}<tbody>{''.join(rows)}</tbody></table>{lists}"


def agenda_list(agenda: Agenda) -> str:
    """The agenda as a list of sentences."""
    return _list(call("priority.explain_agenda", agenda))


def _scores(place: Place) -> str:
    """The score as rated; where another one ordered, by a deadline or by leverage, that one too."""
    if place.matrix_score is None or place.ordering_score is None:
        return "not rated"
    rated = str(place.matrix_score)
    return rated if place.ordering_score == place.matrix_score else f"{rated}, ordered by {place.ordering_score:g}"


def _titled(title: str, sentences: list[str]) -> str:
    titles = {"findings": "to talk about", "orders": "what helps other goals", "robustness": "how firm"}
    return f"<p><em>{titles.get(title, title)}</em></p>{_list(sentences)}" if sentences else ""


def _list(sentences: Iterable[str]) -> str:
    entries = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in sentences)
    return f"<ul>{entries}</ul>" if entries else ""


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is None and oldest is None:
        return ""
    return f"from {youngest}" if oldest is None else f"{youngest or 0} to {oldest}"


def _tenths(value: float | None, sign: str = "") -> str:
    return "" if value is None else f"{value:{sign}.1f}"


def _definition(score: Score) -> dict[str, Any]:
    """What the shipped definition says, where it is the one that was used."""
    known: dict[str, Any] = {"short_title": score.instrument, "subscales": [], "alerts": []}
    if score.instrument in _native.instruments():
        shipped = _native.instrument(score.instrument)
        if shipped.version == score.version and score.definition_digest in (None, shipped.definition_digest):
            known |= shipped.definition
    return known


def _words(code: str) -> str:
    return code.replace("_", " ")


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
