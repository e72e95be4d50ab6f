# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/languages.json: what a person reads of a form in each language, and sheets in its words.

    python3 tests/reference/make_languages.py

A second plain reader of the data files: a text is that of the language file, else that of the definition, else the code
with blanks; what the language file lacks is `untranslated`, what nobody named `unnamed`, both in the order in which a person
reads. Beside the files that are shipped it reads drawn parts of them, and made-up ones for forms with subscales, whose
texts are marked by a sign. Labels on a sheet are those of the language that its coding says; the totals are plain sums.
"""

import copy
import json
import random
import re
from pathlib import Path

from digests import scale_digest

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "tests" / "vectors" / "languages.json"
SOURCE = "a second plain reader: tests/reference/make_languages.py"
HOSTILE = "☠ Jane ☠"


def read(folder):
    files = sorted((ROOT / "core" / folder).glob("*.json"))
    return {file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8")) for file in files}


FORMS, LANGUAGES = read("instruments"), read("languages")


def chosen(alternatives, rule):
    """The rule that applies of those that are published: the default one, if nobody chose; none where there is none."""
    known = (alternatives or {}).get("rules", [])
    name = rule or (alternatives or {}).get("default")
    return next((entry for entry in known if entry["id"] == name), None)


def categories(rule):
    """The codes that a rule of a classification can give, each once."""
    if rule is None:
        return []
    if "cases" in rule:
        codes = [case["code"] for case in rule["cases"]] + [rule["otherwise"]]
    else:
        codes = [rule["cutoff"][side] for side in ("below", "at", "above")]
    return list(dict.fromkeys(codes))


class Reader:
    """What a person reads of a form, by a language file or in English."""

    def __init__(self, form, file, rules):
        self.form, self.file, self.rules = form, file or {}, rules
        self.translated = file is not None
        self.untranslated, self.unnamed = [], []

    def own(self, *steps):
        found = self.file
        for step in steps:
            found = (found or {}).get(step)
        return found

    def text(self, english, *steps):
        """A text, where there is one in either language."""
        own = self.own(*steps)
        if own is None and english is not None and self.translated:
            self.untranslated.append(".".join(steps))
        return own if own is not None else english

    def code(self, code, english, *steps):
        if self.own(*steps, code) is None and english is None:
            self.unnamed.append(".".join([*steps, code]))
        return {"code": code, "label": self.text(english or code.replace("_", " "), *steps, code)}

    def texts(self):
        form, rules = self.form, self.rules
        read = {name: self.text(form.get(name), name) for name in ("title", "short_title", "measures", "time_frame", "stem")}
        told = set()
        read["items"] = [self.item(item, told) for item in form["items"]]
        scores = ([form["total"]] if form.get("total") else []) + form.get("subscales", [])
        read["scores"] = []
        for score in scores:
            place = "bands" if score["id"] == "total" else f"{score['id']}.bands"
            title = self.text(score.get("title"), "scores", score["id"], "title")
            bands = sorted((chosen(score.get("bands"), rules.get(place)) or {}).get("bands", []), key=lambda band: band["from"])
            named = {band["code"]: band["label"] for rule in (score.get("bands") or {}).get("rules", []) for band in rule["bands"] if band.get("label")}
            bands = [self.code(band["code"], named.get(band["code"]), "scores", score["id"], "bands") for band in bands]
            read["scores"].append({"id": score["id"], "title": title, "bands": bands})
        read["classifications"] = []
        for found in form.get("classifications", []):
            title = self.text(found["title"], "classifications", found["id"], "title")
            named = {category["code"]: category["label"] for category in found.get("categories", [])}
            codes = categories(chosen(found["rules"], rules.get(found["id"])))
            codes = [self.code(code, named.get(code), "classifications", found["id"], "categories") for code in codes]
            read["classifications"].append({"id": found["id"], "title": title, "categories": codes})
        read["alerts"] = [{"id": alert["id"], "question": self.text(alert["question"], "alerts", alert["id"])} for alert in form.get("alerts", [])]
        return {"language": self.file.get("language", "en"), **read, "untranslated": self.untranslated, "unnamed": self.unnamed}

    def item(self, item, told):
        """Labels are told of once for each response scale: where the first item of it stands."""
        tag = self.text(item["tag"], "items", item["id"], "tag")
        text = self.text(item.get("text"), "items", item["id"], "text")
        scale = next(scale for scale in self.form["response_scales"] if scale["id"] == item["response_scale"])
        first = scale["id"] not in told
        told.add(scale["id"])
        options = []
        for option in scale.get("options", []):
            steps = ("response_scales", scale["id"], "labels", str(option["value"]))
            label = self.text(option.get("label"), *steps) if first else self.own(*steps) or option.get("label")
            options.append({"value": option["value"], "label": label})
        return {"id": item["id"], "tag": tag, "text": text, "options": options}


def texts(name, form, file=None, rules=None, **given):
    given = {"instrument": form["id"], **({"rules": rules} if rules else {}), **given}
    return {"name": name, "source": SOURCE, "call": "instrument.texts", "input": given, "expect": Reader(form, file, rules or {}).texts()}


def refused(name, call, given, code, path):
    return {"name": name, "source": SOURCE, "call": call, "input": given, "error": {"code": code, "path": path}}


def shipped():
    for id, form in FORMS.items():
        yield texts(f"{id}, in English", form)
        for place, alternatives in places(form):
            for rule in alternatives["rules"] if "default" not in alternatives else []:
                yield texts(f"{id}, in English, {place} by {rule['id']}", form, rules={place: rule["id"]})
    for name, file in LANGUAGES.items():
        id = file["instrument"]
        yield texts(f"{name}", FORMS[id], file, language=file["language"])
        yield texts(f"{name}, the tag in capitals", FORMS[id], file, language=file["language"].upper())
        yield texts(f"{name}, and left again", FORMS[id], language="en")
        yield texts(f"{name}, as a file", FORMS[id], file, translation=file)
        for place, alternatives in places(FORMS[id]):
            for rule in alternatives["rules"]:
                yield texts(f"{name}, {place} by {rule['id']}", FORMS[id], file, {place: rule["id"]}, language=file["language"])


def places(form):
    """Where rules say what can be read: bands and classifications."""
    for score in ([form["total"]] if form.get("total") else []) + form.get("subscales", []):
        if score.get("bands"):
            yield ("bands" if score["id"] == "total" else f"{score['id']}.bands"), score["bands"]
    for found in form.get("classifications", []):
        yield found["id"], found["rules"]


# What a definition must have to be named, and a language file to be one.
KEPT = {"schema_version", "instrument", "language", "version", "kind", "translator", "licence", "sources", "source", "made_for"}


def without(value, path, drawn):
    """A copy that lacks what is drawn: whole branches, and single texts."""
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, entry in value.items():
        chance = 0.12 if isinstance(entry, dict) else 0.2
        if (path or name not in KEPT) and drawn.random() < chance:
            continue
        kept[name] = without(entry, [*path, name], drawn) if path or name not in KEPT else entry
    return kept


def parts(drawn):
    for name, file in LANGUAGES.items():
        for number in range(12):
            part = without(copy.deepcopy(file), [], drawn)
            yield texts(f"{name}, drawn part {number + 1}", FORMS[file["instrument"]], part, translation=part)
        bare = {key: value for key, value in file.items() if key in KEPT}
        yield texts(f"{name}, nothing of it", FORMS[file["instrument"]], bare, translation=bare)


def made_up(form, language, drawn):
    """A language file that says what a definition says, each text with a sign."""
    sign = lambda text: f"⟦{text}⟧"  # noqa: E731
    default = {}
    scales = ([form["total"]] if form.get("total") else []) + form.get("subscales", [])
    file = {
        "schema_version": "1.0", "instrument": form["id"], "language": language, "version": "1.0.0", "kind": "own",
        "translator": "nobody", "licence": {"wording_may_ship": True, "holder": "nobody", "terms": "free", "source": "here"},
        "sources": [{"id": "here", "citation": "made up for a test", "kind": "page"}], "source": "here",
        "made_for": {scale["id"]: scale_digest(form, scale, default) for scale in scales},
        "title": sign(form["title"]), "measures": sign(form["measures"]),
        "items": {item["id"]: {"tag": sign(item["tag"]), **({"text": sign(item["text"])} if "text" in item else {})} for item in form["items"]},
        "response_scales": {
            scale["id"]: {"labels": {str(option["value"]): sign(option.get("label", f"answer {option['value']}")) for option in scale["options"]}}
            for scale in form["response_scales"] if scale.get("options")
        },
        "scores": {scale["id"]: {"title": sign(scale.get("title", scale["id"])), "bands": {band["code"]: sign(band["code"]) for rule in (scale.get("bands") or {}).get("rules", []) for band in rule["bands"]}} for scale in scales},
        "classifications": {found["id"]: {"title": sign(found["title"]), "categories": {code: sign(code) for rule in found["rules"]["rules"] for code in categories(rule)}} for found in form.get("classifications", [])},
        "alerts": {alert["id"]: sign(alert["question"]) for alert in form.get("alerts", [])},
    }
    return without(file, [], drawn)


def made(drawn):
    for id in ("dass-21", "pcl-5", "ors", "who-5", "gbo", "audit", "hads", "swemwbs"):
        for language in ("fr", "pt-BR"):
            file = made_up(FORMS[id], language, drawn)
            yield texts(f"{id}, made up in {language}", FORMS[id], file, translation=file)


def spelled(label, drawn):
    """A label as people and programs write it: case, blanks, dashes and quotes do not matter."""
    form = drawn.choice((str, str.upper, str.lower, str.title))
    return drawn.choice(("", " ", "\t")) + re.sub(" ", drawn.choice((" ", "  ", "\u00a0")), form(label)) + drawn.choice(("", " "))


def sheets(drawn):
    """Answers in the words of the form, or as numbers, and some missing."""
    for name, file in LANGUAGES.items():
        form = FORMS[file["instrument"]]
        scored = [item for item in form["items"] if item.get("scored", True)]
        language = file["language"]
        for number in range(20):
            answers, sheet = {}, {}
            for item in scored if number % 3 else form["items"]:
                labels = file["response_scales"][item["response_scale"]]["labels"]
                value = drawn.choice(sorted(labels))
                if number % 2 and drawn.random() < 0.15:
                    sheet[item["id"]] = None
                    continue
                answers[item["id"]] = int(value)
                sheet[item["id"]] = int(value) if drawn.random() < 0.2 else spelled(labels[value], drawn)
            given = {"instrument": form["id"], "language": language, "responses": sheet, "coding": {"labels": True, "language": drawn.choice((language, language.upper()))}}
            missing = [item["id"] for item in scored if item["id"] not in answers]
            expect = {"answered": len(scored) - len(missing), "missing": missing}
            if not missing:
                expect |= {"status": "complete", "total": float(sum(answers[item["id"]] for item in scored))}
            yield {"name": f"{name}, sheet {number + 1}", "source": SOURCE, "call": "instrument.score", "input": given, "expect": expect}


def refusals():
    words = lambda form, file: {item["id"]: file["response_scales"][item["response_scale"]]["labels"]["1"] for item in form["items"]}  # noqa: E731
    for name, file in LANGUAGES.items():
        form, language = FORMS[file["instrument"]], file["language"]
        first = form["items"][0]["id"]
        sheet = words(form, file)
        given = {"instrument": form["id"], "language": language, "responses": sheet, "coding": {"labels": True, "language": language}}
        score = "instrument.score"
        yield refused(f"{name}, read as English", score, {**given, "coding": {"labels": True}}, "wrong_type", f"responses.{first}")
        yield refused(f"{name}, a coding of a language that is not read", score, {**given, "coding": {"labels": True, "language": "fr"}}, "unknown_code", "coding.language")
        yield refused(f"{name}, a form in English", score, {**given, "language": "en"}, "unknown_code", "coding.language")
        yield refused(f"{name}, a form in no language", score, {key: value for key, value in given.items() if key != "language"}, "unknown_code", "coding.language")
        yield refused(f"{name}, a word that is no label", score, {**given, "responses": {**sheet, first: HOSTILE}}, "wrong_type", f"responses.{first}")
        wordless = {key: value for key, value in file.items() if key != "response_scales"}
        bare = {key: value for key, value in given.items() if key != "language"}
        yield refused(f"{name}, a language without labels", score, {**bare, "translation": wordless}, "inconsistent", "coding.language")
        scales = dict(file["response_scales"])
        for scale in list(scales)[1:]:
            part = {**file, "response_scales": {key: labels for key, labels in scales.items() if key != scale}}
            item = next(item["id"] for item in form["items"] if item["response_scale"] == scale)
            yield refused(f"{name}, no labels of {scale}", score, {**bare, "translation": part}, "wrong_type", f"responses.{item}")
            english = next(option["label"] for entry in form["response_scales"] if entry["id"] == scale for option in entry["options"] if option["value"] == 1)
            shown = {**sheet, **{item["id"]: english for item in form["items"] if item["response_scale"] == scale}}
            scored = sum(1 for item in form["items"] if item.get("scored", True))
            yield {"name": f"{name}, {scale} as it is shown", "source": SOURCE, "call": score, "input": {**bare, "translation": part, "responses": shown}, "expect": {"total": float(scored)}}
        yield refused(f"{name}, another language", "instrument.texts", {"instrument": form["id"], "language": "fr"}, "unknown_code", "language")
    yield refused("a form that is in English alone", "instrument.texts", {"instrument": "swls", "language": "de"}, "unknown_code", "language")


def main():
    drawn = random.Random(12)
    cases = [*shipped(), *parts(drawn), *made(drawn), *sheets(drawn), *refusals()]
    description = "What a person reads of a form in each language, and sheets in its words; written by make_languages.py."
    lines = ",\n    ".join(json.dumps(case, ensure_ascii=False) for case in cases)
    TARGET.write_text(f'{{\n  "description": {json.dumps(description)},\n  "cases": [\n    {lines}\n  ]\n}}\n', encoding="utf-8")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    main()
