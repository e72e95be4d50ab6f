"""The format of a definition of an instrument, as types.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict, Union

__all__ = [
    "Ages",
    "Alert",
    "AlertRule",
    "AlternativesOfAlertRule",
    "AlternativesOfBandSet",
    "AlternativesOfClassificationRule",
    "AlternativesOfProrating",
    "AnswerKind",
    "Answers",
    "Band",
    "BandSet",
    "Better",
    "Case",
    "Category",
    "Classification",
    "ClassificationRule",
    "Condition",
    "ConditionAge",
    "ConditionAll",
    "ConditionAny",
    "ConditionCount",
    "ConditionEntry",
    "ConditionEntryItems",
    "ConditionItem",
    "ConditionItems",
    "ConditionNot",
    "ConditionScore",
    "ConditionSex",
    "Conversion",
    "Cutoff",
    "CutoffValue",
    "Definition",
    "Gate",
    "HighestOf",
    "Item",
    "ItemWeight",
    "Licence",
    "Loinc",
    "Method",
    "NormKind",
    "NormSex",
    "NormTable",
    "Norms",
    "Pair",
    "Part",
    "Prorating",
    "Range",
    "Recode",
    "ReliableChange",
    "Respondents",
    "ResponseOption",
    "ResponseScale",
    "RevisedPart",
    "Revision",
    "RevisionChange",
    "Rounding",
    "Scale",
    "ScoreCutoff",
    "Source",
    "SourceKind",
    "Sources",
    "Status",
    "Stop",
    "TranslatedClassification",
    "TranslatedItem",
    "TranslatedResponseScale",
    "TranslatedScore",
    "Translation",
    "TranslationKind",
    "Who",
]


def __dir__() -> list[str]:
    return sorted(__all__)


# instrument

#: Who fills in the form.
#:
#: - `client`: The client.
#: - `clinician`: A clinician, from an interview.
#: - `caretaker`: Somebody who cares for the client.
Who: TypeAlias = Literal["client", "clinician", "caretaker"]

#: A range of ages in completed years, both ends included; an open end has no limit.
Ages = TypedDict(
    "Ages",
    {
        #: The youngest age. From 0 to 130.
        "from": "NotRequired[int]",
        #: The oldest age. From 0 to 130.
        "to": "NotRequired[int]",
    },
)

#: The id of a source, or several.
Sources: TypeAlias = Union["str", "list[str]"]


class Respondents(TypedDict):
    """Who answers an instrument."""

    who: Who
    """Who fills in the form."""
    ages: NotRequired[Ages]
    """For which ages it was made or tried, where a source says so."""
    source: NotRequired[Sources]
    """Where the ages are stated."""


#: What a stored answer is.
#:
#: - `scores`: The score printed beside the chosen answer.
#: - `positions`: The position of the chosen answer on the form.
AnswerKind: TypeAlias = Literal["scores", "positions"]


class Answers(TypedDict):
    """What a stored answer is, so that nobody reverses or shifts it twice."""

    kind: AnswerKind
    """Scores or positions."""
    note: NotRequired[str]
    """What to watch for."""


class Licence(TypedDict):
    """Who owns an instrument and what may be done with it."""

    wording_may_ship: bool
    """Whether the wording of the items may stand in this file."""
    holder: NotRequired[str]
    """Who holds the rights."""
    terms: str
    """The terms, in a sentence."""
    source: Sources
    """Where the terms are stated."""


#: What kind of text a number was read in. A program of others is a lead, and confirms nothing.
#:
#: - `publication`: A paper, a chapter or a book, or its abstract.
#: - `author`: A page or a letter of the authors of the form.
#: - `manual`: The manual of the form.
#: - `form`: A copy of the form itself, with what is printed on it.
#: - `guideline`: What a health service or a society tells its people to do.
#: - `dataset`: The description of a data set.
#: - `page`: A page of others about the form.
#: - `program`: A program of others that scores the form.
SourceKind: TypeAlias = Literal["publication", "author", "manual", "form", "guideline", "dataset", "page", "program"]


class Source(TypedDict):
    """A publication, or another text that numbers come from."""

    id: str
    """The id by which numbers name it."""
    citation: str
    """Authors, year, title or journal."""
    doi: NotRequired[str]
    """The digital object identifier."""
    kind: NotRequired[SourceKind]
    """What kind of text it is."""


class ResponseOption(TypedDict):
    """One answer of a list."""

    value: float
    """The stored number, with at most two decimals. From -1000000 to 1000000."""
    label: NotRequired[str]
    """The words, where they may ship."""
    loinc: NotRequired[str]
    """The LOINC answer code."""


class Range(TypedDict):
    """A range of numbers, such as a visual analogue line."""

    minimum: int
    """The lowest answer. From -1000000 to 1000000."""
    maximum: int
    """The highest answer. From -1000000 to 1000000."""
    decimals: int
    """The decimals that an answer may have: 0, 1 or 2. From 0 to 2."""


class ResponseScale(TypedDict):
    """How an item can be answered."""

    id: str
    """The id by which items name it."""
    options: NotRequired[list[ResponseOption]]
    """The answers, where there is a list of them."""
    range: NotRequired[Range]
    """The range, where any number in it is an answer."""
    loinc: NotRequired[str]
    """The LOINC answer list."""


class ConditionItem(TypedDict):
    """The answer to an item compares so."""

    item: str
    above: NotRequired[float]
    at_least: NotRequired[float]
    at_most: NotRequired[float]
    below: NotRequired[float]
    equals: NotRequired[float]


class ConditionItems(TypedDict):
    """The same with a list of one item."""

    items: list[str]
    above: NotRequired[float]
    at_least: NotRequired[float]
    at_most: NotRequired[float]
    below: NotRequired[float]
    equals: NotRequired[float]


class ConditionScore(TypedDict):
    """A score compares so: `total` or the id of a subscale."""

    score: str
    above: NotRequired[float]
    at_least: NotRequired[float]
    at_most: NotRequired[float]
    below: NotRequired[float]
    equals: NotRequired[float]


class ConditionAge(TypedDict):
    """The respondent's age in years lies in this range."""

    age: Ages


#: The sex for which a norm was published.
#:
#: - `female`: Female norms.
#: - `male`: Male norms.
NormSex: TypeAlias = Literal["female", "male"]


class ConditionSex(TypedDict):
    """Norms of this sex apply."""

    sex: NormSex


#: The opposite of another condition.
ConditionNot = TypedDict(
    "ConditionNot",
    {
        "not": "Condition",
    },
)


class ConditionEntryItems(TypedDict):
    """The answer to each of these items compares so: one condition for each."""

    items: list[str]
    above: NotRequired[float]
    at_least: NotRequired[float]
    at_most: NotRequired[float]
    below: NotRequired[float]
    equals: NotRequired[float]


#: A condition inside all, any or count.
ConditionEntry: TypeAlias = Union["Condition", ConditionEntryItems]


class ConditionAll(TypedDict):
    """All of these."""

    all: list[ConditionEntry]


class ConditionAny(TypedDict):
    """At least one of these."""

    any: list[ConditionEntry]


class ConditionCount(TypedDict):
    """The number of these that hold compares so."""

    count: list[ConditionEntry]
    above: NotRequired[float]
    at_least: NotRequired[float]
    at_most: NotRequired[float]
    below: NotRequired[float]
    equals: NotRequired[float]


#: A condition over answers, scores and the respondent. Missing answers make it unknown, unless it is the same
#: whatever they are.
Condition: TypeAlias = Union[
    ConditionItem,
    ConditionItems,
    ConditionScore,
    ConditionAge,
    ConditionSex,
    ConditionNot,
    ConditionAll,
    ConditionAny,
    ConditionCount,
]


class Item(TypedDict):
    """One question."""

    id: str
    """The id, usually the number on the form."""
    tag: str
    """What the item is about, in neutral words of this project."""
    text: NotRequired[str]
    """The published wording, where it may ship."""
    response_scale: str
    """The id of its response scale."""
    scored: NotRequired[bool]
    """Whether it counts in any score; an unscored item is kept and never missed. Default: true."""
    optional: NotRequired[bool]
    """Whether the person may leave it out, as with the goals of a goal sheet."""
    asked_if: NotRequired[Condition]
    """When it is asked at all."""
    when_not_asked: NotRequired[float]
    """What counts when it was not asked; without a number it is left out. From -1000000 to 1000000."""
    loinc: NotRequired[str]
    """The LOINC code of the question."""


#: How a score is computed.
#:
#: - `sum`: The sum of the items.
#: - `mean`: The mean of the items.
#: - `mean_of_products`: The mean of the products of pairs of items.
#: - `combination`: A weighted sum of subscales.
Method: TypeAlias = Literal["sum", "mean", "mean_of_products", "combination"]


class Recode(TypedDict):
    """What one answer counts."""

    answer: float
    """The answer. From -1000000 to 1000000."""
    counts: float
    """What it counts. From -1000000 to 1000000."""
    items: NotRequired[list[str]]
    """For which items of the score; without them, for all."""


class ItemWeight(TypedDict):
    """What some items of a sum are multiplied with."""

    weight: float
    """The weight, from −100 to 100 and not 0, with at most two decimals. From -1000000 to 1000000."""
    items: list[str]
    """The items."""


class HighestOf(TypedDict):
    """Items of which the highest counts."""

    items: list[str]
    """The items, two or more, all among those of the score."""
    minimum_answered: NotRequired[int]
    """How many of them must be answered for the highest of these to count; without it, all that are asked, unless
    an answer is the highest that there is. From 1 to 200.
    """


class Pair(TypedDict):
    """Two items that are multiplied."""

    first: str
    """One item."""
    second: str
    """The other one."""


class Part(TypedDict):
    """One subscale of a combination."""

    subscale: str
    """The subscale."""
    weight: NotRequired[int]
    """Its weight, 1 where none is stated; −1 subtracts it. From -100 to 100."""


class Gate(TypedDict):
    """A condition under which a score is a fixed number, such as a screening question answered no."""

    when: Condition
    """The condition."""
    value: float
    """The score then. From -1000000 to 1000000."""


class Conversion(TypedDict):
    """One row of a published table."""

    raw: int
    """The raw score. From -1000000 to 1000000."""
    reported: float
    """The reported score."""


#: What the reported numbers of norms are.
#:
#: - `t_score`: T-scores: 50 is the mean of the people of the table, 10 their standard deviation.
#: - `percentile`: Percentiles: how many in a hundred of them have at most this score.
NormKind: TypeAlias = Literal["t_score", "percentile"]


class NormTable(TypedDict):
    """A table for some respondents."""

    ages: NotRequired[Ages]
    """For which ages; without it, for all."""
    sex: NotRequired[NormSex]
    """For which sex; without it, for both."""
    rows: list[Conversion]
    """A row for each whole raw score, from the lowest up; the reported ones do not fall."""
    source: NotRequired[Sources]
    """Where this table comes from, if not from the source of all."""


#: How well a number is known.
#:
#: - `confirmed`: Read in the publication or an official text.
#: - `secondary`: Read in secondary sources only.
#: - `disputed`: Sources disagree.
Status: TypeAlias = Literal["confirmed", "secondary", "disputed"]


class Norms(TypedDict):
    """Published tables by which a raw score is reported, by the respondent's age and sex."""

    kind: NormKind
    """What the reported numbers are."""
    licence: str
    """Who may use the tables, in a sentence."""
    tables: list[NormTable]
    """The tables; the first one for the respondent counts, and where there is none, there is no score."""
    source: Sources
    """Where they come from."""
    status: Status
    """How well they are known."""


#: Which direction of a measure is better for the client.
#:
#: - `lower`: A lower value is better, as for most symptom scales.
#: - `higher`: A higher value is better, as for well-being.
Better: TypeAlias = Literal["lower", "higher"]

#: How a prorated score is rounded to a whole number.
#:
#: - `half_up`: To the nearest whole number, a half up.
#: - `half_even`: To the nearest whole number, a half to the even one.
Rounding: TypeAlias = Literal["half_up", "half_even"]


class Prorating(TypedDict):
    """What to do when a few items are missing: the mean of the answered items stands for them."""

    id: str
    """The id of the rule."""
    maximum_missing: int
    """The most items that may be missing. From 1 to 200."""
    rounding: NotRequired[Rounding]
    """How the prorated score is rounded; without it, it is not."""
    source: Sources
    """Where the rule comes from."""
    status: Status
    """How well it is known."""


class AlternativesOfProrating(TypedDict):
    """Rules that publications disagree about, or that a service may choose between.

    Where no default is stated, none applies until somebody chooses one by name with `Instrument.with_rules`.
    """

    default: NotRequired[str]
    """The id of the rule that applies unless another one is chosen."""
    rules: list[Prorating]
    """The rules."""


#: One severity band.
Band = TypedDict(
    "Band",
    {
        #: The code, such as `moderately_severe`.
        "code": "str",
        #: The lowest score of the band.
        "from": "float",
        #: What a person reads; without it, the code with blanks.
        "label": "NotRequired[str]",
    },
)


class BandSet(TypedDict):
    """A published set of severity bands, from the lowest score up, without gap or overlap."""

    id: str
    """The id of the set."""
    bands: list[Band]
    """The bands, each from its lowest score to just below the next one's."""
    source: Sources
    """Where the set comes from."""
    status: Status
    """How well it is known."""


class AlternativesOfBandSet(TypedDict):
    """Rules that publications disagree about, or that a service may choose between.

    Where no default is stated, none applies until somebody chooses one by name with `Instrument.with_rules`.
    """

    default: NotRequired[str]
    """The id of the rule that applies unless another one is chosen."""
    rules: list[BandSet]
    """The rules."""


class Scale(TypedDict):
    """A score: the total or a subscale."""

    id: str
    """The id; `total` for the total."""
    title: NotRequired[str]
    """What it is called."""
    method: Method
    """How it is computed."""
    items: NotRequired[list[str]]
    """The items of a sum or a mean."""
    reversed: NotRequired[list[str]]
    """Those of them that count in reverse: lowest plus highest answer, minus the answer."""
    recode: NotRequired[list[Recode]]
    """What each answer counts, where it is not the answer itself."""
    weights: NotRequired[list[ItemWeight]]
    """What its items are multiplied with, of a sum; an item that is not named counts once."""
    highest_of: NotRequired[list[HighestOf]]
    """Groups of its items of which the highest counts: each group is one part of the sum or the mean."""
    pairs: NotRequired[list[Pair]]
    """The pairs of a mean of products."""
    parts: NotRequired[list[Part]]
    """The subscales of a combination."""
    multiply: NotRequired[int]
    """What the result is multiplied with. From 1 to 1000."""
    gate: NotRequired[Gate]
    """A condition under which the score is a fixed number."""
    conversion: NotRequired[list[Conversion]]
    """A published table from the raw score to the reported one."""
    norms: NotRequired[Norms]
    """Published tables by age and sex, in place of one for everybody: T-scores or percentiles."""
    better: NotRequired[Better]
    """Whether lower or higher is better, where it is either."""
    prorating: NotRequired[AlternativesOfProrating]
    """What to do with missing items; none means that any missing item makes the score incomplete."""
    bands: NotRequired[AlternativesOfBandSet]
    """Published severity bands."""
    loinc: NotRequired[str]
    """The LOINC code of the score."""
    source: Sources
    """Where the rule comes from."""
    status: Status
    """How well it is known."""


class Category(TypedDict):
    """The name of a category, whichever rule gives it."""

    code: str
    """The category."""
    label: str
    """What a person reads."""


class Case(TypedDict):
    """A category and its condition."""

    code: str
    """The category."""
    when: Condition
    """When it applies."""


class CutoffValue(TypedDict):
    """A cutoff for some respondents."""

    value: float
    """The cutoff."""
    ages: NotRequired[Ages]
    """For which ages; without it, for all."""
    sex: NotRequired[NormSex]
    """For which sex; without it, for both."""
    source: NotRequired[Sources]
    """Where this number comes from, if not from the rule's source."""


class ScoreCutoff(TypedDict):
    """Categories on the two sides of a score's cutoff."""

    score: str
    """Which score: `total` or a subscale."""
    below: str
    """The category below the cutoff."""
    at: str
    """The category exactly at the cutoff: one of the other two."""
    above: str
    """The category above the cutoff."""
    values: list[CutoffValue]
    """The cutoffs; the first one for the respondent counts."""


class ClassificationRule(TypedDict):
    """One published rule of a classification: cases in order, or cutoffs of a score."""

    id: str
    """The id of the rule."""
    cases: NotRequired[list[Case]]
    """The cases; the first that holds gives the category."""
    otherwise: NotRequired[str]
    """The category where no case holds."""
    cutoff: NotRequired[ScoreCutoff]
    """A cutoff of a score, perhaps by age or sex."""
    source: Sources
    """Where the rule comes from."""
    status: Status
    """How well it is known."""


class AlternativesOfClassificationRule(TypedDict):
    """Rules that publications disagree about, or that a service may choose between.

    Where no default is stated, none applies until somebody chooses one by name with `Instrument.with_rules`.
    """

    default: NotRequired[str]
    """The id of the rule that applies unless another one is chosen."""
    rules: list[ClassificationRule]
    """The rules."""


class Classification(TypedDict):
    """A question that publications answer with a category: an algorithm or a cutoff."""

    id: str
    """The id, such as `dsm`."""
    title: str
    """What it says, in a phrase."""
    categories: NotRequired[list[Category]]
    """What a person reads of its categories; of one that is not named here, the code with blanks."""
    rules: AlternativesOfClassificationRule
    """The published rules."""


class AlertRule(TypedDict):
    """One published rule of an alert."""

    id: str
    """The id of the rule."""
    when: Condition
    """When the alert is raised."""
    source: Sources
    """Where the rule comes from."""
    status: Status
    """How well it is known."""


class AlternativesOfAlertRule(TypedDict):
    """Rules that publications disagree about, or that a service may choose between.

    Where no default is stated, none applies until somebody chooses one by name with `Instrument.with_rules`.
    """

    default: NotRequired[str]
    """The id of the rule that applies unless another one is chosen."""
    rules: list[AlertRule]
    """The rules."""


class Alert(TypedDict):
    """Answers that a person should look at today. It raises a question, never a flag."""

    id: str
    """The id, such as `self_harm_item`."""
    question: str
    """The question to ask."""
    rules: AlternativesOfAlertRule
    """The published rules."""


class Stop(TypedDict):
    """Where a form may end after its first items, which are a short form by themselves."""

    after: str
    """The last item that is always shown."""
    when: Condition
    """When nothing more is shown, by items up to that one and subscales of these."""
    score: str
    """The subscale that then is the result."""
    source: Sources
    """Where the rule comes from."""
    status: Status
    """How well it is known."""


class ReliableChange(TypedDict):
    """A published threshold of reliable change: at least this much is more than measurement error."""

    id: str
    """The id by which it is chosen."""
    score: str
    """Which score: `total` or a subscale."""
    value: float
    """The smallest change that counts."""
    population: NotRequired[str]
    """The people or the service that it was published for, and how it was found."""
    source: Sources
    """Where it comes from."""
    status: Status
    """How well it is known."""


class Cutoff(TypedDict):
    """A published cutoff between a clinical and a general population."""

    id: str
    """The id by which it is chosen."""
    score: str
    """Which score: `total` or a subscale."""
    first_clinical: float
    """The first score on the clinical side."""
    population: NotRequired[str]
    """The people or the service that it was published for."""
    source: Sources
    """Where it comes from."""
    status: Status
    """How well it is known."""


class Loinc(TypedDict):
    """The LOINC codes of the whole form."""

    panel: str
    """The panel."""
    source: Sources
    """Where the codes were read."""


#: The part of a definition that a version changed. The first two make numbers, so that scores before and after may
#: not compare; the next four judge them; no number depends on the others.
#:
#: - `scoring`: Items, their answers, and how a score is made of them.
#: - `missing_rule`: What is done about missing answers.
#: - `bands`: Bands of scores.
#: - `cutoffs`: Cutoffs, and other rules that give a category.
#: - `reliable_change`: Thresholds of reliable change.
#: - `alerts`: Alerts.
#: - `population`: Who answers, and at which ages.
#: - `wording`: Titles, wording, tags, names of bands and categories, notes.
#: - `sources`: Where numbers come from, and how well they are known.
#: - `licence`: Who owns the form, and what may be done with it.
#: - `loinc`: Codes of LOINC.
#: - `added`: Nothing: with this version the definition began.
RevisedPart: TypeAlias = Literal[
    "scoring",
    "missing_rule",
    "bands",
    "cutoffs",
    "reliable_change",
    "alerts",
    "population",
    "wording",
    "sources",
    "licence",
    "loinc",
    "added",
]


class RevisionChange(TypedDict):
    """One change that a version of a definition made."""

    what: RevisedPart
    """The part that it changed."""
    text: str
    """What is other than before, in a sentence."""


class Revision(TypedDict):
    """One version of a definition, and what it changed in the version before."""

    version: str
    """The version."""
    date: NotRequired[str]
    """The day from which the definition has it."""
    changes: list[RevisionChange]
    """What it changed."""


class Definition(TypedDict):
    """A questionnaire: items, scoring, bands, alerts, sources and licence."""

    schema_version: str
    """The version of the format; a newer major one is refused."""
    id: str
    """The id: lower case with hyphens, and the stem of the file."""
    version: str
    """The version of this definition; it changes with any number in it."""
    title: str
    """The published title."""
    short_title: str
    """The usual abbreviation."""
    measures: str
    """What it measures, in a phrase."""
    domains: list[str]
    """What it is about, for finding it."""
    respondent: Respondents
    """Who answers it."""
    time_frame: NotRequired[str]
    """The time that the questions ask about."""
    answers: Answers
    """What a stored answer is."""
    licence: Licence
    """Who owns it and whether its wording may be shipped."""
    sources: list[Source]
    """The publications that the numbers come from; each number names one of these by id."""
    published_in: NotRequired[list[str]]
    """Those of them in which the instrument was published: what to cite."""
    stem: NotRequired[str]
    """The sentence above the items, where the wording may ship."""
    response_scales: list[ResponseScale]
    """How items can be answered."""
    items: list[Item]
    """The items, in the order of the form."""
    parts: NotRequired[list[str]]
    """The instruments that it is made of, where it is a score over several: each is a subscale of the same id,
    whose items are called after it (`phq-9.1`), and the total combines them.
    """
    total: NotRequired[Scale]
    """The total score, where the instrument has one."""
    subscales: NotRequired[list[Scale]]
    """The subscales."""
    classifications: NotRequired[list[Classification]]
    """Published yes-or-no and category rules, such as an algorithm or a cutoff."""
    alerts: NotRequired[list[Alert]]
    """Answers that a person should look at today."""
    stop: NotRequired[Stop]
    """Where the form may end after its first items."""
    reliable_change: NotRequired[list[ReliableChange]]
    """Published thresholds of reliable change."""
    cutoffs: NotRequired[list[Cutoff]]
    """Published cutoffs between a clinical and a general population that are no classification here."""
    loinc: NotRequired[Loinc]
    """The codes of the whole form."""
    notes: NotRequired[list[str]]
    """Traps and limits that a reader should know."""
    history: NotRequired[list[Revision]]
    """What its versions changed, the newest first: that is the version of the definition."""


#: Where the wording of a translated form comes from.
#:
#: - `official`: The holder of the rights, or the authors of the form, give it out.
#: - `published`: Others published it.
#: - `own`: Who wrote this file translated it: nobody has tried how people understand it.
TranslationKind: TypeAlias = Literal["official", "published", "own"]


class TranslatedItem(TypedDict):
    """The texts of an item."""

    tag: NotRequired[str]
    """What the item is about, in neutral words."""
    text: NotRequired[str]
    """The wording."""


class TranslatedResponseScale(TypedDict):
    """The texts of a response scale."""

    labels: NotRequired[dict[str, str]]
    """The labels of the answers, by their values."""


class TranslatedScore(TypedDict):
    """The texts of a score."""

    title: NotRequired[str]
    """What it is called."""
    bands: NotRequired[dict[str, str]]
    """The names of the bands, by their codes."""


class TranslatedClassification(TypedDict):
    """The texts of a classification."""

    title: NotRequired[str]
    """What it says, in a phrase."""
    categories: NotRequired[dict[str, str]]
    """The names of the categories, by their codes."""


class Translation(TypedDict):
    """The texts of an instrument in another language. What is left out is shown in English."""

    schema_version: str
    """The version of the format; a newer major one is refused."""
    instrument: str
    """The id of the instrument."""
    language: str
    """The language, as a tag of BCP 47 such as `de` or `pt-BR`."""
    version: str
    """The version of this translation."""
    kind: TranslationKind
    """Where the wording of the form (stem, items, answers) comes from. All other words are of this file's own
    making.
    """
    translator: str
    """Who translated it."""
    licence: Licence
    """Who owns the wording and whether it may stand in this file."""
    sources: list[Source]
    """The texts in which the wording was read, and those that the licence comes from."""
    source: Sources
    """Which of them the wording was read in, word by word."""
    made_for: NotRequired[dict[str, str]]
    """The digests of the scores of the definition that it was made for, by default rules: `total` and the
    subscales.
    """
    title: NotRequired[str]
    """The title of the instrument."""
    short_title: NotRequired[str]
    """The usual abbreviation."""
    measures: NotRequired[str]
    """What it measures, in a phrase."""
    time_frame: NotRequired[str]
    """The time that the questions ask about."""
    stem: NotRequired[str]
    """The sentence above the items."""
    items: NotRequired[dict[str, TranslatedItem]]
    """The items, by their ids."""
    response_scales: NotRequired[dict[str, TranslatedResponseScale]]
    """The labels of the answers, by the ids of the response scales."""
    scores: NotRequired[dict[str, TranslatedScore]]
    """The scores, by their ids: `total` and the subscales."""
    classifications: NotRequired[dict[str, TranslatedClassification]]
    """The classifications, by their ids."""
    alerts: NotRequired[dict[str, str]]
    """The questions of the alerts, by the ids of these."""
    notes: NotRequired[list[str]]
    """What a reader should know of this translation."""
