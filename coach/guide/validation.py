"""Validate the content: every file, every link, every length.

Nothing at run time imports this; the tests do, and the build of the wheel.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from coach.guide.authority_schema import AuthoritySchema, StatesSchema
from coach.guide.contact_prompt_schema import NamesSchema, about_names
from coach.guide.content_files import ContentFile, read_page, read_pages, read_table, read_tables
from coach.guide.demo_schema import DemoSchema, about_demo
from coach.guide.evidence_schema import EvidenceSchema, about_evidence
from coach.guide.fewest_schema import FewestSchema, about_fewest
from coach.guide.first_hours_schema import FirstHoursSchema, about_first_hours
from coach.guide.header_schema import (
    BanksSchema,
    CurrenciesSchema,
    MoneyHeadersSchema,
    MonthsFileSchema,
    RecordHeadersSchema,
    StatusesSchema,
    about_headers,
)
from coach.guide.help_line_schema import HelpLinesSchema, about_help_lines
from coach.guide.line_word_schema import LineWordsSchema, about_line_words
from coach.guide.mail_schema import MailSchema, about_mail
from coach.guide.models import Variant
from coach.guide.money_schema import CountrySchema
from coach.guide.payee_schema import CategoriesSchema, KnownNamesSchema, PlacesSchema, TalkSchema, about_categories
from coach.guide.practice_schema import KindSchema, about_practice
from coach.guide.schema import (
    STEPS,
    ActionSchema,
    ArticleSchema,
    CoverageSchema,
    MovedSchema,
    PlainSchema,
    StepSchema,
)
from coach.guide.skill_schema import SkillsSchema, SkillWordsSchema, about_skill_words, about_skills
from coach.guide.synonyms_schema import FindingSchema, about_finding
from coach.guide.worksheet_schema import PhrasesSchema, WorksheetSchema, about_worksheets

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Steps = Sequence[ContentFile[StepSchema]]


def problems(root: Traversable) -> list[str]:
    """All problems of the content under `root`, as sentences that name the file and the field.

    An empty list if there are none. Never raises for the content of files, or for missing files. If a file can't be
    parsed at all, only that is reported.
    """
    found: list[str] = []
    steps = read_pages(root, "steps", StepSchema, found)
    evidence = read_pages(root, "evidence", EvidenceSchema, found)
    articles = read_pages(root, "articles", ArticleSchema, found)
    coverage = read_table(root, "coverage.toml", CoverageSchema, found)
    moved = read_table(root, "moved-actions.toml", MovedSchema, found)
    quiet = read_page(root, "quiet.md", PlainSchema, found)
    final_word = read_page(root, "final-word.md", PlainSchema, found)
    money = read_tables(root, "money", CountrySchema, found)
    search = _about_search(root, found)
    sheets = read_tables(root, "worksheets", WorksheetSchema, found)
    skills = read_tables(root, "skills", SkillsSchema, found)
    skill_words = read_tables(root, "skill-words", SkillWordsSchema, found)
    practice = read_tables(root, "practice", KindSchema, found)
    read_table(root, "phrases.toml", PhrasesSchema, found)
    demo = read_table(root, "demo.toml", DemoSchema, found)
    names = read_table(root, "names.toml", NamesSchema, found)
    hours = read_table(root, "first-hours.toml", FirstHoursSchema, found)
    rings = read_table(root, "help-lines.toml", HelpLinesSchema, found)
    mail = read_table(root, "mail.toml", MailSchema, found)
    few = read_table(root, "fewest.toml", FewestSchema, found)
    finding = read_table(root, "finding.toml", FindingSchema, found)
    found += _about_words(root)
    if found or not (
        coverage and moved and quiet and final_word and demo and names and hours and rings and mail and few and finding
    ):
        return found  # every link to an unparsed page would look broken as well
    found += _about_steps(steps)
    found += [*about_evidence(evidence, steps), *_about_articles(articles, steps)]
    found += [*_about_coverage(coverage, steps), *_about_moved(moved, steps)]
    found += [*_about_quiet(quiet), *_about_final_word(final_word)]
    found += [*_about_money(money), *search, *about_skills(skills)]
    found += [*about_skill_words(skill_words, skills), *about_mail(mail)]
    actions = {action.id for step in steps for action in step.head.actions}
    findings = {page.head.id for page in evidence}
    found += about_worksheets(sheets, actions, findings)
    keys = {sheet.name: [field.key for field in sheet.fields] for _, sheet in sheets}
    found += about_demo(demo, actions, keys, findings | {page.head.id for page in articles})
    found += [*about_practice(practice), *about_finding(finding, actions, keys)]
    found += [*about_names(names), *about_help_lines(rings), *about_fewest(few, actions)]
    found += about_first_hours(hours, actions, findings)
    return found


def _about_words(root: Traversable) -> list[str]:
    """Problems of the words for reading imported files and recognising payees."""
    found: list[str] = []
    headers = read_table(root, "headers/statements.toml", MoneyHeadersSchema, found)
    categories = read_table(root, "payees/categories.toml", CategoriesSchema, found)
    read_table(root, "headers/bank_examples.toml", BanksSchema, found)
    read_table(root, "headers/people.toml", RecordHeadersSchema, found)
    read_table(root, "headers/applications.toml", RecordHeadersSchema, found)
    read_table(root, "statuses.toml", StatusesSchema, found)
    read_table(root, "headers/months.toml", MonthsFileSchema, found)
    read_table(root, "headers/currencies.toml", CurrenciesSchema, found)
    read_table(root, "payees/talk.toml", TalkSchema, found)
    read_table(root, "payees/places.toml", PlacesSchema, found)
    read_table(root, "payees/names.toml", KnownNamesSchema, found)
    return [*found, *(about_headers(headers) if headers else ()), *(about_categories(categories) if categories else ())]


def _about_steps(steps: Steps) -> Iterator[str]:
    for step in steps:
        yield from _about_step(step)
    yield from _about_numbers(steps)
    yield from _about_needs(steps)


def _about_step(page: ContentFile[StepSchema]) -> Iterator[str]:
    step = page.head
    if not re.fullmatch(rf"steps/{step.number:02}-[a-z]+\.md", page.file):
        yield f"{page.file}: number: the file of step {step.number} should be named {step.number:02}-WORD.md."
    for action in step.actions:
        if not action.id.startswith(f"{step.number}."):
            yield f"{page.file}: id: {action.id} is not an id for an action of step {step.number}."
    if step.actions[0].minutes > 20:
        yield f"{page.file}: minutes: the first action of a step should take 20 at most, so that it is easy to begin."
    headings = [heading for action in step.actions for heading in _headings_of(action)]
    yield from page.wrong_headings(["Why", *headings])
    yield from page.wrong_words("Why", 60, 120)
    for heading in headings:
        yield from page.wrong_sentences(heading, 2, 16)


def _headings_of(action: ActionSchema) -> list[str]:
    return [action.id, *(Variant(tuple(variant.work)).heading(action.id) for variant in action.variants)]


def _about_moved(form: MovedSchema, steps: Steps) -> Iterator[str]:
    actions = {action.id for page in steps for action in page.head.actions}
    for old, new in form.moved.items():
        if old in actions:
            yield f"moved-actions.toml: {old}: the guide has an action {old}, so it went nowhere."
        if new not in actions:
            yield f"moved-actions.toml: {old}: there is no action {new}."


def _about_numbers(steps: Steps) -> Iterator[str]:
    files = Counter(page.head.number for page in steps)
    for number in range(1, STEPS + 1):
        if files[number] != 1:
            yield f"steps: number: {files[number] or 'no'} files are step {number}, and one should be."
    ids = Counter(action.id for page in steps for action in page.head.actions)
    for page in steps:
        for action in page.head.actions:
            if ids[action.id] > 1:
                yield f"{page.file}: id: {action.id} is the id of {ids[action.id]} actions."


def _about_needs(steps: Steps) -> Iterator[str]:
    needs = {action.id: action.needs for page in steps for action in page.head.actions}
    for page in steps:
        for action in page.head.actions:
            for need in action.needs:
                if need not in needs:
                    yield f"{page.file}: needs of {action.id}: there is no action {need}."
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        yield f"steps: needs: these need each other in a circle: {', '.join(error.args[1])}."


def _about_articles(articles: Sequence[ContentFile[ArticleSchema]], steps: Steps) -> Iterator[str]:
    links_of_steps = {page.head.number: page.head.articles for page in steps}
    links_of_articles = {page.head.id: page.head.steps for page in articles}
    for page in articles:
        article = page.head
        yield from _wrong_name(page.file, "articles", article.id)
        yield from page.wrong_headings(["Summary", "Why it matters to you", "Read with care"])
        yield from page.wrong_words("Summary", 150, 300)
        yield from page.wrong_words("Why it matters to you", 60, 150)
        yield from page.wrong_list("Read with care", 1, 8)
        for number in article.steps:
            if article.id not in links_of_steps.get(number, ()):
                yield f"{page.file}: steps: step {number} does not name {article.id} among its articles."
    for step in steps:
        for article_id in step.head.articles:
            if article_id not in links_of_articles:
                yield f"{step.file}: articles: there is no article {article_id}."
            elif step.head.number not in links_of_articles[article_id]:
                yield f"{step.file}: articles: {article_id} does not name step {step.head.number} among its steps."


def _about_coverage(coverage: CoverageSchema, steps: Steps) -> Iterator[str]:
    known = {action.id for page in steps for action in page.head.actions}
    covered = {row.step for row in coverage.advice}
    for row in coverage.advice:
        for action_id in row.actions:
            if action_id not in known:
                yield f'coverage.toml: actions of "{row.advice}": there is no action {action_id}.'
    for number in range(1, STEPS + 1):
        if number not in covered:
            yield f"coverage.toml: step: there is no advice of step {number}."
    shown = {row.shown for row in coverage.advice}
    for place, page in (("opening", "ten-steps"), ("end", "final-word")):
        if page not in shown:
            yield f"coverage.toml: shown: no advice of step 0, the article's {place}, is shown in {page}."
    for (number, advice), times in Counter((row.step, row.advice) for row in coverage.advice).items():
        if times > 1:
            yield f'coverage.toml: advice: "{advice}" of step {number} is there {times} times.'


def _about_quiet(page: ContentFile[PlainSchema]) -> Iterator[str]:
    yield from page.wrong_headings(["All right to feel", "What can wait", "When to see somebody"])
    yield from page.wrong_list("All right to feel", 5, 7)
    yield from page.wrong_list("What can wait", 3, 3)
    yield from page.wrong_sentences("When to see somebody", 2, 3)


def _about_final_word(page: ContentFile[PlainSchema]) -> Iterator[str]:
    yield from page.wrong_headings(["When a step is finished", "At the end"])
    yield from page.wrong_sentences("When a step is finished", 2, 3)
    yield from page.wrong_words("At the end", 80, 140)


def _wrong_name(file: str, folder: str, expected: str) -> Iterator[str]:
    if file != f"{folder}/{expected}.md":
        yield f"{file}: id: {expected} is the id of {folder}/{expected}.md, and not of this file."


def _about_money(countries: Sequence[tuple[str, CountrySchema]]) -> Iterator[str]:
    for file, country in countries:
        if file != f"money/{country.country.lower()}.toml":
            yield f"{file}: country: the file of {country.country} should be named {country.country.lower()}.toml."
        for what, count in Counter(rule.id for rule in country.rules).items():
            if count > 1:
                yield f"{file}: id: there are {count} rules {what}."


def _about_search(root: Traversable, found: list[str]) -> list[str]:
    """Problems of the quick-log words, the authorities' logs and the US states; `found` as in `problems`."""
    line_words = read_tables(root, "one-line", LineWordsSchema, found)
    logs = read_tables(root, "authorities", AuthoritySchema, found)
    states = read_table(root, "us-states.toml", StatesSchema, found)
    return [*about_line_words(line_words), *_about_authorities(logs), *_about_states(states, logs)]


def _about_states(file: StatesSchema | None, logs: Sequence[tuple[str, AuthoritySchema]]) -> Iterator[str]:
    known = {log.id for _, log in logs}
    states = file.states if file else []
    for name, times in Counter(name for state in states for name in (state.code, state.name)).items():
        if times > 1:
            yield f"us-states.toml: states: {name} is there {times} times."
    for state in states:
        if state.log and state.log not in known:
            yield f"us-states.toml: log: there is no log called {state.log}."


def _about_authorities(logs: Sequence[tuple[str, AuthoritySchema]]) -> Iterator[str]:
    for file, log in logs:
        if file != f"authorities/{log.id}.toml":
            yield f"{file}: id: the file of {log.id} should be named {log.id}.toml."
    if "plain" not in {log.id for _, log in logs}:
        yield "authorities: id: the plain log is missing."
