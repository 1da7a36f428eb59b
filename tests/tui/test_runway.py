"""The runway: the day, the chart, the what-ifs, and every decision about a line, from keys to journal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from coach.domain.runway.events import LineSet
from coach.storage.store import Store
from coach.tui.screens.main import Main
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.runway.benefits import MoneyRuleDialog
from coach.tui.screens.runway.dialogs import LineDialog
from coach.tui.screens.runway.statement_import import ImportDialog, ProposalsDialog
from coach.tui.screens.runway.table_dialog import StatementTableDialog
from coach.tui.widgets.choice_list import ChoiceList
from coach.tui.widgets.stepper import Stepper
from coach.tui.widgets.word_picker import WordPicker
from tests.imports.factories import ofx, uae
from tests.scenes import NOW, second_week, with_money
from tests.tui.app_driver import AppDriver, coach_at, run_app

SIZE = (100, 40)


def lines(person: AppDriver) -> OptionList:
    return person.app.main.room.query_one("#money-lines", OptionList)


def chosen(person: AppDriver) -> str:
    option = lines(person).highlighted_option
    return option.id or "" if option else ""


async def go_to(person: AppDriver, line: str) -> None:
    """Move down to a line of the list."""
    for _ in range(40):
        if chosen(person) == line:
            return
        await person.press("down")
    raise AssertionError(f"{line} is not in the list")


async def test_what_the_screen_says_is_what_json_says(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        shown = person.text
    environment = {**os.environ, "COACH_HOME": str(home), "COACH_NOW": NOW.isoformat()}
    command = [sys.executable, "-m", "coach", "runway", "--json"]
    found = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    for name, title in (("current", "As now"), ("lean", "Lean"), ("bare-bones", "Bare bones")):
        out = date.fromisoformat(found["scenarios"][name]["runs_out"])
        assert f"{title}: {out.day} {out:%b %Y}" in shown
    rent = next(line for line in found["lines"] if line["id"] == "rent")
    assert f"+{rent['days_bought']} days" in shown


async def test_space_cuts_a_line_and_the_day_moves_and_undo_brings_both_back(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        before = person.seen_in("#runway-headline")
        for line in ("eating-out", "phone", "gym"):
            await go_to(person, line)
            await person.press("space")
        assert person.store.state.plan(NOW.date()).cut == {"eating-out", "phone", "gym"}
        assert person.seen_in("#runway-headline") != before
        assert person.seen_in(lines(person)).count("cut ") >= 3
        assert chosen(person) == "gym"
        await person.press("u", "u", "u")
        assert person.seen_in("#runway-headline") == before
        await go_to(person, "savings")
        await person.press("space")
        assert person.shows("You can only cut what you spend.")


async def test_what_needs_a_line_is_offered_once_there_is_one(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4")
        assert "Add" in person.seen_in("Footer")
        assert "Cut" not in person.seen_in("Footer")
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        assert "Cut" in person.seen_in("Footer")


async def test_a_what_if_moves_the_day_and_saves_nothing(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        before, entries = person.seen_in("#runway-headline"), len(person.store.state)
        person.app.main.room.query_one("#what-income", Stepper).focus()
        await person.press(*["right"] * 8)
        assert person.seen_in("#runway-headline") != before
        await person.press("home")
        assert person.seen_in("#runway-headline") == before
        delay = person.app.main.room.query_one("#what-delay", Stepper)
        delay.focus()
        assert "lump sums on time" in str(delay.render())
        await person.press("right", "right")
        assert "lump sums +14 days" in str(delay.render())
        await person.press("home")
        person.app.main.room.query_one("#what-search", Stepper).focus()
        await person.press("right", "right")
        assert re.search(r"If the search takes 8 months, you are AED [\d,.]+ short", person.seen_in("#runway-headline"))
        assert len(person.store.state) == entries


async def test_a_line_is_added_with_words_for_amounts(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4")
        assert person.shows("Ten minutes is enough")
        await person.press("a", "down", "enter")
        assert isinstance(person.screen, LineDialog)
        await person.type("Cash")
        await person.press("tab")
        await person.type("12.5k")
        await person.press("ctrl+s")
        assert person.store.state.money.lines["cash"].text("amount") == "12500.00"
        assert person.shows("Now add what you pay")
        assert person.shows("Start with the largest bill.")
        assert not person.shows("no end")
        assert not person.shows("If the search takes")
        await person.press("a", "enter")
        await person.type("Rent")
        await person.press("tab")
        await person.type("3000.505")
        await person.press("ctrl+s")
        assert "too many decimal places" in person.dialog() or "2 digits" in person.dialog()
        person.screen.query_one("#money-amount", Input).value = "3,000"
        await person.press("ctrl+s")
        assert person.shows("The money lasts until")
        assert person.shows("money to ")


async def test_what_an_amount_says_of_how_often_is_chosen_at_once_and_shown(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "a", "enter")
        await person.type("Studio rent")
        await person.press("tab")
        await person.type("50,400 a year in 6 cheques")
        assert "= AED 8,400 every 2 months" in " ".join(person.dialog().split())
        assert "It counts as essential because of “rent”" in " ".join(person.dialog().split())
        assert person.screen.query_one("#money-every", WordPicker).word == "every 2 months"
        await person.press("tab")
        assert person.screen.query_one("#money-amount", Input).value == "8,400"
        await person.press("right")
        assert "< every quarter >" in person.dialog()
        await person.press("left", "ctrl+s")
        line = person.store.state.money.lines["studio-rent"]
        assert (line.text("amount"), line.text("every"), line.text("category")) == ("8400.00", "2 months", "")
        expense = person.store.state.plan(NOW.date()).expenses[0]
        assert (expense.category, expense.guessed_from) == ("essential", "rent")


async def test_an_amount_in_another_currency_is_refused_in_the_form(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "a", "enter")
        await person.type("Bus")
        await person.press("tab")
        await person.type("£30 a week")
        await person.press("ctrl+s")
        assert "the plan is in AED" in " ".join(person.dialog().split())
        assert not person.store.state.money.lines


async def test_a_line_that_nothing_sorts_is_said_to_count_as_flexible(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4", "a", "enter")
        await person.type("Zorb")
        await person.press("tab")
        await person.type("40")
        await person.press("ctrl+s")
        assert "category" not in person.store.state.money.lines["zorb"].fields
        await person.press("m")
        assert "1 line is not sorted yet, so it counts as flexible." in " ".join(person.dialog().split())
        assert "Zorb has no day, so a little is counted every day." in " ".join(person.dialog().split())


async def test_a_line_is_changed_and_removed(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        await go_to(person, "gym")
        await person.press("e")
        person.screen.query_one("#money-amount", Input).value = "100"
        await person.press("ctrl+s")
        assert person.store.state.money.lines["gym"].text("amount") == "100.00"
        assert person.store.state.money.lines["gym"].number("day") == 1
        await person.press("x")
        assert "gym" not in person.store.state.money.lines
        await person.press("u")
        assert "gym" in person.store.state.money.lines


async def test_every_line_tells_why_and_the_months_add_up(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4")
        for line in person.store.state.money.lines:
            await go_to(person, line)
            await person.press("enter")
            assert not isinstance(person.screen, Main), line
            await person.press("escape", "home")
        await person.press("D")
        assert "left" in person.dialog()
        assert "Last day" not in person.dialog()
        await person.press("escape", "m")
        assert "each day, money comes in before bills are paid" in " ".join(person.dialog().split())


async def test_going_through_the_payments_saves_each_answer_at_once(home: Path) -> None:
    async with run_app(coach_at(home, with_money), SIZE) as person:
        await person.press("4", "g")
        assert "Without it " in person.dialog()
        await person.press("k", "c", "h")
        assert isinstance(person.screen, LineDialog)
        person.screen.query_one("#money-amount", Input).value = "90"
        await person.press("ctrl+s", "l", "escape")
        looks = person.store.state.money.looks
        assert list(looks.values()) == ["keep", "cancel", "cheaper", "later"]
        cancelled = next(line for line, look in looks.items() if look == "cancel")
        assert person.store.state.money.lines[cancelled].day("until") == NOW.date()
        cheaper = next(line for line, look in looks.items() if look == "cheaper")
        assert person.store.state.money.lines[cheaper].text("amount") == "90.00"
        assert person.shows("You looked at 4 payments")


async def agree(person: AppDriver) -> None:
    """Confirm how the bank's table was read, and go on to what was found in it."""
    await person.until(lambda: isinstance(person.screen, StatementTableDialog))
    await person.press("enter")
    await person.until(lambda: isinstance(person.screen, ProposalsDialog))


async def test_a_statement_is_read_and_only_chosen_lines_are_saved(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "bank [1].csv"
    file.write_text(uae())
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "i")
        assert isinstance(person.screen, ImportDialog)
        await person.press("enter")
        assert "Type where the file is" in person.dialog()
        person.screen.query_one(Input).value = str(tmp_path / "none.csv")
        await person.press("ctrl+s")
        assert "can't be read" in " ".join(person.dialog().split())
        person.screen.query_one(Input).value = f"'{file}'"
        await person.press("ctrl+s")
        await agree(person)
        assert person.screen.query_one(ChoiceList).chosen == set()
        await person.press("enter")
        assert "You ticked none of them." in person.toasts[-1]
        assert not person.store.state.money.lines

        await person.press("i")
        person.screen.query_one(Input).value = str(file)
        await person.press("ctrl+s")
        await agree(person)
        await person.press("a", "enter")
        assert len(person.store.state.money.lines) > 1
        await person.press("u")
        assert not person.store.state.money.lines

        await person.press("i")
        person.screen.query_one(Input).value = str(file)
        await person.press("ctrl+s")
        await agree(person)
        await person.press("down", "space", "enter")
        assert list(person.store.state.money.lines) == ["rent-al-reem-tower"]

        await person.press("i")
        person.screen.query_one(Input).value = str(file)
        await person.press("ctrl+s")
        await agree(person)
        assert "1 line of it is already in your plan" in " ".join(person.dialog().split())


async def test_a_plan_file_is_imported_and_undone_in_one_go(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(
        'currency = "AED"\n[[account]]\nname = "Savings"\nbalance = "9000"\n'
        '[[expense]]\nname = "Rent"\namount = "900"\nevery = "month"\n'
    )
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "i")
        person.screen.query_one(Input).value = str(file)
        await person.press("ctrl+s")
        await person.until(lambda: isinstance(person.screen, AskDialog))
        await person.press("enter")
        assert len(person.store.state.money.lines) == 2
        await person.press("u")
        assert not person.store.state.money.lines


async def test_several_statements_are_sorted_together(home: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one two.csv", tmp_path / "card.ofx"
    first.write_text(uae())
    second.write_text(ofx())
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "i")
        person.screen.query_one(Input).value = f"'{first}' {second}"
        await person.press("ctrl+s")
        await agree(person)
        shown = " ".join(person.dialog().split())
        assert "one two.csv: 60 bookings" in shown
        assert "card.ofx: 60 bookings" in shown
        assert "60 bookings are in two files" in shown


async def read_table_of(person: AppDriver, file: Path, text: str) -> StatementTableDialog:
    """Import a file, up to its table."""
    file.write_text(text)
    await person.press("4", "i")
    person.screen.query_one(Input).value = str(file)
    await person.press("ctrl+s")
    await person.until(lambda: isinstance(person.screen, StatementTableDialog))
    assert isinstance(person.screen, StatementTableDialog)
    return person.screen


async def test_a_changed_column_changes_the_rows_below_and_is_remembered_for_the_next_file(
    home: Path, tmp_path: Path
) -> None:
    text = "Date,Description,Notes,Amount\n2026-10-01,CARD 17,Baker,-5.00\n2026-11-01,CARD 18,Butcher,-7.50\n"
    async with run_app(coach_at(home, second_week), SIZE) as person:
        dialog = await read_table_of(person, tmp_path / "october.csv", text)
        assert "-5 CARD 17" in person.dialog()
        dialog.query_one("#column-payee", WordPicker).focus()
        await person.press("right")
        await person.until(lambda: "-5 Baker" in person.dialog())
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, ProposalsDialog))
        await person.press("a", "enter")
        await person.until(lambda: bool(person.store.state.table_forms))

        await read_table_of(person, tmp_path / "november.csv", text.replace("Baker", "Brewer"))
        assert "-5 Brewer" in person.dialog()


async def test_what_a_file_leaves_open_is_asked_before_anything_is_proposed(home: Path, tmp_path: Path) -> None:
    text = "Date,Description,Amount,Way\n" + "".join(
        f"2026-10-0{day},SHOP {day},{day}.00,{'tuka' if day % 2 else 'pota'}\n" for day in range(1, 7)
    )
    async with run_app(coach_at(home, second_week), SIZE) as person:
        dialog = await read_table_of(person, tmp_path / "odd.csv", text)
        assert "Does 'pota' in column 4 (Way) mean money that went out" in " ".join(person.dialog().split())
        assert dialog.focused is dialog.query_one("#said-sign")
        await person.press("right")
        await person.until(lambda: "-1 SHOP 1" in person.dialog())
        assert dialog.query_one("#column-sign", WordPicker).word == "4 Way"
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, ProposalsDialog))


async def test_a_currency_that_does_not_exist_is_refused_where_it_was_typed(home: Path, tmp_path: Path) -> None:
    text = "Date,Description,Amount\n2026-10-01,[b]SHOP[/b],-5.00\n"
    async with run_app(coach_at(home, second_week), SIZE) as person:
        dialog = await read_table_of(person, tmp_path / "bank.csv", text)
        assert "[b]SHOP[/b]" in person.dialog()
        dialog.query_one("#said-currency", Input).value = "QQQ"
        await person.press("ctrl+s")
        assert "There is no currency 'QQQ'" in " ".join(person.dialog().split())
        assert person.screen is dialog


async def test_a_benefit_is_worked_out_and_saved_once_confirmed(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "B", "enter")
        assert isinstance(person.screen, MoneyRuleDialog)
        assert person.screen.query_one("#answer-last_day", Input).value == "2026-11-10"
        await person.press("ctrl+s")
        assert "answer is missing" in person.seen_in(".under.-refused")
        person.screen.query_one("#answer-basic", Input).value = "12k"
        person.screen.query_one("#answer-claimed", Input).value = "2026-11-12"
        await person.press("ctrl+s")
        assert isinstance(person.screen, AskDialog)
        assert "60 % of 12,000 is 7,200 a month" in " ".join(person.dialog().split())
        await person.press("escape")
        assert not person.store.state.money.lines
        await person.press("B", "enter")
        person.screen.query_one("#answer-basic", Input).value = "12k"
        person.screen.query_one("#answer-claimed", Input).value = "2026-11-12"
        await person.press("ctrl+s", "enter")
        assert set(person.store.state.money.lines) == {
            *("unemployment-insurance", "last-day-to-claim-unemployment"),
        }


async def test_an_old_rule_is_marked_in_the_list_on_its_page_and_before_a_yes(home: Path) -> None:
    async with run_app(coach_at(home, second_week), SIZE) as person:
        await person.press("4", "B")
        assert "End-of-service gratuity · check date" in person.dialog()
        assert "Unemployment insurance (ILOE) · check" not in person.dialog()
        await person.press("down", "enter")
        assert "more than a year old" in " ".join(person.dialog().split())
        for key, value in (("basic", "9000"), ("first_day", "2019-01-01"), ("last_day", "2026-11-10")):
            person.screen.query_one(f"#answer-{key}", Input).value = value
        await person.press("ctrl+s")
        assert isinstance(person.screen, AskDialog)
        assert "more than a year old" in " ".join(person.dialog().split())


async def test_a_saved_line_shows_its_source_and_keeps_it_when_changed(home: Path) -> None:
    def filling(store: Store) -> None:
        with_money(store)
        store.append(LineSet("claim", "clock", "Claim", due=date(2026, 12, 10), source="Gulf News [b] (June 2024)"))

    async with run_app(coach_at(home, filling), SIZE) as person:
        await person.press("4")
        await go_to(person, "claim")
        await person.press("enter")
        assert "The figures are from: Gulf News [b] (June 2024)" in " ".join(person.dialog().split())
        await person.press("escape", "e")
        person.screen.query_one("#money-name", Input).value = "Claim it"
        await person.press("ctrl+s")
        entry = person.store.state.money.lines["claim"]
        assert (entry.text("name"), entry.text("source")) == ("Claim it", "Gulf News [b] (June 2024)")


@pytest.mark.parametrize("name", ["[/b]", "[link='x'", "إيجار الشقة", "👩‍💻" * 10, "x" * 80])
async def test_names_are_shown_as_typed(name: str, home: Path) -> None:
    def filling(store: Store) -> None:
        with_money(store)
        store.append(LineSet("odd", "expense", name, "10.00"))
        store.append(LineSet("odd-clock", "clock", name, due=date(2026, 12, 24)))

    async with run_app(coach_at(home, filling), SIZE) as person:
        await person.press("4")
        await go_to(person, "odd")
        assert name[:10] in person.seen_in(lines(person)) or len(name) != len(name.encode())
        await person.press("enter", "escape", "g", "escape", "e", "escape")
        assert isinstance(person.screen, Main)


async def test_money_of_every_kind_of_currency_is_drawn(home: Path) -> None:
    for number, (currency, amount) in enumerate((("JPY", "4500000"), ("KWD", "1234.567"), ("SAR", "0.01"))):

        def filling(store: Store, currency: str = currency, amount: str = amount) -> None:
            from coach.domain.events import ProfileSet

            store.append(ProfileSet(currency=currency, lost_on="2026-11-01"))
            store.append(LineSet("a", "account", "A", amount))
            store.append(LineSet("e", "expense", "E", amount, day=23))

        async with run_app(coach_at(home / str(number), filling), (60, 20)) as person:
            await person.press("4")
            assert person.shows("The money lasts until 23 December 2026")
            assert person.shows(currency)


async def test_the_list_explains_each_letter_on_the_chart(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (80, 60)) as person:
        await person.press("4", "end")
        assert re.search(r"A +Last day to claim insurance +10 Dec 2026, in 17 days", person.text)
        assert re.search(r"C +Unemployment insurance: the last pa\S+ +15 Feb 2027", person.text)
        assert chosen(person) in {"permit", "claim"}  # what follows from a line is no line of its own


async def test_the_months_stand_in_columns_in_a_narrow_window(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (60, 20)) as person:
        await person.press("4", "m")
        assert re.search(r"23 Nov 2026 +60,200 +27,366 +32,834", person.text)


async def test_a_tall_wide_window_gives_the_dates_a_panel_of_their_own(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (120, 40)) as person:
        await person.press("4")
        dates = person.app.main.room.query_one("#money-dates", OptionList)
        assert "Last day to claim insurance" not in person.seen_in(lines(person))
        assert re.search(r"A +10 Dec 2026 +in 17 days\s+Last day to claim insurance", person.seen_in(dates))
        dates.focus()
        await person.press("e")
        assert isinstance(person.screen, LineDialog)
        assert "Last day to claim insurance" in [field.value for field in person.screen.query(Input)]


async def test_the_longest_bar_is_the_line_that_gains_most_days(home: Path) -> None:
    async with run_app(coach_at(home, with_money), (120, 40)) as person:
        await person.press("4")
        drawn = [str(lines(person).get_option(line).prompt).count("█") for line in ("rent", "food", "gym")]
    assert drawn == sorted(drawn, reverse=True)
    assert drawn[0] == 8
    assert drawn[-1] == 0
