"""Every screen in a state worth looking at: for the tests that walk through them, and for the pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from coach.clock import Clock
from coach.domain.ending.decisions import accept_job
from coach.domain.events import CheckIn, Done, Paused, ProfileSet
from coach.domain.first_hours.events import WritingHeld
from coach.domain.practice.events import PracticeAnswered, PracticeBegun, PracticeQuestionSet
from coach.domain.reading.events import PageNoted, PassageHighlighted, ReadingMarked
from coach.domain.review.events import StorySet
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockDone, BlockOnce, BlockSet, ScheduleSet, WeekPlanned, WeekThing
from coach.domain.schedule.first_week import first_week
from coach.domain.search.events import (
    ActivitySet,
    ApplicationSet,
    CardSet,
    EmployerSet,
    PersonSet,
    SearchRules,
    StageReached,
)
from coach.domain.search.line_facts import events_of_line
from coach.domain.search.quick_log import read_line
from coach.domain.skills.events import AdvertKept, SkillChosen, SkillMarked
from coach.domain.worksheets.events import FieldFilled
from coach.guide.guide import Guide, load_guide
from coach.imports.adverts import read_adverts
from coach.storage.attachments import add_own_reading
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store

ADVERTS = Path(__file__).parent / "adverts"
NARROW, USUAL, WIDE = (60, 20), (80, 24), (120, 40)
SIZES = (NARROW, USUAL, WIDE)
NOW = datetime.fromisoformat("2026-11-23T09:40:00+00:00")

Filling = Callable[[Store], None]


def nothing(store: Store) -> None:
    """A folder that nobody has used."""


def first_hours(store: Store) -> None:
    """Somebody who lost the job yesterday."""
    store.append(ProfileSet(name="Amal", lost_on="2026-11-22", country="AE", currency="AED"))


def second_week(store: Store) -> None:
    """Somebody in the second week, with step 1 done and step 2 begun."""
    store.append(
        ProfileSet(name="Amal", lost_on="2026-11-10", country="AE", currency="AED", theme=""), date(2026, 11, 10)
    )
    guide = store.state.guide
    for number, action in enumerate(guide.step(1).actions):
        store.append(Done(action.id, action.minutes), date(2026, 11, 12) + timedelta(days=number))
    store.append(Done("2.1", 20), date(2026, 11, 22))
    store.append(Done("2.2", 35, "Must: close to home."), date(2026, 11, 23))
    store.append(CheckIn(3, 2, "slept badly, walked early"), date(2026, 11, 22))


def with_money(store: Store) -> None:
    """The same person, with a plan: rent in four cheques, gratuity to come, a permit that ends."""
    second_week(store)
    add_money(store)


def add_money(store: Store) -> None:
    """The lines of that plan."""
    told = store.append
    told(LineSet("savings", "account", "Savings", "38000.00"))
    told(LineSet("shares", "account", "Shares", "15000.00", tier="later", after_days=10))
    told(LineSet("gratuity", "lump", "Gratuity", "22500.00", due=date(2026, 12, 7), delay_days=30))
    told(
        LineSet(
            *("iloe", "income", "Unemployment insurance", "7200.00", "month"),
            since=date(2026, 12, 15),
            until=date(2027, 2, 15),
        )
    )
    cheque = {"since": date(2026, 12, 15), "category": "essential", "discomfort": 5}
    told(LineSet("rent", "expense", "Rent, four cheques a year", "21000.00", "quarter", **cheque))  # type: ignore[arg-type]
    told(LineSet("food", "expense", "Food and household", "2600.00", spread=True, category="essential", discomfort=4))
    told(LineSet("car", "expense", "Car loan", "1450.00", day=5, category="essential", discomfort=5))
    told(LineSet("dewa", "expense", "Electricity and water", "480.00", day=20, category="essential", discomfort=4))
    told(LineSet("phone", "expense", "Phone and internet", "560.00", day=3, category="flexible", discomfort=3))
    told(LineSet("eating-out", "expense", "Eating out", "900.00", spread=True, category="flexible", discomfort=2))
    told(LineSet("gym", "expense", "Gym", "320.00", day=1, category="cuttable", discomfort=2))
    told(LineSet("tv", "expense", "Streaming", "56.00", day=12, category="cuttable", discomfort=1))
    told(LineSet("permit", "clock", "Residence permit ends", due=date(2027, 1, 22)))
    told(LineSet("claim", "clock", "Last day to claim insurance", due=date(2026, 12, 10)))


def with_week(store: Store) -> None:
    """The same person with a week that is planned, and half of it lived."""
    second_week(store)
    store.append(ScheduleSet(10, 18, "09:30"), date(2026, 11, 14))
    for block in first_week(store.state, date(2026, 11, 16)):
        store.append(block, date(2026, 11, 14))
    store.append(BlockSet("acme", date(2026, 11, 26), "14:00", 60, "practice", title="Acme, second talk"))
    store.append(BlockDone("applications-mon", date(2026, 11, 23), 75))
    store.append(BlockOnce("networking-tue", date(2026, 11, 24), start="11:00"))
    things = ("Two applications made with care", "Coffee with a former colleague", "The finance course, unit one")
    plans = (("it is 9 on Tuesday and I have my coffee", "I write to three people"), ("a no comes", "I walk first"))
    store.append(WeekPlanned(date(2026, 11, 23), things, plans), date(2026, 11, 21))
    store.append(WeekThing(date(2026, 11, 23), 0, done=True))


def with_search(store: Store) -> None:
    """The same person with a search that is under way."""
    with_week(store)
    for ago, (mood, energy) in enumerate(((3, 4), (2, 1), (4, 3), (3, 3)), 2):
        store.append(CheckIn(mood, energy), date(2026, 11, 23) - timedelta(days=ago))
    for number, (name, close, employer, role) in enumerate(PEOPLE):
        person = PersonSet(f"p{number}", name, close, employer, role, shared=number % 3 == 0, decides=number % 4 == 1)
        store.append(person, date(2026, 11, 12))
    for number, (name, motivation) in enumerate((("Acme", 5), ("Globex", 4), ("Initech", 3), ("Umbra", 2))):
        store.append(EmployerSet(f"e{number}", name, motivation, 1 + number % 3, advocate=number == 0))
    for number, (employer, role, stage) in enumerate(APPLICATIONS):
        store.append(ApplicationSet(f"a{number}", employer, role), date(2026, 11, 12))
        store.append(StageReached(f"a{number}", "applied"), date(2026, 11, 12))
        if stage != "applied":
            store.append(StageReached(f"a{number}", stage), date(2026, 11, 20))
    store.append(CardSet("rejection", "rejection", "I walk for ten minutes, then write to one person."))
    for line, ago in EFFORTS:
        quick = read_line(line, date(2026, 11, 23) - timedelta(days=ago))
        for event, on in events_of_line(quick, store.state.search):
            store.append(event, on)


def with_everything(store: Store) -> None:
    """The same person with a week, a search and a plan of the money."""
    with_search(store)
    add_money(store)


def with_an_ending(store: Store) -> None:
    """The same person, who said yes today and starts in December; the log for a benefit was kept."""
    with_search(store)
    for ago, mood in ((12, 2), (11, 2), (0, 4)):
        store.append(CheckIn(mood, 3), date(2026, 11, 23) - timedelta(days=ago))
    store.append(SearchRules(authority="plain"))
    for event, _ in accept_job(store.state.search, "Acme", date(2026, 12, 7)):
        store.append(event)


PEOPLE = (
    *(("Ana Lopez", 4, "Acme", "head of platform"), ("Omar Haddad", 2, "Globex", "recruiter")),
    *(("Priya Nair", 3, "Initech", "engineer"), ("Jo Li", 5, "", "freelance"), ("Sam Okafor", 2, "Umbra", "director")),
    *(("Mina Sato", 1, "", "met at the fair"), ("Lena Vogt", 3, "Acme", "people team")),
)
APPLICATIONS = (
    *(("Acme", "platform engineer", "interview"), ("Globex", "analyst", "applied")),
    *(("Initech", "team lead", "rejected"), ("Umbra", "data engineer", "silent")),
)
EFFORTS = (
    ("coffee with Ana Lopez at Acme, 40 min, ask about the team, follow up wednesday", 5),
    *(("wrote to Omar Haddad at Globex, 10 min", 12), ("called Jo Li, 25 min", 3), ("course on finance, 2h", 2)),
    ("wrote to Priya Nair, 15 min", 0),
)


def with_practice(store: Store) -> None:
    """The same person with two rounds of practice, and a story to tell."""
    second_week(store)
    store.append(StorySet("boss", "A disagreement with my manager", "conflict about a date", shows="diplomacy"))
    for number, (ago, ratings) in enumerate(((3, (2, 3, 1)), (1, (3, 3, 2)))):
        key, on = f"r{number}", date(2026, 11, 23) - timedelta(days=ago)
        store.append(PracticeBegun(key, ("tell-me", "why-left", "conflict")), on)
        for name, rating in zip(("tell-me", "why-left", "conflict"), ratings, strict=True):
            store.append(PracticeAnswered(key, name, rating, 95, "slower at the start"), on)
        store.append(ActivitySet(key, "practice", "Practice round, 3 questions", 12), on)
    store.append(PracticeQuestionSet("own-wallet", "Why did the wallet miss its date?", "Our part, and the new date."))


def with_skills(store: Store) -> None:
    """The same person with six adverts, some marks, and one thing to learn."""
    with_week(store)
    for number, draft in enumerate(read_adverts([ADVERTS])):
        store.append(AdvertKept(f"ad{number}", draft.text, source=draft.source))
    store.append(SkillMarked("product management", "have", "four launches"))
    store.append(SkillMarked("English", "have"))
    store.append(SkillMarked("Tableau", "missing"))
    store.append(SkillMarked("Terraform", "ignore", why="one advert names it"))
    store.append(SkillChosen("SQL", "5 of 6 adverts name it", "the library's course", "free", date(2026, 12, 18)))
    store.append(ActivitySet("learning-sql", "course", "learning SQL", 90))


def on_a_break(store: Store) -> None:
    """The same person, taking a break."""
    second_week(store)
    store.append(Paused())


def all_done(store: Store) -> None:
    """Somebody who has been through all ten steps."""
    store.append(ProfileSet(name="Amal", lost_on="2026-06-01"), date(2026, 6, 1))
    for number, action in enumerate(store.state.guide.actions.values()):
        store.append(Done(action.id, action.minutes), date(2026, 6, 3) + timedelta(days=number))


def with_reading(store: Store) -> None:
    """The same person, who reads: a text and a link of their own, a highlight and notes."""
    second_week(store)
    key = add_own_reading(store, "What the fair was like", text=OWN_TEXT)
    add_own_reading(store, "A talk on searching", "https://example.org/talk")
    lit = store.append(PassageHighlighted(key, "Ask what they would do first.", 3))
    store.append(PageNoted(key, "Worked with Ana", lit.id))
    store.append(PageNoted("liu-2014", "Find out about such a course"))
    store.append(ReadingMarked("liu-2014"))


OWN_TEXT = """# What the fair was like

*Loud*, and better than I thought. The [programme](https://example.org/fair) had it all.

- Go early.
- Ask what they would do first.

> Nobody knows you are looking until you say it.
"""


@dataclass(frozen=True)
class Scene:
    """A state, and the keys that lead to the screen to look at."""

    filling: Filling
    keys: tuple[str, ...] = ()


def with_compass(store: Store) -> None:
    """The same person with a compass card that is half written."""
    second_week(store)
    for key, text in COMPASS.items():
        store.append(FieldFilled("compass", key, text))


COMPASS = {
    "miss": "Lunch with Sam\nThe walk by the water\nBeing asked when the numbers did not add up\nFridays",
    "must": "Home by six on three days\nHealth cover for the family\nA product that people use every day",
    "pay-need": "14,500 a month",
    "roles": "Product manager\nService designer\nOperations lead",
    "industries": "health technology\neducation",
    "strength": "find out what people need and build it in small steps",
}
SKILLS = ("2", *["down"] * 6, "h")
PRACTICE = ("2", *["down"] * 7, "h")


def after_the_hours(store: Store) -> None:
    """The same person with a week, money and people, and two writing times held: the quiet is long over."""
    with_search(store)
    store.append(LineSet("savings", "account", "Savings", "38000.00"))
    store.append(LineSet("rent", "expense", "Rent", "4500.00", since=date(2026, 12, 1)))
    store.append(LineSet("permit", "clock", "Residence permit ends", due=date(2027, 1, 22)))
    store.append(FieldFilled("first-48-hours", "dates", "30 Nov: sign the end papers (Ms Haddad)"))
    store.append(WritingHeld(1, 20, kept=False), date(2026, 11, 12))


def with_stories(store: Store) -> None:
    """The same person with three stories, a card, and how sure she is."""
    second_week(store)
    for key, day, parts in STORIES:
        store.append(StorySet(key, *parts), date(2026, 11, day))
    store.append(CardSet("rejection", "rejection", "I walk for ten minutes."))


STORIES = (
    (
        *("checkout", 14),
        (
            *("the checkout nobody owned", "Payments broke every Friday, and three teams said it was not theirs."),
            *("Bring the failures down before Ramadan.", "I drew the path of a payment on one page, with a name each."),
            *("Failures fell from nine in a hundred to two, in six weeks.", "calm; ownership"),
        ),
    ),
    (
        *("audit", 17),
        (
            *("the audit in March", "Two weeks to go, and nobody had the numbers.", "One report."),
            *("I sat with both teams, one hour a day.", "The report was in on the Thursday.", "Calm, explaining"),
        ),
    ),
    ("juniors", 20, ("taught four juniors to test", "", "", "I paired with each for a morning.", "", "teaching")),
)

SCENES = {
    "set-up": Scene(nothing),
    "today-new": Scene(nothing, ("escape",)),
    "quiet": Scene(first_hours),
    "first-hours": Scene(first_hours, ("g",)),
    "first-hours-writing": Scene(first_hours, ("g", *["down"] * 6)),
    "private-writing": Scene(first_hours, ("g", *["down"] * 6, "enter")),
    "your-plan": Scene(after_the_hours, ("2", "home", "h", "home", "enter", "end", "enter")),
    "today": Scene(with_everything),
    "today-paused": Scene(on_a_break),
    "today-all-done": Scene(all_done),
    "steps": Scene(second_week, ("2",)),
    "step": Scene(second_week, ("2", "enter", "down")),
    "week-empty": Scene(second_week, ("3",)),
    "week": Scene(with_week, ("3",)),
    "week-edit": Scene(with_week, ("3", "e")),
    "week-plan": Scene(second_week, ("3", "g", "enter")),
    "search-empty": Scene(second_week, ("5",)),
    "search": Scene(with_search, ("5",)),
    "people": Scene(with_search, ("5", "right")),
    "employers": Scene(with_search, ("5", "right", "right")),
    "applications": Scene(with_search, ("5", "right", "right", "right")),
    "activities": Scene(with_search, ("5", "left")),
    "person": Scene(with_search, ("5", "right", "e")),
    "log": Scene(with_search, ("l", *"coffee", "space", *"with", "space", *"Ana")),
    "review": Scene(with_search, ("6",)),
    "review-month": Scene(with_search, ("6", "m")),
    "review-all": Scene(with_search, ("6", "v")),
    "review-pass": Scene(with_search, ("6", "g", "enter")),
    "review-page": Scene(with_search, ("6", "o")),
    "found-work": Scene(with_search, ("E",)),
    "ending": Scene(with_an_ending, ("E",)),
    "ending-thanks": Scene(with_an_ending, ("E", "down")),
    "today-found": Scene(with_an_ending),
    "setback": Scene(with_search, ("5", "right", "right", "right", "N")),
    "runway": Scene(with_money, ("4",)),
    "runway-empty": Scene(second_week, ("4",)),
    "runway-why": Scene(with_money, ("4", "enter")),
    "runway-months": Scene(with_money, ("4", "m")),
    "runway-add": Scene(with_money, ("4", "a", "enter")),
    "runway-audit": Scene(with_money, ("4", "g")),
    "benefits": Scene(with_money, ("4", "B")),
    "worksheet": Scene(with_compass, ("2", "h", "end")),
    "worksheet-order": Scene(with_compass, ("2", "h", "home", *("down",) * 6, "enter")),
    "names": Scene(with_search, ("2", "down", "down", "h", "home", "enter", "enter", *"Dina", "space", *"Fares")),
    "names-close": Scene(with_search, ("2", "down", "down", "h", "home", "enter", "s", "4")),
    "names-first": Scene(with_search, ("2", "down", "down", "h", "home", "enter", "end", "up")),
    "stories": Scene(with_stories, ("2", "end", "h", "home", "enter", "down", "down")),
    "story": Scene(with_stories, ("2", "end", "h", "home", "enter", "end", "e")),
    "strengths": Scene(with_stories, ("2", "end", "h", "home", "enter", "home")),
    "said-aloud": Scene(with_stories, ("2", "end", "h", "end", "up", "enter")),
    "worksheets": Scene(with_compass, ("7", "h")),
    "skills-empty": Scene(second_week, SKILLS),
    "skills": Scene(with_skills, (*SKILLS, "down")),
    "skills-sentences": Scene(with_skills, (*SKILLS, "down", "enter")),
    "skills-advert": Scene(with_skills, (*SKILLS, "v", "down")),
    "skills-add": Scene(with_skills, (*SKILLS, "a")),
    "skills-choose": Scene(with_skills, (*SKILLS, "g", "enter")),
    "practice": Scene(with_practice, PRACTICE),
    "practice-begin": Scene(with_practice, (*PRACTICE, "b")),
    "practice-question": Scene(with_practice, (*PRACTICE, "b", "ctrl+s", "r", "v")),
    "practice-friend": Scene(with_practice, (*PRACTICE, "F", "ctrl+s")),
    "practice-round": Scene(with_practice, (*PRACTICE, "end", "up", "enter")),
    "practice-added": Scene(with_practice, (*PRACTICE, "up", "up", "up", "enter")),
    "practice-add": Scene(with_practice, (*PRACTICE, "a")),
    "library": Scene(second_week, ("7",)),
    "article": Scene(second_week, ("7", "down", "enter")),
    "own-reading": Scene(with_reading, ("7", *["up"] * 5, "enter", "down", "down")),
    "reading-found": Scene(with_reading, ("7", "slash", *"course", "enter")),
    "reading-add": Scene(second_week, ("7", "a")),
    "action": Scene(second_week, ("enter",)),
    "check-in": Scene(second_week, ("c", "4", "tab", "3", "tab")),
    "details": Scene(second_week, ("t",)),
    "note": Scene(second_week, ("n",)),
    "settings": Scene(second_week, ("comma",)),
    "help": Scene(second_week, ("question_mark",)),
    "palette": Scene(second_week, ("ctrl+p",)),
    "leave": Scene(second_week, ("ctrl+c",)),
}


class StillClock(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.time = now

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time

    @property
    def zone(self) -> tzinfo:
        """The zone of that time."""
        return self.time.tzinfo or UTC


def coach_in(folder: Path, guide: Guide | None = None, now: datetime = NOW) -> Store:
    """A Coach over `folder` whose clock stands still."""
    return Store(Journal(Home(folder)), guide or load_guide(), StillClock(now))
