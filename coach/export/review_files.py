"""A review as the content of a file, in any of its formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.review.period import Period, parse_period
from coach.domain.review.review import all_time, review
from coach.domain.review.runway import RunwayMove, move_words, runway_move
from coach.export.review_page import (
    ReviewPage,
    VisibleParts,
    as_html,
    as_markdown,
    as_pdf,
    as_text,
    review_page,
    visible_parts,
)

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.review.review import PeriodReview
    from coach.domain.state import State


class ReviewFile(NamedTuple):
    """Everything that a page about a period can tell; what is left out of it is decided when it is made."""

    review: PeriodReview
    move: RunwayMove
    seen: VisibleParts
    name: str

    @property
    def stem(self) -> str:
        """What its file is called, before the ending."""
        return self.review.period.name

    def page(self, without: frozenset[str]) -> ReviewPage:
        """The review as a page, without what `without` names."""
        return review_page(self.review, move_words(self.move), self.seen, self.name, without)

    def data(self, without: frozenset[str]) -> dict[str, object]:
        """What `coach review --json` prints."""
        from coach.export.review_data import review_data

        return review_data(self.review, self.move, list(self.seen.sentences), without)

    def file(self, kind: str, without: frozenset[str]) -> bytes:
        """The content of a file of that format: "text", "md", "html", "pdf" or "json". Raises RefusedError (PDF)."""
        if kind == "json":
            return (json.dumps(self.data(without), ensure_ascii=False, indent=2) + "\n").encode()
        page = self.page(without)
        if kind == "pdf":
            return as_pdf(page)
        makers = {"text": lambda each: "\n".join(as_text(each)) + "\n", "md": as_markdown, "html": as_html}
        return makers[kind](page).encode()


def period_asked(state: State, asked: str, today: date) -> Period:
    """The period that somebody named: a week, a month, "last", a day, or "all". Raises RefusedError."""
    if asked.strip().lower() == "all":
        return all_time(state, today)
    return parse_period(asked, today, state.profile.first_weekday)


def found_in(state: State, period: Period, today: date) -> ReviewFile:
    """What there is to tell about a period."""
    seen = visible_parts(state, period, today) if period.kind == "all" else VisibleParts()
    move = runway_move(state, period.first, today)
    return ReviewFile(review(state, period, today), move, seen, state.profile.name)
