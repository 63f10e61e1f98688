"""Every step of the ladder, with an engine that damages names on purpose."""

from dataclasses import dataclass, field

import pytest
from test_locking import CASES, NAMES, find

from l10n.engines.pseudo import PseudoEngine
from l10n.locking import lock_names
from l10n.locking.carriers import load_placeholders, load_standins
from l10n.locking.choice import choose_form
from l10n.locking.cues import Cue
from l10n.locking.euphony import repair_preposition
from l10n.model import Case, Hypothesis, Status


@dataclass
class Told:
    """An engine that gives the translations it was told; marks in the source are carried through them."""

    texts: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    placeholders: bool = False
    prefers_placeholders: bool = False
    calls: list = field(default_factory=list)

    def translate(self, sources, *, hypotheses=1):
        self.calls.append(("translate", list(sources)))
        found = [self.texts.get(source, "…") for source in sources]
        return [
            tuple(Hypothesis(text, -0.5 - 0.05 * rank) for rank, text in enumerate(texts))[:hypotheses]
            for texts in ([each] if isinstance(each, str) else each for each in found)
        ]

    def score(self, pairs):
        self.calls.append(("score", list(pairs)))
        return [
            next((score for part, score in self.scores.items() if part in target), -30.0 if self.scores else 0.0)
            for _, target in pairs
        ]


def lock(language, source, engine, *names):
    matches = find(source, language, *names)
    (locked,) = lock_names([(source, matches)], engine, language, [match.term for match in matches])
    return locked


def outcome(locked):
    return [(lock.status, lock.form, lock.problem, lock.review) for lock in locked.locks]


def test_an_exact_form_is_kept_as_it_stands():
    engine = Told({"Putin left.": ["Путин ушёл.", "Ушёл Путин."]}, placeholders=True)
    locked = lock("ru", "Putin left.", engine, "Putin")
    assert (locked.target, outcome(locked)) == ("Путин ушёл.", [(Status.EXACT, "Путин", "", False)])
    assert [call for call, _ in engine.calls] == ["translate"]


def test_an_exact_form_that_its_preposition_contradicts_is_only_pointed_out():
    locked = lock("ru", "A letter to Putin", Told({"A letter to Putin": "Письмо к Путина"}), "Putin")
    assert (locked.target, outcome(locked)) == ("Письмо к Путина", [(Status.EXACT, "Путина", "case", True)])


def test_another_hypothesis_that_has_all_names_is_taken():
    texts = {"Putin met Peskov.": ["Пут встретил Пескова.", "Путин встретил Пескова."]}
    locked = lock("ru", "Putin met Peskov.", Told(texts), "Putin", "Peskov")
    assert locked.target == "Путин встретил Пескова."
    assert [lock.problem for lock in locked.locks] == ["", ""]
    assert "hypothesis 2" in locked.locks[0].evidence


REPAIRS = [
    ("ru", "A letter to Volodin", "Письмо к Волидину", "Письмо к Володину"),
    ("ru", "A letter to Volodin", "Письмо к Volodin", "Письмо к Володину"),
    ("ru", "Without Volodin", "Без Волдина", "Без Володина"),
    ("ru", "TASS told", "Сообщает TASS.", "Сообщает ТАСС."),
    ("ru", "Galeotti said", "Галиотти сказал", "Галеотти сказал"),
    ("ru", "State Duma sat", "Государственная Дума заседала", "Государственная дума заседала"),
    ("ru", "Volodin said", "Володайн заявил", "Володин заявил"),
    ("uk", "Letters for Volodin", "Листи для Володина", "Листи для Володіна"),
    ("uk", "TASS told", "Повідомляє TASS.", "Повідомляє ТАСС."),
    ("uk", "Volodin said", "Володин заявив", "Володін заявив"),
    ("uk", "before Volodin", "перед Володином", "перед Володіним"),
]


@pytest.mark.parametrize(("language", "source", "target", "repaired"), REPAIRS)
def test_a_misspelt_name_is_repaired_where_grammar_leaves_one_form(language, source, target, repaired):
    names = [name for name in NAMES[language] if name in source]
    locked = lock(language, source, Told({source: target}), *names)
    assert (locked.target, locked.locks[0].status, locked.locks[0].problem) == (repaired, Status.REPAIRED, "")
    assert locked.target[locked.locks[0].start : locked.locks[0].end] == locked.locks[0].form


def test_an_ending_alone_repairs_nothing():
    locked = lock("ru", "He saw Volodin.", Told({"He saw Volodin.": "Видели Волдину там."}), "Volodin")
    assert locked.target == "Видели Волдину там."
    assert outcome(locked) == [(Status.MISSING, "", "misspelt", False)]
    assert locked.locks[0].candidates[0] == "Володину"


def test_an_ending_and_a_preposition_of_several_cases_repair_nothing():
    # «с Россий» was «с Россией»: the ending points elsewhere, and «с» allows it.
    locked = lock("uk", "trade with Russia", Told({"trade with Russia": "торгівля з Росий"}), "Russia")
    assert locked.locks[0].problem == "misspelt"


def test_an_ending_and_a_clear_score_repair_together():
    engine = Told({"He saw Volodin.": "Он видел Волдина там."}, {"Володина": -5.0, "Володин ": -12.0})
    locked = lock("ru", "He saw Volodin.", engine, "Volodin")
    assert (locked.target, locked.locks[0].status) == ("Он видел Володина там.", Status.REPAIRED)
    assert "score margin" in locked.locks[0].evidence


def test_a_score_against_the_ending_repairs_nothing():
    engine = Told({"He saw Volodin.": "Он видел Волдина там."}, {"Володину": -5.0})
    assert lock("ru", "He saw Volodin.", engine, "Volodin").locks[0].problem == "misspelt"


def test_a_lost_name_is_carried_by_a_placeholder():
    engine = Told(
        {"It is about Putin.": "Это про него.", "It is about ⟦1⟧.": "Это письмо к ⟦1⟧."}, placeholders=True
    )
    locked = lock("ru", "It is about Putin.", engine, "Putin")
    assert (locked.target, outcome(locked)) == ("Это письмо к Путину.", [(Status.PLACED, "Путину", "", False)])


def test_a_placed_name_whose_case_is_a_guess_is_for_review():
    engine = Told({"The gas of Putin": "Газ", "The gas of ⟦1⟧": "Газ сильно ⟦1⟧"}, placeholders=True)
    locked = lock("ru", "The gas of Putin", engine, "Putin")
    assert (locked.locks[0].status, locked.locks[0].review, locked.locks[0].problem) == (Status.PLACED, True, "")
    assert len(locked.locks[0].candidates) == 5


def test_a_lost_name_is_carried_by_a_name_that_the_model_knows():
    engine = Told({"We met Volodin.": "Мы встретили его.", "We met Ivanov.": "Мы встретились с Ивановым."})
    locked = lock("ru", "We met Volodin.", engine, "Volodin")
    assert (locked.target, locked.locks[0].status) == ("Мы встретились с Володиным.", Status.PLACED)
    assert (locked.locks[0].case, locked.locks[0].review) == (Case.INS, False)


def test_a_preposition_is_made_to_fit_the_name_that_was_placed():
    engine = Told({"About Iran": "О нём", "About ⟦1⟧": "О ⟦1⟧"}, placeholders=True)
    assert lock("ru", "About Iran", engine, "Iran").target == "Об Иране"


def test_what_nothing_helps_is_missing_with_all_its_forms():
    engine = Told({"Putin left.": "Ушёл.", "⟦1⟧ left.": "Ушёл ⟦."}, placeholders=True)
    locked = lock("ru", "Putin left.", engine, "Putin")
    assert (locked.target, outcome(locked)) == ("Ушёл.", [(Status.MISSING, "", "missing", False)])
    assert locked.locks[0].candidates == ("Путин", "Путина", "Путину", "Путиным", "Путине")


def test_no_broken_mark_is_left_in_the_text():
    engine = Told({"Putin met Peskov.": "Встреча.", "⟦1⟧ met ⟦2⟧.": "⟦1⟧ ⟦1⟧ встретил ⟧ ⟦7⟧ ⟦."}, placeholders=True)
    locked = lock("ru", "Putin met Peskov.", engine, "Putin", "Peskov")
    assert "⟦" not in locked.target
    assert "⟧" not in locked.target
    assert [lock.problem for lock in locked.locks] == ["", "missing"]


def test_an_engine_trained_on_placeholders_is_given_them_at_once():
    engine = Told({"To ⟦1⟧": "К ⟦1⟧"}, placeholders=True, prefers_placeholders=True)
    assert lock("ru", "To Putin", engine, "Putin").target == "К Путину"
    assert engine.calls == [("translate", ["To ⟦1⟧"])]


@pytest.mark.parametrize("target", ["Письмо к ⟦2⟧ от ⟦1⟧.", "Письмо от ⟦1⟧ к ⟦2⟧."])
def test_two_mentions_that_change_places_keep_each_its_own_case(target):
    engine = Told({"⟦1⟧ wrote to ⟦2⟧.": target}, placeholders=True, prefers_placeholders=True)
    locked = lock("ru", "Putin wrote to Putin.", engine, "Putin")
    assert locked.target == target.replace("⟦1⟧", "Путина").replace("⟦2⟧", "Путину")
    for found in locked.locks:
        assert locked.target[found.start : found.end] == found.form
        assert found.case in found.match.term.paradigm.cases_of(found.form)


def test_the_plain_translation_is_made_where_placeholders_were_lost():
    texts = {"⟦1⟧ left.": "Ушёл.", "Putin left.": "Путин ушёл."}
    locked = lock("ru", "Putin left.", Told(texts, placeholders=True, prefers_placeholders=True), "Putin")
    assert (locked.target, outcome(locked)) == ("Путин ушёл.", [(Status.EXACT, "Путин", "", False)])


def test_a_run_asks_the_engine_once_for_each_step():
    texts = {f"{n} met Volodin.": f"{n} встретил Волдина." for n in range(5)}
    engine = Told(texts, {"Володина": -5.0})
    requests = [(source, find(source, "ru", "Volodin")) for source in texts]
    locked = lock_names(requests, engine, "ru", [NAMES["ru"]["Volodin"]])
    assert [each.target for each in locked] == [f"{n} встретил Володина." for n in range(5)]
    assert [call for call, _ in engine.calls] == ["translate", "score"]


def test_texts_without_names_are_only_translated():
    engine = Told({"Hello.": "Привет."}, placeholders=True, prefers_placeholders=True)
    (locked,) = lock_names([("Hello.", ())], engine, "ru")
    assert (locked.target, locked.locks, engine.calls) == ("Привет.", (), [("translate", ["Hello."])])


def test_offsets_are_those_of_the_polished_text():
    engine = Told({'"Putin" left': '"Путин" ушёл'})
    matches = find('"Putin" left', "ru", "Putin")
    (locked,) = lock_names(
        [('"Putin" left', matches)], engine, "ru", polish=lambda text: "— " + text.replace('"', "«", 1)
    )
    assert locked.target[locked.locks[0].start : locked.locks[0].end] == "Путин"


SENTENCES = {
    "ru": [
        "Putin met Peskov.",
        "A letter to Volodin was sent.",
        "Talks with Zakharova in Moscow",
        "The Kremlin said no.",
    ],
    "uk": [
        "Putin met Zelensky.",
        "A letter to Volodin was sent.",
        "Talks with Putin in Kyiv",
        "The Kremlin said no.",
    ],
}


@pytest.mark.parametrize("placeholders", [True, False])
@pytest.mark.parametrize("damage", ["", "latin", "misspelt", "dropped", "doubled", "swapped", "adjective"])
@pytest.mark.parametrize("language", ["ru", "uk"])
def test_no_damage_passes_in_silence(language, damage, placeholders):
    names = {name: tuple(each.paradigm.forms[case][0] for case in CASES) for name, each in NAMES[language].items()}
    honest = PseudoEngine(language, names)
    for seed in range(6):
        engine = PseudoEngine(language, names, damage, placeholders=placeholders, seed=seed)
        requests = [(source, find(source, language, *names)) for source in SENTENCES[language]]
        terms = list(NAMES[language].values())
        for (source, _), locked in zip(requests, lock_names(requests, engine, language, terms), strict=True):
            right = honest.translate([source])[0][0].text
            for each in locked.locks:
                shown = bool(each.problem) or each.review
                assert shown or each.form in right, (source, locked.target, each)
                assert shown or damage == "swapped" or locked.target.count(each.form) == right.count(each.form)


@pytest.mark.parametrize(("language", "source"), [("ru", "A letter to Volodin"), ("uk", "A letter to Volodin")])
def test_a_wrong_case_after_a_preposition_of_one_case_is_pointed_at(language, source):
    names = {"Volodin": tuple(NAMES[language]["Volodin"].paradigm.forms[case][0] for case in CASES)}
    for seed in range(8):
        locked = lock(language, source, PseudoEngine(language, names, "case", seed=seed), "Volodin")
        assert [each.problem for each in locked.locks] == ["case"], locked


@pytest.mark.parametrize(("language", "target", "name", "fitted"), [
    ("ru", "с Шредером", "Шредером", "со Шредером"), ("ru", "со Путиным", "Путиным", "с Путиным"),
    ("ru", "о Одессе", "Одессе", "об Одессе"), ("ru", "об Европе", "Европе", "о Европе"),
    ("ru", "Об Путине", "Путине", "О Путине"), ("ru", "в Францию", "Францию", "во Францию"),
    ("ru", "во Москве", "Москве", "в Москве"), ("ru", "к Львову", "Львову", "ко Львову"),
    ("ru", "от Путина", "Путина", "от Путина"), ("ru", "с Зеленским", "Зеленским", "с Зеленским"),
    ("uk", "з Сполучених", "Сполучених", "зі Сполучених"), ("uk", "зі Путіним", "Путіним", "з Путіним"),
    ("uk", "з Зеленським", "Зеленським", "із Зеленським"), ("uk", "в Львові", "Львові", "у Львові"),
    ("uk", "в Франції", "Франції", "у Франції"), ("uk", "із Києва", "Києва", "із Києва"),
    ("uk", "вона у Одесі", "Одесі", "вона в Одесі"), ("uk", "був у Києві", "Києві", "був у Києві"),
])  # fmt: skip
def test_a_preposition_fits_the_sound_of_the_name(language, target, name, fitted):
    start = target.index(name)
    found, moved = repair_preposition(target, start, language)
    assert found == fitted
    assert found[moved:] == name


def test_placeholders_keep_possessives_and_a_source_that_has_marks_is_left_alone():
    source = "Putin's talks with Peskov"
    cargo = load_placeholders(source, find(source, "ru", "Putin", "Peskov"))
    assert cargo.text == "⟦1⟧'s talks with ⟦2⟧"
    assert load_placeholders("⟦1⟧ Putin", find("⟦1⟧ Putin", "ru", "Putin")) is None


def test_two_names_of_one_class_have_two_standins():
    source = "Volodin met Peskov in Berlin"
    cargo = load_standins(source, find(source, "ru", "Volodin", "Peskov"), [0, 1])
    assert cargo.text == "Ivanov met Petrov in Berlin"


def test_a_form_needs_two_witnesses():
    name = NAMES["ru"]["Volodin"]
    dative = frozenset((Case.DAT,))
    title = Cue(dative, "agreement with «президенту»")
    assert choose_form(name, (), dative).sure is False
    assert choose_form(name, (title,)).sure is False
    assert (choose_form(name, (title,), dative).sure, choose_form(name, (title,), dative).form) == (
        True,
        "Володину",
    )
    assert choose_form(name, (title,), frozenset((Case.GEN,))).sure is False
