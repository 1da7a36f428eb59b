"""Your plan as Markdown and as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import short_day
from coach.domain.first_hours.wording import parts_of_plan
from coach.export.markdown import escaped
from coach.export.plain import wrap

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.first_hours.your_plan import YourPlan
    from coach.export.plain import Lines


def plan_markdown(plan: YourPlan, today: date) -> str:
    """The four parts, a heading for each. Nothing of a person's text acts as Markdown or HTML."""
    parts = ["# Your plan", f"{short_day(plan.first)} to {short_day(plan.last)} {plan.last.year}"]
    for title, lines in parts_of_plan(plan, today).values():
        parts += [f"## {title}", "\n".join(f"- {escaped(line.removeprefix('• '))}" for line in lines)]
    return "\n\n".join(parts) + "\n"


def plan_text(plan: YourPlan, today: date, width: int) -> Lines:
    """What `coach your-plan` prints."""
    lines = wrap(f"Your plan, {short_day(plan.first)} to {short_day(plan.last)}.", width)
    for title, said in parts_of_plan(plan, today).values():
        lines += ["", title, *(line for each in said for line in wrap(each, width, first="  ", rest="    "))]
    return lines
