"""The time of one call, as a median over rounds."""

import statistics
import timeit

import therapy_goals as tg


def median(name: str, call: object, number: int = 20_000) -> float:
    rounds = timeit.repeat(call, number=number, repeat=15)  # type: ignore[call-overload]
    time = statistics.median(rounds) / number
    print(f"{name}: {time * 1e9:.0f} ns")
    return time


phq9 = tg.instrument("phq-9")
answers = [2, 2, 2, 2, 1, 1, 2, 0, 0]
assert phq9.score(answers).total == 12
median("an empty call", lambda: None)
scoring = median("score PHQ-9", lambda: phq9.score(answers))
median("score PHQ-9 and read total, band, status", lambda: (lambda s: (s.total, s.band, s.status))(phq9.score(answers)))

definition = phq9.definition
definition["reliable_change"][0]["value"] = 9
own = tg.Instrument(definition)
rule = {"method": "published", "threshold": "nhs_talking_therapies"}
index = {"standard_deviation": 5.0, "reliability": 0.8}
for name, instrument, options in [
    ("a published threshold", phq9, rule),
    ("a threshold of one's own", own, rule | {"instrument": own}),
    ("Jacobson & Truax", own, index),
]:
    pre, post = instrument.score([2] * 8 + [0]), instrument.score([1] * 9)
    assert tg.change.reliable_change(pre, post, **options).difference == -7
    time = median(f"change of two scores by {name}", lambda: tg.change.reliable_change(pre, post, **options))
    print(f"  {time / scoring:.1f} times a score, of at most 8")
