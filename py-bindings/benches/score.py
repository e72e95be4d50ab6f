"""The time of one call, as a median over rounds."""

import statistics
import timeit

import therapy_goals as tg


def median(name: str, call: object, number: int = 20_000) -> None:
    rounds = timeit.repeat(call, number=number, repeat=15)  # type: ignore[call-overload]
    print(f"{name}: {statistics.median(rounds) / number * 1e9:.0f} ns")


phq9 = tg.instrument("phq-9")
answers = [2, 2, 2, 2, 1, 1, 2, 0, 0]
assert phq9.score(answers).total == 12
median("an empty call", lambda: None)
median("score PHQ-9", lambda: phq9.score(answers))
median("score PHQ-9 and read total, band, status", lambda: (lambda s: (s.total, s.band, s.status))(phq9.score(answers)))
