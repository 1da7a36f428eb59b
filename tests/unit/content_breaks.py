"""Every way to break a rule about the content, and values on the bounds of those rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from coach.guide.content import content_root
from coach.guide.guide import load_guide

SHIPPED = Path(str(content_root()))

Break = Callable[[Path], object]


def change(file: str, pattern: str, new: str, count: int = 1) -> Break:
    """Replace what matches, which must be there."""

    def apply(root: Path) -> None:
        text, found = re.subn(
            pattern, new, (root / file).read_text(encoding="utf-8"), count=count, flags=re.MULTILINE | re.DOTALL
        )
        assert found, f"{pattern} is not in {file}"
        (root / file).write_text(text, encoding="utf-8")

    return apply


def field(action_id: str, pattern: str, new: str) -> Break:
    """Change one field of an action."""
    step = int(action_id.partition(".")[0])
    file = next(SHIPPED.glob(f"steps/{step:02}-*.md")).relative_to(SHIPPED)
    return change(str(file), rf'(id = "{re.escape(action_id)}"\n(?:(?!\[\[).)*?)^{pattern}$', rf"\g<1>{new}")


def section(file: str, heading: str, new: str) -> Break:
    """Put other words under a heading."""
    return change(file, rf"^(## {re.escape(heading)}\n).*?(?=^## |\Z)", rf"\g<1>{new}\n")


def write(file: str, content: str | bytes) -> Break:
    """Put a file there."""
    return lambda root: (root / file).write_bytes(content.encode() if isinstance(content, str) else content)


def remove(path: str) -> Break:
    """Take a file or a folder away."""
    return lambda root: shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()


def move(file: str, goal: str) -> Break:
    """Give a file another name."""
    return lambda root: (root / file).rename(root / goal)


FOUR, ONE = "steps/04-network.md", "steps/01-feel.md"
FINDING = "evidence/van-hoye-2009.md"
FORESIGHT = "articles/foresight.md"
NO_ACTION = next(f"{n}.9" for n in range(1, 11) if f"{n}.9" not in load_guide().actions)
A_FINDING = (SHIPPED / FINDING).read_text(encoding="utf-8")

BREAKS: dict[str, tuple[Break, str]] = {
    "a log whose minimum nobody read at its source": (
        change("authorities/texas.toml", "^source_on", "minimum = 3\nsource_on"),
        "authorities/texas.toml: a minimum is given only where it was read at an official source.",
    ),
    "five that matter with one that is not there": (
        change("fewest.toml", '"1.1", "1.2"', '"1.99", "1.2"'),
        "fewest.toml: first-days: there is no action 1.99.",
    ),
    "five that matter with one twice": (
        change("fewest.toml", '"1.1", "1.2"', '"1.2", "1.2"'),
        "fewest.toml: first-days: an action is there twice.",
    ),
    "times that do not follow one another": (
        change("fewest.toml", "from_day = 42", "from_day = 4"),
        "fewest.toml: from_day: the first time begins on day 0, and each one after the one before.",
    ),
    "a help line twice": (
        change("help-lines.toml", 'number = "text TALK to 50808"', 'number = "116 123"'),
        "help-lines.toml: number: 116 123 of IE is there twice.",
    ),
    "a log with a column for a social security number": (
        change("authorities/texas.toml", '"Result", "result"', '"SSN", "note"'),
        "authorities/texas.toml: a social security number has no column here.",
    ),
    "a log with a field that is none": (
        change("authorities/plain.toml", '"Start", "start"', '"Start", "begin"'),
        "authorities/plain.toml: columns, number 2, number 2: ",
    ),
    "a log under another name": (
        move("authorities/texas.toml", "authorities/tx.toml"),
        "authorities/tx.toml: id: the file of texas should be named texas.toml.",
    ),
    "no plain log": (remove("authorities/plain.toml"), "authorities: id: the plain log is missing."),
    # skills
    "no skills": (remove("skills"), "skills: there is no file in this folder."),
    "a spelling that leads to two skills": (
        change("skills/data.toml", '^"pandas" = \\[\\]', '"pandas" = ["golang"]'),
        "leads to ",
    ),
    "care for a spelling that is none": (
        change("skills/data.toml", '^"BI" = ', '"B1" = '),
        "skills/data.toml: careful: B1 is not a spelling of a skill in this file.",
    ),
    "a field of skills twice": (
        change("skills/data.toml", '^field = "Data"', 'field = "Software"'),
        "field: Software is the field of skills/data.toml as well.",
    ),
    "skills from nowhere": (
        change("skills/data.toml", "^source = .*?$", ""),
        "skills/data.toml: source: field required",
    ),
    # the example
    "no example": (remove("demo.toml"), "demo.toml: it can't be opened"),
    "an example with a tick for nothing": (
        change("demo.toml", 'action = "1.1"', f'action = "{NO_ACTION}"'),
        f"demo.toml: done: there is no action {NO_ACTION}.",
    ),
    "an example that writes where nothing is asked": (
        change("demo.toml", 'field = "dates"', 'field = "salary"'),
        "demo.toml: worksheet: there is no field salary in first-48-hours.",
    ),
    "an example that read what is not there": (
        change("demo.toml", 'item = "spera-1994"', 'item = "spera-1995"'),
        "demo.toml: reading: there is no page spera-1995.",
    ),
    "an example with a day of no week": (
        change("demo.toml", 'on = "tue -10", name', 'on = "tuesday", name'),
        "demo.toml: profile, number 1, on",
    ),
    "a prompt about plans": (
        change("first-hours.toml", "^prompt = .*?$", 'prompt = "Write down your plan for the next weeks, in detail."'),
        "first-hours.toml: times, number 1, prompt: ",
    ),
    "three writing times": (
        change("first-hours.toml", r"\[\[times\]\]\ntitle = \"What it brings back\".*", ""),
        "first-hours.toml: times: ",
    ),
    "writing that ticks what is none": (
        change("first-hours.toml", '^plan_action = ".*?"', f'plan_action = "{NO_ACTION}"'),
        f"first-hours.toml: there is no action {NO_ACTION}.",
    ),
    "writing that rests on nothing": (
        change("first-hours.toml", '^evidence = ".*?"', 'evidence = "nobody-2030"'),
        "first-hours.toml: evidence: there is no evidence nobody-2030.",
    ),
    "no first hours": (remove("first-hours.toml"), "first-hours.toml: it can't be opened"),
    # files
    "no steps": (remove("steps"), "steps: there is no page"),
    "no evidence": (remove("evidence"), "evidence: there is no page"),
    "no articles": (remove("articles"), "articles: there is no page"),
    "no quiet": (remove("quiet.md"), "quiet.md: it can't be opened"),
    "no final word": (remove("final-word.md"), "final-word.md: it can't be opened"),
    "no coverage": (remove("coverage.toml"), "coverage.toml: it can't be opened"),
    "the first step missing": (remove(ONE), "steps: number: no files are step 1,"),
    "the last step missing": (remove("steps/10-identity.md"), "steps: number: no files are step 10,"),
    "no fences": (write(FOUR, "# Step four\n"), f"{FOUR}: it should be UTF-8, and begin with"),
    "words before the fences": (write(FOUR, "a\n+++\n+++\n"), f"{FOUR}: it should be UTF-8, and begin with"),
    "not UTF-8": (write(FOUR, b"+++\n\xff\n+++\n"), f"{FOUR}: it should be UTF-8"),
    "coverage not UTF-8": (write("coverage.toml", b"\xff"), "coverage.toml: it should be UTF-8"),
    "not TOML": (write(FOUR, "+++\nnumber: 4\n+++\n"), f"{FOUR}: its TOML can't be read"),
    "coverage not TOML": (write("coverage.toml", "[["), "coverage.toml: its TOML can't be read"),
    "a step in a wrong file": (move(FOUR, "steps/14-network.md"), "steps/14-network.md: number: the file of step 4"),
    "evidence in a wrong file": (move(FINDING, "evidence/x.md"), "evidence/x.md: id: van-hoye-2009 is the id of"),
    "an article in a wrong file": (move(FORESIGHT, "articles/x.md"), "articles/x.md: id: foresight is the id of"),
    # steps
    "two steps of one number": (change(FOUR, "^number = 4$", "number = 5"), "steps: number: 2 files are step 5"),
    "an eleventh step": (change(FOUR, "^number = 4$", "number = 11"), f"{FOUR}: number: "),
    "a number in words": (change(FOUR, "^number = 4$", 'number = "4"'), f"{FOUR}: number: "),
    "a number that is true": (change(ONE, "^number = 1$", "number = true"), f"{ONE}: number: "),
    "an unknown field": (change(FOUR, "^number = 4$", "number = 4\\ncolour = 1"), f"{FOUR}: colour: "),
    "a field missing": (change(FOUR, "^summary = .*?$", ""), f"{FOUR}: summary: field required"),
    "a long summary": (change(FOUR, "^summary = .*?$", f'summary = "{"x" * 71}"'), f"{FOUR}: summary: "),
    "a title of two lines": (
        change(FOUR, "^title = .*?$", r'title = "a\\nb"'),
        f"{FOUR}: title: it should be one line",
    ),
    "an unknown theme": (change(FOUR, "^theme = .*?$", 'theme = "fun"'), f"{FOUR}: theme: "),
    "no article": (change(FOUR, "^articles = .*?$", "articles = []"), f"{FOUR}: articles: "),
    "three actions": (change(FOUR, r"\[\[actions\]\].*?(?=^\[\[actions)", "", 3), f"{FOUR}: actions: "),
    "twelve actions": (
        change(FOUR, r"(\[\[actions\]\].*?)(?=^\[\[)", r"\1\1\1\1\1\1\1"),
        f"{FOUR}: actions: list should have at most 11",
    ),
    # actions
    "the same id twice": (change(FOUR, r'^id = "4\.2"$', 'id = "4.1"'), f"{FOUR}: id: 4.1 is the id of 2 actions"),
    "an id of another step": (
        change(FOUR, r'^id = "4\.2"$', 'id = "7.2"'),
        f"{FOUR}: id: 7.2 is not an id for an action",
    ),
    "an id of another form": (change(FOUR, r'^id = "4\.2"$', 'id = "4.02"'), f"{FOUR}: actions, number 2, id: '4.02'"),
    "a title of 61 characters": (
        field("4.2", "title = .*?", f'title = "{"x" * 61}"'),
        f"{FOUR}: actions, number 2, title: string should have at most 60 characters",
    ),
    "a title with a full stop": (
        field("4.2", "title = .*?", 'title = "Do it."'),
        f"{FOUR}: actions, number 2, title: ",
    ),
    "no title": (field("4.2", "title = .*?", 'title = ""'), f"{FOUR}: actions, number 2, title: "),
    "four minutes": (field("4.2", "minutes = .*?", "minutes = 4"), f"{FOUR}: actions, number 2, minutes: "),
    "181 minutes": (field("4.2", "minutes = .*?", "minutes = 181"), f"{FOUR}: actions, number 2, minutes: "),
    "minutes in words": (field("4.2", "minutes = .*?", 'minutes = "40"'), f"{FOUR}: actions, number 2, minutes: "),
    "half minutes": (field("4.2", "minutes = .*?", "minutes = 40.0"), f"{FOUR}: actions, number 2, minutes: "),
    "a long beginning": (field("4.1", "minutes = .*?", "minutes = 21"), f"{FOUR}: minutes: the first action of a step"),
    "an unknown rhythm": (field("4.2", "repeat = .*?", 'repeat = "year"'), f"{FOUR}: actions, number 2, repeat: "),
    "eight times": (field("4.7", "times = .*?", "times = 8"), f"{FOUR}: actions, number 5, times: "),
    "once, three times": (
        field("4.2", "repeat = .*?", 'repeat = "once"\\ntimes = 3'),
        "what is done once has no times",
    ),
    "once, enough": (field("4.2", "repeat = .*?", 'repeat = "once"\\nenough = 3'), "what is done once has no times"),
    "no times": (field("4.7", "times = .*?", "times = 0"), f"{FOUR}: actions, number 5, times: "),
    "enough with once": (field("1.6", "enough = .*?", "enough = 1"), f"{ONE}: actions, number 6, enough: "),
    "done, without a full stop": (
        field("4.2", "done_when = .*?", 'done_when = "Done"'),
        "it should end with a full stop",
    ),
    "done, at length": (field("4.2", "done_when = .*?", f'done_when = "{"x" * 140}."'), "number 2, done_when: "),
    "waiting in words": (field("1.1", "cannot_wait = true", 'cannot_wait = "yes"'), "number 1, cannot_wait: "),
    # links
    "a need that is not there": (
        field("4.2", "needs = .*?", f'needs = ["{NO_ACTION}"]'),
        f"{FOUR}: needs of 4.2: there is no action {NO_ACTION}",
    ),
    "a need of another form": (field("4.2", "needs = .*?", 'needs = ["4.012"]'), f"{FOUR}: actions, number 2, needs"),
    "needs in a circle": (
        field("4.1", "needs = .*?", 'needs = ["4.2"]'),
        "steps: needs: these need each other in a circle: 4.",
    ),
    "an action that needs itself": (field("4.1", "needs = .*?", 'needs = ["4.1"]'), "in a circle: 4.1, 4.1"),
    "an article that is not there": (
        change(FOUR, r'^articles = \["ten-steps"\]$', 'articles = ["ten-steps", "eleven-steps"]'),
        f"{FOUR}: articles: there is no article eleven-steps",
    ),
    "a step that its article does not name": (
        change(FOUR, r'^articles = \["ten-steps"\]$', 'articles = ["ten-steps", "foresight"]'),
        f"{FOUR}: articles: foresight does not name step 4",
    ),
    "an article that its step does not name": (
        change(FORESIGHT, "^steps = .*?$", "steps = [2, 4, 5, 8]"),
        f"{FORESIGHT}: steps: step 4 does not name foresight",
    ),
    # prose of steps
    "words before the first heading": (change(FOUR, "^## Why$", "Hello.\n## Why"), f"{FOUR}: there is text before"),
    "no reason": (change(FOUR, "^## Why\n.*?(?=^## )", ""), f"{FOUR}: its headings are 4.1, 4.2"),
    "an action without its section": (
        change(FOUR, r"^## 4\.2\n.*?(?=^## )", ""),
        f"{FOUR}: its headings are Why, 4.1, 4.4",
    ),
    "a section too many": (change(FOUR, r"\Z", "\n## 4.10\nOne. Two.\n"), f"{FOUR}: its headings are Why"),
    "a section twice": (change(FOUR, r"\Z", "\n## 4.9\nOne. Two.\n"), f"{FOUR}: its headings are Why"),
    "sections out of order": (
        change(FOUR, r"^(## 4\.1\n.*?)(^## 4\.2\n.*?)(?=^## )", r"\2\1"),
        f"{FOUR}: its headings are Why, 4.2, 4.1",
    ),
    "59 words of reason": (
        section(FOUR, "Why", "word " * 59),
        f"{FOUR}: Why: it has 59 words, and should have 60 to 120",
    ),
    "121 words of reason": (section(FOUR, "Why", "word " * 121), f"{FOUR}: Why: it has 121 words"),
    "one sentence": (section(FOUR, "4.2", 'Say "Yes?" to 3.5 things, e.g. tea.'), f"{FOUR}: 4.2: it has 1 sentences"),
    "seventeen sentences": (section(FOUR, "4.2", "A b. " * 17), f"{FOUR}: 4.2: it has 17 sentences"),
    "nothing but a template": (section(FOUR, "4.2", "> One. Two. Three."), f"{FOUR}: 4.2: it has 0 sentences"),
    # articles
    "an article without a section": (
        change(FORESIGHT, "^## Summary$", "## Short"),
        f"{FORESIGHT}: its headings are Short",
    ),
    "a short summary": (section(FORESIGHT, "Summary", "word " * 149), f"{FORESIGHT}: Summary: it has 149 words"),
    "a long article": (section(FORESIGHT, "Summary", "word " * 301), f"{FORESIGHT}: Summary: it has 301 words"),
    "a short use": (section(FORESIGHT, "Why it matters to you", "w " * 59), "Why it matters to you: it has 59 words"),
    "a long use": (section(FORESIGHT, "Why it matters to you", "w " * 151), "Why it matters to you: it has 151 words"),
    "no care": (section(FORESIGHT, "Read with care", ""), f"{FORESIGHT}: Read with care: it has 0 lines"),
    "too much care": (
        section(FORESIGHT, "Read with care", "- a\n" * 9),
        f"{FORESIGHT}: Read with care: it has 9 lines",
    ),
    "care that is no list": (section(FORESIGHT, "Read with care", "Take care."), "every line should begin with"),
    "an unknown kind": (change(FORESIGHT, "^kind = .*?$", 'kind = "song"'), f"{FORESIGHT}: kind: "),
    "a site that is an address": (change(FORESIGHT, "^site = .*?$", 'site = "https://x.ae"'), f"{FORESIGHT}: site: "),
    "an article of no step": (change(FORESIGHT, "^steps = .*?$", "steps = []"), f"{FORESIGHT}: steps: "),
    # coverage
    "an action of the coverage that is not there": (
        change("coverage.toml", r"^actions = \[[^\]]+\]$", f'actions = ["{NO_ACTION}"]'),
        f'coverage.toml: actions of "don\'t rush into action": there is no action {NO_ACTION}',
    ),
    "a step of the coverage that is not there": (
        change("coverage.toml", r"^step = 1$", "step = 11"),
        "coverage.toml: advice, number 1, step: ",
    ),
    "the first step without coverage": (
        change("coverage.toml", r"^\[\[advice\]\]\nstep = 1\n.*?(?=^\[\[)", "", 9),
        "coverage.toml: step: there is no advice of step 1.",
    ),
    "the last step without coverage": (
        change("coverage.toml", r"^\[\[advice\]\]\nstep = 10\n.*?(?=^\[\[)", "", 9),
        "coverage.toml: step: there is no advice of step 10",
    ),
    "the end without coverage": (
        change("coverage.toml", r"^\[\[advice\]\]\nstep = 0\n.*", ""),
        "coverage.toml: shown: no advice of step 0, the article's opening, is shown in ten-steps.",
    ),
    "the end with an action": (
        change("coverage.toml", r"^actions = \[\]$", 'actions = ["1.1"]'),
        "the article's opening and end are met by what is shown, and by no action",
    ),
    "the end that is not shown": (
        change("coverage.toml", "^shown = .*?$", ""),
        "the article's opening and end are met by",
    ),
    "advice that nothing meets": (
        change("coverage.toml", r"^actions = \[[^\]]+\]$", "actions = []"),
        "coverage.toml: advice, number 1: advice of a step is met by at least one action",
    ),
    "the same advice twice": (
        change("coverage.toml", r"^(\[\[advice\]\]\nstep = 9\n.*?)(?=^\[\[)", r"\1\1"),
        'coverage.toml: advice: "mock interviews" of step 9 is there 2 times',
    ),
    # names
    "few prompts for names": (
        change("names.toml", r"^\[\[prompts\]\]\nkey = \"teams\".*\Z", ""),
        "names.toml: prompts: ",
    ),
    "the same prompt twice": (change("names.toml", '"clients"', '"teams"'), "names.toml: key: teams is there 2 times."),
    "a period in two places": (
        change("names.toml", r'(key = "school"\nperiod = )"Early years"', r'\1"Near you"'),
        "names.toml: period: the prompts of Near you should stand together.",
    ),
    # the quiet and the final word
    "four feelings": (section("quiet.md", "All right to feel", "- a\n" * 4), "All right to feel: it has 4 lines"),
    "eight feelings": (section("quiet.md", "All right to feel", "- a\n" * 8), "All right to feel: it has 8 lines"),
    "four that can wait": (section("quiet.md", "What can wait", "- a\n" * 4), "What can wait: it has 4 lines"),
    "one sentence of help": (section("quiet.md", "When to see somebody", "Now."), "see somebody: it has 1 sentences"),
    "four sentences of help": (section("quiet.md", "When to see somebody", "A. B. C. D."), "it has 4 sentences"),
    "no heading in the quiet": (change("quiet.md", "^## What can wait$", "## Later"), "quiet.md: its headings are"),
    "a colour in the quiet": (change("quiet.md", "^title", "colour = 1\ntitle"), "quiet.md: colour: "),
    "a short end": (section("final-word.md", "At the end", "word " * 79), "final-word.md: At the end: it has 79 words"),
    "a long end": (
        section("final-word.md", "At the end", "word " * 141),
        "final-word.md: At the end: it has 141 words",
    ),
    "a short end of a step": (section("final-word.md", "When a step is finished", "A."), "it has 1 sentences"),
    "a long end of a step": (section("final-word.md", "When a step is finished", "A. B. C. D."), "it has 4 sentences"),
    "no end": (change("final-word.md", "^## At the end$", "## The end"), "final-word.md: its headings are"),
}


ALLOWED: dict[str, Break] = {
    "60 words of reason": section(FOUR, "Why", "word " * 60),
    "120 words of reason": section(FOUR, "Why", "word " * 120),
    "two sentences": section(FOUR, "4.2", "One. Two."),
    "five sentences": section(FOUR, "4.2", 'A b. "C d?" E (f.) G. 5 h.'),
    "five minutes": field("4.2", "minutes = .*?", "minutes = 5"),
    "180 minutes": field("4.2", "minutes = .*?", "minutes = 180"),
    "20 minutes to begin with": field("4.1", "minutes = .*?", "minutes = 20"),
    "a title of 60 characters": field("4.2", "title = .*?", f'title = "{"x" * 60}"'),
    "done, in 140 characters": field("4.2", "done_when = .*?", f'done_when = "{"x" * 139}."'),
    "a summary of 70 characters": change(FOUR, "^summary = .*?$", f'summary = "{"x" * 70}"'),
    "once a week, said in numbers": field("4.7", "times = .*?", "times = 1"),
    "seven times a week": field("4.7", "times = .*?", "times = 7"),
    "enough is two": field("1.6", "enough = .*?", "enough = 2"),
    "150 words of summary": section(FORESIGHT, "Summary", "word " * 150),
    "300 words of summary": section(FORESIGHT, "Summary", "word " * 300),
    "60 words of use": section(FORESIGHT, "Why it matters to you", "word " * 60),
    "150 words of use": section(FORESIGHT, "Why it matters to you", "word " * 150),
    "care in one line": section(FORESIGHT, "Read with care", "- a"),
    "care in eight lines": section(FORESIGHT, "Read with care", "- a\n" * 8),
    "five feelings": section("quiet.md", "All right to feel", "- a\n" * 5),
    "seven feelings": section("quiet.md", "All right to feel", "- a\n" * 7),
    "two sentences of help": section("quiet.md", "When to see somebody", "A. B."),
    "three sentences of help": section("quiet.md", "When to see somebody", "A. B. C."),
    "80 words of end": section("final-word.md", "At the end", "word " * 80),
    "140 words of end": section("final-word.md", "At the end", "word " * 140),
    "two sentences of a step's end": section("final-word.md", "When a step is finished", "A. B."),
    "three sentences of a step's end": section("final-word.md", "When a step is finished", "A. B. C."),
}
