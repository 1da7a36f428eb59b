"""`coach skills`: the skills that adverts ask for, which of them you have, and the one thing to learn."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_parts, print_wrapped
from coach.cli.parser import length_of_time, with_json
from coach.cli.ticks import print_ticked
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.skills.new_adverts import AdvertDraft

MARKS = ("have", "learning", "missing", "ignore", "none")


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    with_json(parser)
    verbs = parser.with_verbs(required=False)
    add = verbs.add_parser("add", help="add adverts from text files, from folders, or from stdin with -")
    add.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a .txt, .md, .html or .mhtml file; a line of ===== separates adverts in it",
    )
    add.add_argument("--role", metavar="TEXT", help="the role, if it is one advert")
    add.add_argument("--employer", metavar="TEXT", help="the employer, if it is one advert")
    add.add_argument("--source", metavar="TEXT", help="where you found it, such as its web address")
    add.add_argument("--application", metavar="KEY", help="the application it belongs to: its key or employer")
    apply = verbs.add_parser("apply", help="make an application from an advert, or link it to an existing one")
    apply.add_argument("key", metavar="KEY", help="the advert: its key or name")
    apply.add_argument("--application", metavar="KEY", help="the existing application")
    with_json(verbs.add_parser("adverts", help="list your adverts, with their keys"))
    verbs.add_parser("remove", help="remove an advert, or a skill that you added").add_argument("key", metavar="KEY")
    mark = verbs.add_parser("mark", help="mark a skill: have, learning, missing or ignore")
    mark.add_argument("name", metavar="NAME")
    mark.add_argument("mark", choices=MARKS, metavar="MARK", help=", ".join(MARKS))
    mark.add_argument("--proof", metavar="TEXT", help="what shows that you have it")
    mark.add_argument("--why", metavar="TEXT", help="why you can ignore it")
    own = verbs.add_parser("own", help="add a skill, or more spellings of a known one")
    own.add_argument("name", metavar="NAME")
    own.add_argument("--also", metavar="TEXT", action="append", default=[], help="another spelling (can be repeated)")
    learn = verbs.add_parser("learn", help="choose the one thing to learn")
    learn.add_argument("name", metavar="NAME")
    learn.add_argument("--because", metavar="TEXT", required=True, help="why this one")
    learn.add_argument("--course", metavar="TEXT", help="the course, and who offers it")
    learn.add_argument("--cost", metavar="TEXT", help="what it costs")
    learn.add_argument("--until", metavar="DAY", help="its last day, such as 2026-12-18 or +42")
    learn.add_argument("--show", metavar="TEXT", help="what you will have to show for it")
    hours = verbs.add_parser("hours", help="log minutes of learning, for the review")
    hours.add_argument("name", metavar="NAME")
    hours.add_argument("minutes", metavar="MINUTES", type=length_of_time, help="such as 40 or 1h30")
    hours.add_argument("--note", metavar="TEXT", default="", help="one thing that you can do now")
    page = verbs.add_parser("page", help="all of it as Markdown")
    page.add_argument("--output", metavar="FILE", help="write to a file instead of the screen")
    page.add_argument("--overwrite", action="store_true", help="replace an existing file")
    verbs.add_parser("vocabulary", help="list every known skill by field, and where the list comes from")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb; without one, list the skills that adverts name. Raises CoachError."""
    verbs: dict[str | None, Callable[[Namespace, Context], None]] = {
        None: _list,
        "add": _add,
        "adverts": _adverts,
        "apply": _apply,
        "remove": _remove,
        "mark": _mark,
        "own": _own,
        "learn": _learn,
        "hours": _hours,
        "page": _page,
        "vocabulary": _vocabulary,
    }
    if options.verb != "vocabulary":
        from coach.storage.skill_finds import load_skill_finds

        load_skill_finds(context.store)
    verbs[options.verb](options, context)


def _list(options: Namespace, context: Context) -> None:
    from coach.export.skills_data import skills_data
    from coach.export.skills_document import skills_overview

    state = context.store.state
    if options.json:
        print_json(skills_data(state, context.today))
    else:
        print_document(skills_overview(state, context.today))


def _add(options: Namespace, context: Context) -> None:
    from coach.domain.named_records import short_keys
    from coach.domain.skills.state import adverts_of
    from coach.services.skills import save_adverts

    drafts = _drafts(options.files)
    told = {name: getattr(options, name) for name in ("role", "employer", "source") if getattr(options, name)}
    if options.application:
        told["application"] = context.store.state.search.find("application", options.application)
    if told and len(drafts) > 1:
        raise RefusedError(
            f"Those are {len(drafts)} adverts",
            "--role, --employer, --source and --application only work with one advert.",
        )
    found = save_adverts(context.store, [draft._replace(**told) for draft in drafts])
    keys = short_keys(adverts_of(context.store.state))
    for advert in found.kept:
        print_wrapped(f"Saved: {advert.name} ({keys[advert.key]})")
    for advert in found.known:
        print_wrapped(f"You already have this one: {advert.name} ({keys[advert.key]})")
    for key, other in found.alike:
        new = keys.get(key, key)
        very = f"{new} is very similar to {other.name} ({keys[other.key]})"
        print_wrapped(f"{very}. `coach skills remove {new}` removes it.")
    print_ticked(found.ticked, context)


def _apply(options: Namespace, context: Context) -> None:
    from coach.domain.named_records import short_keys
    from coach.services.skills import link_advert

    found = link_advert(context.store, options.key, options.application or "")
    key = short_keys(context.store.state.search.applications)[found.key]
    said = "Linked to" if options.application else "To apply"
    print_wrapped(f"{said}: {found.words} ({key}). {found.told}".strip())


def _drafts(files: list[str]) -> list[AdvertDraft]:
    from coach.files import typed_path
    from coach.imports.adverts import LARGEST, read_advert_bytes, read_adverts

    drafts: list[AdvertDraft] = []
    for name in files:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise RefusedError("That is too large", "The limit is 5 MB. Give only the advert's text.")
            drafts += read_advert_bytes(content, "That text")
        else:
            drafts += read_adverts([typed_path(name)])
    return drafts


def _adverts(options: Namespace, context: Context) -> None:
    from coach.domain.skills.state import adverts_of
    from coach.domain.skills.stats import read_advert
    from coach.domain.skills.vocabulary import vocabulary_of
    from coach.export.skills_data import adverts_data
    from coach.export.skills_document import NOTHING, advert_line

    state = context.store.state
    if options.json:
        print_json(adverts_data(state))
        return
    words, adverts = vocabulary_of(state), adverts_of(state)
    if not adverts:
        print_wrapped(NOTHING)
    for advert in adverts.values():
        print_parts(advert_line(advert, len(read_advert(advert, words)), context.today))


def _remove(options: Namespace, context: Context) -> None:
    from coach.services.skills import delete

    print_wrapped(f"Removed: {delete(context.store, options.key)}. `coach undo` brings it back.")


def _mark(options: Namespace, context: Context) -> None:
    from coach.services.skills import mark_event, save

    event = mark_event(context.store.state, options.name, options.mark, options.proof, options.why)
    ticked = save(context.store, event)
    print_wrapped(f"{event.as_fields()['name']}: {options.mark}.")
    print_ticked(ticked, context)


def _own(options: Namespace, context: Context) -> None:
    from coach.domain.skills.events import SkillOwn
    from coach.services.skills import save

    event = SkillOwn(options.name, tuple(options.also))
    ticked = save(context.store, event)
    spelled = f", also written {', '.join(event.also)}" if event.also else ""
    print_wrapped(f"Added: {event.name}{spelled}.")
    print_ticked(ticked, context)


def _learn(options: Namespace, context: Context) -> None:
    from coach.domain.dates import parse_any_day
    from coach.domain.skills.events import SkillChosen
    from coach.services.skills import known_skill, save

    name = known_skill(context.store.state, options.name)
    until = parse_any_day(options.until, context.today, context.store.state.profile.country) if options.until else None
    ticked = save(context.store, SkillChosen(name, options.because, options.course, options.cost, until, options.show))
    print_wrapped(f"You are learning {name} now. `coach skills hours` logs your time.")
    print_ticked(ticked, context)


def _hours(options: Namespace, context: Context) -> None:
    from coach.domain.skills.study_time import minutes_of
    from coach.domain.wording import duration
    from coach.services.skills import known_skill, log_hours

    name = known_skill(context.store.state, options.name)
    ticked = log_hours(context.store, name, options.minutes, options.note)
    print_wrapped(f"Noted. {name}: {duration(minutes_of(context.store.state, name))} in all.")
    print_ticked(ticked, context)


def _page(options: Namespace, context: Context) -> None:
    from coach.cli.files import write_file
    from coach.export.document_file import document_file
    from coach.export.skills_document import skills_page

    page = document_file(skills_page(context.store.state), "md")
    if options.output:
        write_file(Path(options.output), page, overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.output}")
    else:
        print(page.decode(), end="")


def _vocabulary(_options: Namespace, context: Context) -> None:
    from coach.domain.document import Paragraph
    from coach.domain.skills.state import skills_of
    from coach.guide.skills import fields

    for field in fields():
        names = ", ".join(skill.name for skill in field.skills)
        print_parts(Paragraph(f"{field.name}: {names}.", "entry"), Paragraph(field.source, depth=1))
    own = skills_of(context.store.state).own
    if own:
        print_wrapped(f"Your own: {', '.join(own)}.")
