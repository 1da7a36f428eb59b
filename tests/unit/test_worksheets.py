"""Worksheets: generated texts, order, checks, versions, and when a field is complete."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done
from coach.domain.review.events import StorySet
from coach.domain.worksheets.auto_ticks import newly_complete, ticks_between
from coach.domain.worksheets.checks import review_text
from coach.domain.worksheets.events import FieldFilled, RowAdded, RowGone
from coach.domain.worksheets.option_fit import fitting
from coach.domain.worksheets.pairwise_ranking import (
    Answers,
    answers_in,
    as_text,
    explained,
    most_questions,
    ranking_of,
    without_the_last,
)
from coach.domain.worksheets.prefill import drafted, initial_text, strengths
from coach.domain.worksheets.progress import done_by, due_again, field_state, finished
from coach.domain.worksheets.state import sheet_of
from coach.domain.worksheets.templates import compose, gaps
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from coach.guide.worksheets import phrases, worksheet, worksheets
from tests.factories import MONDAY, NINE, Diary, days

GUIDE = load_guide()


def filled(*pairs: tuple[str, str], sheet: str = "compass") -> Diary:
    diary = Diary()
    for field, text in pairs:
        diary.write(FieldFilled(sheet, field, text))
    return diary


def label(name: str) -> str:
    return f"your {name}"


# -- composing


def test_a_template_is_filled_and_says_what_it_still_waits_for() -> None:
    said = {"role": "baker", "proofs": "one\ntwo\nthree."}
    text = compose("I am a {role} at {place}[ in {town}]. {proofs|listed}; {proofs}.", lambda n: said.get(n, ""), label)
    assert text == "I am a baker at ⟨your place⟩. one, two and three; one."
    assert gaps(text) == 1
    assert compose("{proofs|bullets}", lambda n: said.get(n, ""), label) == "• one\n• two\n• three."
    assert compose("a[ and {town}]\n\n[{town}\n\n]b", lambda _: "", label) == "a\n\nb"


@given(st.text(max_size=80))
def test_a_persons_text_is_never_treated_as_a_template(text: str) -> None:
    said = " ".join(text.split())
    assert " ".join(compose("<{it|text}>", lambda _: text, label).split()) in (f"<{said}>", "<⟨your it⟩>")
    assert " ".join(compose("[<{it|text}>]", lambda _: text, label).split()) in (f"<{said}>", "")


# -- ordering

things = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=6), unique=True, max_size=8)


def test_what_people_write_with_a_full_stop_gets_no_second_one_and_the_first_is_not_told_twice() -> None:
    said = {"am": "a baker.", "proofs": "one\ntwo\nthree", "asks": "why me?"}
    assert compose("I am {am}. {asks}. So ...", said.__getitem__, label) == "I am a baker. why me? So ..."
    assert compose("{proofs}:\n{proofs|others}", said.__getitem__, label) == "one:\n• two\n• three"


def test_a_draft_begins_with_a_capital_and_a_name_stays_as_it_is_written() -> None:
    sheet = worksheet("story-drafts")
    for role, begun in (("product manager", "Product manager |"), ("eBay seller", "eBay seller |")):
        diary = filled(("role", role), sheet="story-drafts")
        texts = sheet_of(diary.state, "story-drafts").texts
        assert drafted(diary.state, sheet, sheet.field("headline"), "plain", texts).startswith(begun)
    assert initial_text(filled(("roles", "baker"), ("industries", "bread")).state, sheet, sheet.field("next")) == (
        "a role as baker in bread"
    )


@pytest.mark.parametrize("name", ["story-drafts", "introduction", "people-list", "compass"])
def test_every_tone_reads_well_with_our_own_examples(name: str) -> None:
    sheet = worksheet(name)
    diary = filled(*((each.key, each.example) for each in sheet.fields if each.example), sheet=name)
    texts = sheet_of(diary.state, name).texts
    for field in sheet.fields:
        for tone in field.tones:
            draft = drafted(diary.state, sheet, field, tone, texts)
            assert not re.search(r"\.\.|: \w+: |,\.| \.|I builds|\ba [aeiou]", draft), (field.key, tone, draft)


@given(things)
def test_any_wish_is_found_with_few_questions(wished: list[str]) -> None:
    shuffled = sorted(wished)
    answers: dict[frozenset[str], str] = {}
    while pair := ranking_of(shuffled, answers).next:
        assert frozenset(pair) not in answers, "nothing is asked twice"
        answers[frozenset(pair)] = min(pair, key=wished.index)
    assert list(ranking_of(shuffled, answers).order) == wished
    assert len(answers) <= most_questions(len(wished)) <= len(list(combinations(wished, 2))) or len(wished) < 2
    assert len(explained(wished, answers)) == max(0, len(wished) - 1)


@given(things, st.lists(st.integers(0, 20), max_size=4))
def test_it_goes_on_from_any_point_and_asks_no_pair_twice(wished: list[str], left_at: list[int]) -> None:
    shuffled = sorted(wished)
    answers: Answers = {}
    asked = []
    while pair := ranking_of(shuffled, answers).next:
        asked.append(frozenset(pair))
        answers[frozenset(pair)] = min(pair, key=wished.index)
        if len(asked) in left_at:
            answers = answers_in(as_text(shuffled, answers), shuffled)
    assert len(asked) == len(set(asked))
    assert list(ranking_of(shuffled, answers).order) == wished


@given(things.filter(lambda some: len(some) > 1))
def test_the_question_before_is_asked_again_and_no_other(wished: list[str]) -> None:
    answers: Answers = {}
    while pair := ranking_of(wished, answers).next:
        answers[frozenset(pair)] = pair[0]
        assert ranking_of(wished, without_the_last(answers)).next == pair


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"things": ["a", "b"]}', '{"things": ["a", "b"], "answers": [["a"], 3]}', "[" * 99_999],
)
def test_answers_that_can_t_be_read_are_asked_again(text: str) -> None:
    assert answers_in(text, ["a", "b"]) == {}


def test_answers_about_other_lines_are_asked_again() -> None:
    kept = as_text(["a", "b"], {frozenset("ab"): "a"})
    assert answers_in(kept, ["a", "b"]) == {frozenset("ab"): "a"}
    assert answers_in(kept, ["a", "c"]) == answers_in(kept, ["a", "b", "c"]) == {}
    assert answers_in('{"things": ["a", "b"], "answers": [["a", "z"], ["a", []]]}', ["a", "b"]) == {}


def test_six_things_need_eleven_questions_at_most() -> None:
    assert most_questions(6) == 11


# -- looking over


def test_a_hidden_exit_an_empty_phrase_and_the_length_are_noted_gently() -> None:
    notes = review_text("I am a results-driven baker.", 20, ["exit", "next", "phrases"], phrases())
    assert [note.split()[0] for note in notes] == ["It", "It", "It", "“results"]
    honest = "My post ended in November, when the bakery closed. I am looking for an early start again."
    assert review_text(honest, 400, ["exit", "next", "phrases"], phrases()) == []
    assert review_text("", 400, ["exit"], phrases()) == []
    assert review_text("a ⟨role⟩", 400, [], ()) == ["One gap is still empty."]


@pytest.mark.parametrize("sheet", ["story-drafts", "introduction", "people-list", "compass"])
def test_our_own_examples_and_tones_are_free_of_what_we_warn_of(sheet: str) -> None:
    examples = {field.key: field.example for field in worksheet(sheet).fields}
    diary = filled(*((key, text) for key, text in examples.items() if text), sheet=sheet)
    for field in worksheet(sheet).fields:
        for tone in field.tones:
            said = sheet_of(diary.state, sheet).texts
            draft = drafted(diary.state, worksheet(sheet), field, tone, said)
            notes = review_text(draft, field.limit, ["phrases"], phrases())
            assert [note for note in notes if "still to be filled" not in note] == [], (field.key, tone)


# -- what is enough


def test_an_action_done_only_when_sent_is_ready_but_not_ticked() -> None:
    sheet = worksheet("story-drafts")
    before, after = Diary(GUIDE), Diary(GUIDE)
    after.write(FieldFilled(sheet.name, "post", "My job has ended. I am looking for a bakery."))
    after.write(FieldFilled(sheet.name, "thanks", "the bakers"))
    after.write(FieldFilled(sheet.name, "achievements", "one\ntwo\nthree\nfour\nfive"))
    assert [tick.action for tick in ticks_between(before.state, after.state, sheet, MONDAY)] == ["3.3"]
    assert newly_complete(before.state, after.state, sheet) == ["3.7"]
    assert newly_complete(after.state, after.state, sheet) == []
    after.write(Done("3.7"))
    assert newly_complete(before.state, after.state, sheet) == []


def test_a_field_says_in_words_what_it_still_needs() -> None:
    compass = worksheet("compass")
    record = sheet_of(filled(("must", "a\n- b\n\n"), ("order", "b\na"), ("roles", "x\n" * 9)).state, "compass")
    needs = {key: field_state(compass.field(key), record).needs for key in ("must", "order", "roles", "sentence")}
    assert needs == {"must": "one more line", "order": "", "roles": "9 lines, 5 at most", "sentence": "still empty"}
    changed = sheet_of(filled(("must", "a\nc"), ("order", "b\na")).state, "compass")
    assert field_state(compass.field("order"), changed).needs == "the lines have changed since"


def test_an_action_is_done_by_all_the_fields_it_has() -> None:
    compass = worksheet("compass")
    half = filled(("must", "a\nb\nc"))
    assert done_by(compass, sheet_of(half.state, "compass")) == ()
    half.write(FieldFilled("compass", "must-not", "d"))
    half.write(FieldFilled("compass", "order", "b\na\nc"))
    assert done_by(compass, sheet_of(half.state, "compass")) == ("2.2",)
    assert not finished(compass, sheet_of(half.state, "compass"))


def test_a_log_is_counted_by_rows_and_asked_again_after_its_days() -> None:
    diary, sheet = Diary(), worksheet("introduction")
    sure = sheet.field("sure")
    assert due_again(sure, sheet_of(diary.state, "introduction"), MONDAY)
    diary.write(RowAdded("introduction", "sure", "k", (("ask", "4"), ("explain", "7"))), on=MONDAY)
    assert not due_again(sure, sheet_of(diary.state, "introduction"), days(13))
    assert due_again(sure, sheet_of(diary.state, "introduction"), days(14))
    assert sheet_of(diary.state, "introduction").rows["sure"][0].values["explain"] == "7"
    diary.write(RowGone("introduction", "sure", "k"))
    assert sheet_of(diary.state, "introduction").rows["sure"] == ()


# -- versions


def test_one_sitting_is_one_version_and_nothing_that_was_taken_away_is_lost() -> None:
    diary = Diary()
    for number, text in enumerate(["a line", "a line of more", "a line of more and more", "other"]):
        at = NINE + timedelta(minutes=number)
        diary.write(FieldFilled("compass", "change", text), at=at)
    long = "x" * 50
    diary.write(FieldFilled("compass", "change", long), at=NINE + timedelta(minutes=5))
    diary.write(FieldFilled("compass", "change", "short"), at=NINE + timedelta(minutes=6))
    diary.write(FieldFilled("compass", "change", "short again"), at=NINE + timedelta(hours=5))
    versions = [version.text for version in sheet_of(diary.state, "compass").versions["change"]]
    assert long in versions
    assert versions[-2:] == ["short", "short again"]
    assert "a line" not in versions


def test_two_windows_keep_both_texts_and_show_the_later() -> None:
    diary = Diary()
    at = datetime.combine(MONDAY, NINE.timetz())
    diary.write(FieldFilled("compass", "change", "from here"), at=at)
    diary.write(FieldFilled("compass", "change", "from there"), at=at, device="bbbb2222")
    record = sheet_of(diary.state, "compass")
    assert record.texts["change"] == "from there"
    assert [version.text for version in record.versions["change"]] == ["from here", "from there"]


# -- drawing on what is there


def test_a_field_begins_with_what_another_worksheet_says() -> None:
    diary = filled(("roles", "Product lead\nAnalyst"), ("industries", "health\nlogistics"))
    drafts = worksheet("story-drafts")
    assert initial_text(diary.state, drafts, drafts.field("next")) == "a role as Product lead in health"
    assert initial_text(Diary().state, drafts, drafts.field("next")) == ""


def test_strengths_are_counted_over_the_stories() -> None:
    diary = Diary()
    diary.write(StorySet("a", "one", shows="patience; Explaining"))
    diary.write(StorySet("b", "two", shows="explaining, calm"))
    assert strengths(diary.state) == [("Explaining", 2), ("calm", 1), ("patience", 1)]


def test_the_project_that_most_answers_speak_for_comes_first_with_its_reasons() -> None:
    sheet = worksheet("confidence-project")
    fits = fitting(sheet, sheet.field("kind"), {"time": "little", "company": "many", "aim": "use"})
    assert fits[0].option.name == "volunteer"
    assert fits[0].because == ("an hour or two", "a group", "being of use")
    assert [fit.option.name for fit in fitting(sheet, sheet.field("kind"), {})] == [
        option.name for option in sheet.field("kind").options
    ]


# -- names


def test_every_step_has_its_worksheet_and_is_found_by_name_step_or_beginning() -> None:
    assert [each.step for each in worksheets()] == list(range(1, 11))
    assert worksheet("2") == worksheet("compass") == worksheet("the compass card")
    with pytest.raises(RefusedError, match="Choose one of"):
        worksheet("nothing")
    with pytest.raises(RefusedError, match="has these"):
        worksheet("compass").field("nothing")


def test_an_entry_without_a_name_or_with_a_control_character_is_refused() -> None:
    with pytest.raises(RefusedError):
        FieldFilled("", "must", "x")
    with pytest.raises(RefusedError, match="control character"):
        FieldFilled("compass", "must", "x\x1b[2J")
    with pytest.raises(RefusedError, match="nothing to save"):
        RowAdded("introduction", "said", "k", ())
