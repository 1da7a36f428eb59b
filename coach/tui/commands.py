"""Commands. Each is one object that provides its key, its place in the footer, its help and its palette entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding


class Command(NamedTuple):
    """Something a person can do with one key.

    `id` never changes: people bind keys to it in keys.toml. `action` is the Textual action it runs, `title` a word or
    two, `help` a sentence. `footer` shows it in the footer.
    """

    id: str
    key: str
    action: str
    title: str
    help: str
    footer: bool = False
    while_typing: bool = False

    @property
    def binding(self) -> Binding:
        """Return the Textual binding that runs it."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            priority=self.while_typing,
            tooltip=self.help,
            id=self.id,
        )


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings of several commands."""
    return [command.binding for command in commands]


def _undo(name: str, *, footer: bool = False) -> Command:
    """Return undo for a room or a page: the same key and action, with an id of its own for keys.toml."""
    return Command(name, "u", "undo", "Undo", "Undo what you did last. coach says what that was.", footer)


ROOMS = (
    Command("room.today", "1", "room('today')", "Today", "What to do today."),
    Command("room.steps", "2", "room('steps')", "Steps", "The ten steps: read them and tick them."),
    Command("room.week", "3", "room('week')", "Week", "The week's plan."),
    Command("room.runway", "4", "room('runway')", "Runway", "When the money runs out."),
    Command("room.search", "5", "room('search')", "Search", "People, employers and applications."),
    Command("room.review", "6", "room('review')", "Review", "The summary of the week."),
    Command("room.library", "7", "room('library')", "Library", "Background reading and the evidence."),
)

EVERYWHERE = (
    Command("check-in", "c", "check_in", "Check in", "Note how you are today: mood, energy, a line.", footer=True),
    _undo("undo", footer=True),
    Command("redo", "U,ctrl+y", "redo", "Redo", "Redo what you undid last."),
    Command("log", "l", "log", "Log what you did", "A talk, a message, an application: one line is enough."),
    Command(
        "worklog",
        "W",
        "worklog",
        "Work-search log",
        "What you did, in the form that the office that pays you asks for.",
    ),
    Command("note", "n", "note", "Write a note", "Write a few words about anything."),
    Command("worksheets", "h", "worksheets", "Worksheets", "Open a worksheet from one of the steps."),
    Command(
        "pause", "p", "pause", "Pause or resume", "Take a break from today. Nothing is counted and nothing is lost."
    ),
    Command("settings", "comma", "settings", "Settings", "Name, dates, country, week and theme."),
    Command("quit", "q", "quit_coach", "Leave", "Leave coach. Everything is saved.", footer=True),
    Command("help", "question_mark", "help", "Help", "What you can do here, and with which keys.", footer=True),
)

LEAVE = Command("leave", "ctrl+c", "leave", "Quit", "Quit coach (asks first). Everything is saved.", while_typing=True)
PALETTE = Binding(
    "ctrl+p", "command_palette", "Find", show=False, priority=True, tooltip="Find anything: type what you want."
)

TICKING = (
    Command("tick", "space", "tick", "Tick", "Tick this for today, or remove the tick.", footer=True),
    Command("open", "enter", "open", "More", "How to do it, when it is done, and the evidence for it.", footer=True),
    Command("details", "t", "details", "Details", "Tick it with minutes, a note, or for another day."),
)

LEAVE_QUIET = Command(
    "leave-quiet", "b", "leave_quiet", "Start now", "End the quiet time early and start.", footer=True
)
SKIP_STEP = Command("skip-step", "z", "skip_step", "Skip step", "Skip this step, or bring it back.")
STEP_READING = Command("step-reading", "r", "read_about", "Reading", "The articles and the evidence of this step.")
OPEN_LINK = Command("open-link", "o", "open_link", "Open link", "Look for the source in your web browser.")
MARK_READ = Command("mark-read", "s", "mark_read", "Read", "Mark this as read today, or as unread.", footer=True)
RUNWAY = (
    Command("runway.cut", "space", "toggle_cut", "Cut", "Cut this expense, or bring it back.", footer=True),
    Command(
        "runway.why", "enter", "why", "Why", "How this line changes the day, with its dates and amounts.", footer=True
    ),
    Command("runway.add", "a", "add_line", "Add", "Add what you have, what will come or what you pay.", footer=True),
    Command("runway.edit", "e", "edit_line", "Edit", "Change this line.", footer=True),
    Command("runway.remove", "x", "remove_line", "Remove", "Remove this line from the plan; u brings it back."),
    Command(
        "runway.import", "i", "import_file", "Import", "Import a bank statement or a plan file; you choose what to add."
    ),
    Command("runway.benefits", "B", "benefits", "Benefits", "What your country pays, and when to claim it."),
    Command("runway.days", "D", "days", "Day by day", "What comes in, what you pay and what is left, day by day."),
    Command("runway.months", "m", "months", "Month by month", "What comes in and what you pay, month by month."),
    Command("runway.audit", "g", "go_through", "Go through", "One payment at a time: keep, cancel, cheaper, later."),
)
WEEK = (
    Command("week.tick", "space", "toggle_block", "Tick", "Mark this block done, or not done again.", footer=True),
    Command("week.timer", "t", "toggle_timer", "Timer", "Start the timer of this block, or stop it."),
    Command("week.add", "a", "add_block", "Add", "Add a block on this day.", footer=True),
    Command("week.edit", "e,enter", "edit_block", "Edit", "Change this block: this once, or from now on."),
    Command("week.plan", "g", "plan_week", "Plan", "The five minutes that plan the next week.", footer=True),
    Command("week.left", "shift+left,H", "move_block(-1,0)", "A day earlier", "Move this block to the day before."),
    Command("week.right", "shift+right,L", "move_block(1,0)", "A day later", "Move this block to the day after."),
    Command("week.up", "shift+up,K", "move_block(0,-15)", "Earlier", "Move this block a quarter of an hour earlier."),
    Command("week.down", "shift+down,J", "move_block(0,15)", "Later", "Move this block a quarter of an hour later."),
    Command("week.longer", "plus,equals_sign", "lengthen(15)", "Longer", "A quarter of an hour longer."),
    Command("week.shorter", "minus", "lengthen(-15)", "Shorter", "A quarter of an hour shorter."),
    Command("week.swap", "X", "swap_block", "Swap", "Mark this block; press X on another one to swap the two."),
    Command("week.copy", "y", "copy_block", "Copy", "Copy this block."),
    Command("week.put", "Y", "put_block", "Paste", "Paste the copied block on this day."),
    Command("week.remove", "x", "remove_block", "Remove", "Remove this block: this once, or from now on."),
    Command("week.things", "v", "tick_things", "Things", "Tick what you chose for this week."),
    Command("week.back", "left_square_bracket", "other_week(-1)", "Week before", "The week before this one."),
    Command("week.on", "right_square_bracket", "other_week(1)", "Week after", "The week after this one."),
    Command("week.now", "0", "this_week", "This week", "Back to this week."),
    Command("week.break", "P", "plan_break", "A break", "Plan a break: you are ill, travelling, or have had enough."),
    Command("week.import", "i", "import_busy", "Busy times", "Read busy times from a calendar file."),
    Command("week.export", "o", "export_calendar", "Calendar", "Write the schedule as a calendar file."),
)
SEARCH = (
    Command("search.open", "enter", "open_record", "More", "Everything about it.", footer=True),
    Command("search.add", "a", "add_record", "Add", "Add one to this list.", footer=True),
    Command("search.edit", "e", "edit_record", "Edit", "Change it."),
    Command("search.find", "slash", "find", "Find", "Show only what has the words you type.", footer=True),
    Command("search.did", "space", "did_it", "Done", "Mark what is due as done."),
    Command("search.sort", "O", "next_order", "Sort", "Sort the list another way."),
    Command("search.stage", "s", "reach_stage", "Stage", "Set the stage of this application."),
    Command(
        "search.rejected", "N", "setback('rejected')", "They said no", "Log a no, and see the card you wrote for it."
    ),
    Command(
        "search.silent", "S", "setback('silent')", "No answer", "Log a silence, and see the card you wrote for it."
    ),
    Command("search.draft", "d", "draft", "Draft", "Draft a message to this person, to change and copy."),
    Command("search.remove", "x", "remove_record", "Remove", "Remove it; u brings it back."),
    Command("search.cards", "C", "setback_cards", "Cards", "The setback cards: write one, or read them."),
    Command("search.rules", "t", "follow_up_rules", "Rules", "Set after how many working days something is due."),
    Command("search.import", "i", "import_records", "Import", "Import contacts or applications from a file."),
    Command("search.advert", "T", "tie_advert", "Advert", "Choose the advert of this application, of those you kept."),
    Command("search.mail", "I", "read_mail", "Mail", "Read an answer by mail, and record what it says."),
)
REVIEW = (
    Command("review.go", "g", "go_through", "Go through", "The week in ten minutes, then the plan.", footer=True),
    Command("review.back", "left,left_square_bracket", "other_period(-1)", "Before", "The week before.", footer=True),
    Command("review.on", "right,right_square_bracket", "other_period(1)", "After", "The week after."),
    Command("review.month", "m", "show_month", "Month", "The month, or back to the week.", footer=True),
    Command("review.all", "v", "show_all", "All", "The whole time, and patterns in it."),
    Command(
        "review.page", "o", "write_page", "Page", "One page to save or pass on; you see it before coach writes it."
    ),
    Command("review.now", "0", "this_period", "This week", "Back to this week."),
)
WORKLOG = (
    Command("worklog.open", "enter,e", "edit_row", "Fill in", "Fill in what is missing in this row.", footer=True),
    Command(
        "worklog.whose", "v", "choose_authority", "Whose log", "Choose the office or the state the log is for.", True
    ),
    Command("worklog.before", "left,left_square_bracket", "other_week(-1)", "Before", "The week before.", footer=True),
    Command("worklog.after", "right,right_square_bracket", "other_week(1)", "After", "The week after."),
    Command("worklog.log", "l", "log", "Log", "Note what you did, in one line."),
    Command("worklog.file", "o", "write_file", "File", "Write it as a page, a table or a PDF.", footer=True),
    _undo("worklog.undo"),
)
BACK = Command("back", "escape", "back", "Back", "Back to the list.", footer=True)
PAGE_BACK = Command("page.back", "escape", "back", "Back", "Back to where you came from.", footer=True)
PAGE_HELP = Command(
    "page.help", "question_mark,f1", "help", "Help", "What you can do here, and with which keys.", footer=True
)
LIBRARY = (
    Command("library.find", "slash", "find", "Find", "Find words in the library and in the steps.", footer=True),
    Command(
        "library.highlight",
        "M",
        "highlight",
        "Highlight",
        "Highlight this paragraph, or remove the highlight.",
        footer=True,
    ),
    Command("library.note", "n", "note", "Note on it", "Write a note on this passage, or on the page."),
    Command("library.add", "a", "add", "Add", "Add a text of your own: a file or a link."),
    Command("library.remove", "x", "remove", "Remove", "Remove a highlight, a note or a text of your own."),
    Command("library.step", "f", "to_step", "To the step", "Open the step that this page goes with."),
)
WORKSHEET = (
    Command("worksheet.there", "f", "go_there", "Go there", "Open the part of coach that this worksheet leads to."),
    Command(
        "worksheet.tone", "d", "other_tone", "Tone", "Try this draft in another tone; the old text is saved.", True
    ),
    Command("worksheet.copy", "y", "copy", "Copy", "Copy the text of this field.", footer=True),
    Command("worksheet.versions", "v", "versions", "Before", "Earlier versions of this field.", footer=True),
    Command("worksheet.remove", "x", "remove_row", "Remove", "Remove a row from this log; u brings it back.", True),
    Command("worksheet.page", "o", "write_page", "Page", "Write the worksheet to a Markdown file.", footer=True),
    _undo("worksheet.undo"),
)
_NOTE = Command("practice.note", "n", "note", "Note", "Note one thing to keep or change.", footer=True)
_LATER = Command("practice.later", "right", "later", "Later", "Ask this question again after the others.")
_END = Command("practice.end", "E", "end_round", "Finish", "Finish the round with the answers so far.", footer=True)
_UNDO = _undo("practice.undo")
PRACTICE = (
    Command("practice.begin", "b", "begin", "Start", "Start a round: choose how long, and about what.", footer=True),
    Command("practice.again", "R", "again", "Same again", "Round two: the last questions again.", footer=True),
    Command("practice.friend", "F", "friend", "A friend asks", "In large type, without your ratings.", footer=True),
    Command("practice.add", "a", "add", "Add", "Add a question that you were asked.", footer=True),
    _UNDO,
)
PRACTICE_ADDED = (
    Command("practice.add-own", "a", "add", "Add", "Add a question that you were asked.", footer=True),
    Command("practice.edit", "e", "edit", "Edit", "Change this question, or what a good answer has.", footer=True),
    Command("practice.remove", "x", "remove", "Remove", "Remove this question; u brings it back.", footer=True),
    _undo("practice.undo-own", footer=True),
)
PRACTICE_ROUND = (
    Command(
        "practice.timer",
        "space",
        "toggle_timer",
        "Timer",
        "Start or stop the timer. It only shows the time.",
        footer=True,
    ),
    _NOTE,
    Command("practice.why", "r", "beside('why')", "Why", "Why they ask it, and what a good answer has.", footer=True),
    Command("practice.stories", "v", "beside('stories')", "Stories", "Stories of yours that fit.", footer=True),
    _LATER,
    _END,
    _UNDO,
)
PRACTICE_FRIEND = (
    Command("practice.next", "enter,space", "next_question", "Next", "Answered: go to the next one.", footer=True),
    _LATER,
    _END,
    _UNDO,
)
PRACTICE_SUMMARY = (
    _NOTE,
    Command("practice.recording", "e", "recording", "Recording", "Note where your recording is.", footer=True),
    Command("practice.open", "o", "open_recording", "Open", "Open it with the program you have for it.", footer=True),
    Command("practice.round-two", "R", "again", "Same again", "Round two: these questions again.", footer=True),
    _UNDO,
)
NAMES = (
    Command("names.close", "s", "how_close", "How close", "How close each person is, and what to ask.", footer=True),
    Command("names.write", "d", "write", "Message", "Choose who to write to; it drafts the message.", True),
    Command("names.order", "O", "order", "Order", "People close to you first, or last.", True),
    Command("names.follow", "f", "follow", "Follow-ups", "Go to the Search, where you mark what is due as done."),
    _undo("names.undo", footer=True),
)
OPEN_ENDING = Command(
    "ending", "E", "ending", "Found work", "You found work: your weeks, people to thank, what to stop."
)
ENDING = (
    Command(
        "ending.open", "enter", "open_part", "Open", "Open this: a letter, how to do it, or a backup.", footer=True
    ),
    Command("ending.done", "space", "done", "Done", "Sent, withdrawn, ended or ticked.", footer=True),
    Command("ending.copy", "y", "copy", "Copy", "Copy this letter, to send it yourself.", footer=True),
    Command("ending.withdraw", "x", "withdraw", "Withdraw all", "Withdraw all that is open; it asks first.", True),
    Command("ending.begins", "e", "begins", "First day", "Where you will work, and from when on.", footer=True),
    Command("ending.page", "o", "page", "Page", "One page to save or pass on.", footer=True),
    Command("ending.back-up", "b", "back_up", "Back up", "Write everything you noted to a folder.", footer=True),
    Command("ending.again", "g", "again", "Search again", "It did not last: your search goes on from here."),
    _undo("ending.undo"),
)
OPEN_FIRST_HOURS = Command(
    "first-hours", "g", "first_hours", "48 hours", "The first 48 hours: dates, people, writing.", footer=True
)
FIRST_HOURS = (
    Command("hours.open", "enter", "open_part", "Open", "Open this part, or write now.", footer=True),
    Command("hours.add", "a", "add", "Add", "Add a date that can't wait, or somebody to lean on.", footer=True),
    Command("hours.told", "s", "told", "Told", "Note that somebody close to you knows.", footer=True),
    Command("hours.burn", "x", "burn", "Burn", "Burn what you wrote at this time; it asks first.", footer=True),
    Command("hours.undo", "u", "undo", "Undo", "Undo what you did last. What is burnt stays burnt."),
)
END_WRITING = Command("hours.end", "escape", "back", "Stop", "Stop writing; keep it or burn it.", footer=True)
YOUR_PLAN = (
    Command("your-plan.write", "o", "write_file", "File", "Save it as a spreadsheet or a page.", footer=True),
    Command("your-plan.week", "g", "plan_week", "Plan the week", "Go to the week and plan it.", footer=True),
)
STORIES = (
    Command("stories.open", "enter", "open_row", "Open", "Read this, or change it.", footer=True),
    Command("stories.add", "a", "add", "Add", "A new story: what you did, and what came of it.", footer=True),
    Command("stories.edit", "e", "edit", "Edit", "Change any part of this story.", footer=True),
    Command("stories.find", "slash", "find", "Find", "Show only the stories with the words you type.", True),
    Command("stories.copy", "y", "copy", "Copy", "Copy this story, to use it elsewhere."),
    Command("stories.remove", "x", "remove", "Remove", "Remove this story; u brings it back.", footer=True),
    Command("stories.cards", "C", "cards", "Cards", "The setback cards: write one, or read them."),
    Command("stories.sure", "s", "sure", "How sure", "How sure you are today of five things."),
    _undo("stories.undo"),
)
SKILLS = (
    Command("skills.add", "a", "add", "Add", "Paste an advert with its whole text.", footer=True),
    Command("skills.mark", "space", "mark", "Mark", "Change the mark: have, learning, missing, ignore.", True),
    Command(
        "skills.proof",
        "e",
        "proof",
        "Proof",
        "Say what shows that you have it, or why you can ignore it.",
        True,
    ),
    Command("skills.choose", "g", "choose", "Learn", "Choose the one thing to learn, with reasons.", True),
    Command("skills.lists", "v", "lists", "Adverts", "Switch between adverts and skills.", footer=True),
    Command("skills.import", "i", "import", "Files", "Read adverts from a file or a folder."),
    Command("skills.apply", "T", "apply", "Apply", "Make an application from this advert, or tie it to one."),
    Command("skills.own", "A", "own", "Own skill", "Add a skill, or another spelling of one."),
    Command("skills.hours", "l", "hours", "Hours", "Log the time you spent learning it."),
    Command("skills.remove", "x", "remove", "Remove", "Remove an advert, or a skill that you added."),
    Command("skills.page", "o", "page", "Page", "Write all of it to a Markdown file."),
    _undo("skills.undo"),
)
BY_PLACE: dict[str, tuple[Command, ...]] = {
    "rooms": ROOMS,
    "everywhere": (*EVERYWHERE, LEAVE, BACK),
    "pages": (PAGE_BACK, PAGE_HELP),
    "ticks": (*TICKING, LEAVE_QUIET, SKIP_STEP, STEP_READING),
    "library": (*LIBRARY, MARK_READ, OPEN_LINK),
    "runway": RUNWAY,
    "week": WEEK,
    "search": SEARCH,
    "worklog": WORKLOG,
    "review": REVIEW,
    "worksheet": WORKSHEET,
    "practice": (*PRACTICE, *PRACTICE_ADDED, *PRACTICE_ROUND, *PRACTICE_FRIEND, *PRACTICE_SUMMARY),
    "names": NAMES,
    "first hours": (OPEN_FIRST_HOURS, *FIRST_HOURS, END_WRITING),
    "your plan": YOUR_PLAN,
    "ending": (OPEN_ENDING, *ENDING),
    "skills": SKILLS,
    "stories": STORIES,
}
"""Every command, grouped by where it is available."""
COMMANDS = {command.id: command for commands in BY_PLACE.values() for command in commands}
"""Every command by id. Each can be given another key in keys.toml."""
