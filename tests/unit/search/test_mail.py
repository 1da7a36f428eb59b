"""How a message is understood, and which application it concerns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from coach.domain.event import Event
from coach.domain.schedule.events import BlockGone, BlockSet
from coach.domain.schedule.state import ScheduleState
from coach.domain.search.events import ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.mail import Invitation, Mail, MailAnswer, read_answer
from coach.domain.search.mail_facts import events_of_answer, sender_as_person
from tests.factories import MONDAY, Diary

TIME = Invitation(date(2026, 12, 1), "10:00", 30, "Asia/Tokyo", "Talk")


def mail(text: str = "", subject: str = "", **more: Any) -> Mail:
    values = {"sender": "", "address": "", "on": MONDAY, **more}
    return Mail(subject=subject, text=text, **values)


def log_of(*told: Event) -> SearchLog:
    one = Diary()
    for event in told:
        one.write(event)
    return one.state.search


def kind_of(said: Mail) -> tuple[str, str]:
    answer = read_answer(said, log_of())
    return answer.kind, answer.phrase


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thank you for applying. We have decided to move forward with other candidates.", "rejection"),
        ("Vielen Dank für Ihre Bewerbung. Leider müssen wir Ihnen eine Absage erteilen.", "rejection"),
        ("Nous avons décidé de ne pas donner suite à votre candidature.", "rejection"),
        ("Hemos decidido continuar con otros perfiles, lamentamos informarle.", "rejection"),
        ("Infelizmente o seu perfil não foi selecionado.", "rejection"),
        ("Helaas moeten wij je laten weten dat het niet doorgaat.", "rejection"),
        ("We have received your application. If you are selected, we will invite you to an interview.", "confirmation"),
        ("Der Eingang Ihrer Bewerbung ist notiert. Wenn es passt, laden wir Sie zum Gespräch ein.", "confirmation"),
        ("Nous avons bien reçu votre candidature.", "confirmation"),
        ("Thanks for your application. We would like to schedule a call next week.", "invitation"),
        ("Wir möchten Sie gerne kennenlernen.", "invitation"),
        ("Nos gustaría conocerte. ¿Cuál es tu disponibilidad?", "invitation"),
        ("We are delighted to offer you the role of baker.", "offer"),
        ("Could you send us your certificates?", "question"),
        ("If you do not hear from us in two weeks, you were not selected.", "other"),
        ("Our newsletter for November", "other"),
    ],
)
def test_a_message_means_what_its_words_say_without_a_condition(text: str, kind: str) -> None:
    assert kind_of(mail(text))[0] == kind


def test_a_calendar_entry_is_an_invitation_unless_it_is_cancelled() -> None:
    assert kind_of(mail("Thank you for applying", invitation=TIME))[0] == "invitation"
    assert kind_of(mail("See you", invitation=TIME._replace(is_cancelled=True)))[0] == "cancellation"


ACME = ApplicationSet("acme", "Acme Tools GmbH", "baker")
FJORD = ApplicationSet("fjord", "Fjord", "welder")


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"address": "jobs@acme-tools.example"}, "acme"),
        ({"sender": "Fjord Careers", "address": "noreply@ats.example"}, "fjord"),
        ({"subject": "Your application at Acme Tools"}, "acme"),
        ({"text": "The team at Fjord thanks you."}, "fjord"),
        ({"address": "kim@private.example"}, "fjord"),
    ],
)
def test_an_application_is_matched_by_what_names_it(told: dict[str, str], key: str) -> None:
    log = log_of(ACME, FJORD, PersonSet("kim", "Kim Lund", employer="Fjord", email="kim@private.example"))
    answer = read_answer(mail(**told), log)
    assert [each.application.key for each in answer.matches] == [key]


def test_two_applications_at_one_employer_are_a_doubt_until_the_role_is_named() -> None:
    log = log_of(FJORD, ApplicationSet("fjord-2", "Fjord", "painter"))
    assert len(read_answer(mail(sender="Fjord"), log).matches) == 2
    found = read_answer(mail(sender="Fjord", subject="Painter: news"), log).matches
    assert [each.application.key for each in found] == ["fjord-2"]


def test_a_name_within_another_word_does_not_match() -> None:
    log = log_of(ApplicationSet("ink", "Ink", "writer"))
    assert read_answer(mail("Think about it", address="a@thinking.example"), log).matches == ()


def facts(
    answer: MailAnswer, log: SearchLog, key: str = "fjord", schedule: ScheduleState | None = None
) -> list[object]:
    return [event for event, _ in events_of_answer(answer, key, log, schedule or ScheduleState(), MONDAY)]


def test_an_address_that_is_how_a_name_begins_is_a_match_and_a_short_one_is_none() -> None:
    log = log_of(ApplicationSet("fern", "Fernwick Labs", "cook"), ApplicationSet("the", "Alba Care Homes", "cook"))
    assert [each.application.key for each in read_answer(mail(address="ida@fernwick.example"), log).matches] == ["fern"]
    assert read_answer(mail(address="ida@alba.example"), log).matches == ()


def test_a_message_that_seems_to_say_two_things_is_in_doubt() -> None:
    text = "We will not be moving forward with it. But we would like to invite you to an interview for another role."
    answer = read_answer(mail(text, "Fjord"), log_of(FJORD))
    assert (answer.kind, answer.others, answer.is_sure) == ("rejection", ("invitation",), False)


def test_a_recruiters_approach_is_not_an_invitation() -> None:
    text = "I came across your profile and have an exciting opportunity. Schedule a call with me."
    answer = read_answer(mail(text, address="x@search.example"), log_of(FJORD))
    assert (answer.kind, answer.others) == ("approach", ())
    assert read_answer(mail(text, "Fjord"), log_of(FJORD)).others == ("invitation",), "they have an application there"


def test_a_few_words_may_stand_within_a_phrase_and_many_may_not() -> None:
    assert kind_of(mail("Your application for Grid Planner, night shift, has been received."))[0] == "confirmation"
    far = "and the people who read it every Monday with a cup of tea and a good deal of goodwill " * 2
    assert kind_of(mail(f"Your application {far}has been received."))[0] == "other"


def planned(diary: Diary) -> ScheduleState:
    return diary.state.schedule


def test_a_time_that_is_in_the_week_already_is_not_put_there_twice() -> None:
    diary = Diary()
    diary.write(BlockSet("talk", TIME.day, TIME.start, 30, "interview", application="fjord"))
    log = log_of(FJORD, StageReached("fjord", "interview"))
    assert facts(read_answer(mail("", "Fjord", invitation=TIME), log), log, schedule=planned(diary)) == []


def test_an_interview_that_is_moved_moves_in_the_week_and_one_that_is_cancelled_goes() -> None:
    diary = Diary()
    diary.write(BlockSet("talk", TIME.day, TIME.start, 30, "interview", application="fjord"))
    log = log_of(FJORD, StageReached("fjord", "interview"))
    later = TIME._replace(day=date(2026, 12, 3), is_change=True)
    (moved,) = facts(read_answer(mail("", "Fjord", invitation=later), log), log, schedule=planned(diary))
    assert isinstance(moved, BlockSet)
    assert (moved.key, moved.day) == ("talk", date(2026, 12, 3))
    gone = read_answer(mail("", "Fjord", invitation=TIME._replace(is_cancelled=True)), log)
    assert facts(gone, log, schedule=planned(diary)) == [BlockGone("talk")]
    assert facts(gone, log) == [], "there is none to take out"


def test_a_further_round_is_another_interview() -> None:
    diary = Diary()
    diary.write(BlockSet("talk", TIME.day, TIME.start, 30, "interview", application="fjord"))
    log = log_of(FJORD, StageReached("fjord", "interview"))
    second = TIME._replace(day=date(2026, 12, 9))
    (block,) = facts(read_answer(mail("", "Fjord", invitation=second), log), log, schedule=planned(diary))
    assert isinstance(block, BlockSet)
    assert block.key != "talk"


def test_an_invitation_reaches_the_stage_and_puts_the_interview_into_the_week_in_its_zone() -> None:
    log = log_of(FJORD, StageReached("fjord", "applied"))
    stage, block = facts(read_answer(mail("", "Fjord", invitation=TIME), log), log)
    assert isinstance(stage, StageReached)
    assert stage.stage == "interview"
    assert isinstance(block, BlockSet)
    assert (block.day, block.start, block.minutes, block.zone) == (date(2026, 12, 1), "10:00", 30, "Asia/Tokyo")
    assert (block.theme, block.application) == ("interview", "fjord")


def test_a_confirmation_is_no_answer_and_no_stage_goes_back() -> None:
    log = log_of(FJORD, StageReached("fjord", "final"))
    for text in ("We have received your application", "We would like to schedule a call", "Could you send it?"):
        assert facts(read_answer(mail(text, "Fjord"), log), log) == []


def test_whoever_wrote_is_proposed_as_a_person_and_an_office_is_not() -> None:
    log = log_of(FJORD)
    for sender, address, is_one in (
        ("Ida Berg", "ida@fjord.example", True),
        ("Ida Berg", "no-reply@fjord.example", False),
        ("Fjord Careers", "team@fjord.example", False),
        ("Ida", "ida@fjord.example", False),
    ):
        person = sender_as_person(read_answer(mail("", "Fjord", sender=sender, address=address), log), "fjord", log)
        assert (person is not None) == is_one


def test_a_stage_without_a_day_gets_the_day_of_the_mail_and_one_with_a_day_keeps_it() -> None:
    no = mail("We have decided to move forward with another candidate.", sender="Fjord", on=MONDAY)
    undated = log_of(FJORD, StageReached("fjord", "rejected", undated=True))
    assert [type(event) for event in facts(read_answer(no, undated), undated)] == [StageReached]
    dated = log_of(FJORD, StageReached("fjord", "rejected"))
    assert facts(read_answer(no, dated), dated) == []
