"""The reading room from the shell: own reading added, notes, taking out, and finding words everywhere."""

from __future__ import annotations

import json

from coach.domain.reading.events import PassageHighlighted
from coach.domain.search.events import PersonSet
from tests.cli.shell import Shell
from tests.cli.test_hostile_text import HARMFUL


def test_a_file_is_added_listed_printed_marked_and_taken_out(shell: Shell) -> None:
    file = shell.folder / "talk.md"
    file.write_text("# A talk\n\nGo early. \x1b[31mRed\x1b[0m.\n")
    assert shell.says("read", "add", "talk.md") == ("Added: A talk (own-a-talk). `coach read own-a-talk` prints it.\n")
    file.unlink()
    said = shell.says("read", "own-a-talk")
    assert "Go early." in said
    assert not HARMFUL.search(said)
    assert "[ ] own-a-talk: A talk" in shell.says("read")
    shell.says("read", "own-a-talk", "--mark")
    assert "[x] own-a-talk: A talk" in shell.says("read")
    shell.says("read", "remove", "own-a-talk")
    assert "own-a-talk" not in shell.says("read")
    shell.says("undo")
    assert shell.json("read", "own-a-talk")["text"] == "# A talk\n\nGo early. \ufffd[31mRed\ufffd[0m.\n"


def test_a_link_is_kept_and_has_no_text(shell: Shell) -> None:
    shell.says("read", "add", "https://example.org/a", "--title", "Later")
    assert "https://example.org/a" in shell.says("read", "own-later")
    told = shell.json("read", "own-later")
    assert (told["link"], told["text"]) == ("https://example.org/a", None)


def test_a_note_stands_with_its_page_and_is_taken_out_by_its_key(shell: Shell) -> None:
    shell.says("read", "note", "liu-2014", "ask Ana")
    (note,) = shell.json("read", "liu-2014")["notes"]
    assert "Your note from Mon 23 Nov: ask Ana" in shell.says("read", "liu-2014")
    assert f"{note['id']}: ask Ana (liu-2014)" in shell.says("read")
    shell.says("read", "remove", note["id"])
    assert shell.json("read")["notes"] == []
    assert not shell.json("read", "liu-2014")["highlights"]


def test_what_was_asked_wrongly_is_refused_with_how_it_goes(shell: Shell) -> None:
    (shell.folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    for words in (
        *(["add"], ["add", "a", "b"], ["add", "picture.png"], ["add", "javascript:x"], ["add", "https://"]),
        *(["note", "liu-2014"], ["note", "nothing", "x"], ["note", "liu-2014", ""], ["remove", "liu-2014"]),
        *(["liu-2014", "more"], ["liu-2014", "--title", "x"], ["note", "liu-2014", "x", "--title", "x"]),
        *(["remove", "own-x"], ["add", "x", "--json"], ["--mark"], ["own-x", "--mark"]),
    ):
        if words == ["add", "javascript:x"]:
            assert shell(*["read", *words]).returncode == 1  # it is taken for a file, and there is none
        else:
            shell.refuses("read", *words)
    assert "Did you mean liu-2014?" in shell.refuses("read", "lui-2014")


def test_words_are_found_everywhere_and_private_things_nowhere(shell: Shell) -> None:
    store = shell.open()
    store.append(PersonSet("ana", "Ana Zebra", note="met at the fair"))
    store.append(PassageHighlighted("liu-2014", "A zebra passage.", 1))
    (shell.folder / "talk.md").write_text("# A talk\n\nOn zebras.\n")
    shell.says("read", "add", "talk.md")
    shell.says("note", "the zebra again")
    private = shell.home / "private"
    private.mkdir()
    (private / "diary.md").write_text("zebra secret")
    (private / "diary.json").write_text(json.dumps({"text": "zebra secret"}))
    found = shell.json("search", "ZEBRA")["found"]
    assert [each["group"] for each in found] == ["Your own reading", "Highlights and notes", "Notes", "People"]
    said = shell.says("search", "zebra")
    assert "Ana Zebra (ana)" in said
    assert "secret" not in said
    assert shell.says("search", "no-such-word") == "Nothing has these words.\n"
    assert shell.json("search", "open", "to", "work", "sign")["found"][0]["id"] == "linkedin-open-to-work"


def test_no_words_are_refused_and_odd_ones_are_words(shell: Shell) -> None:
    shell.refuses("search", " ")
    shell.refuses("search")
    for odd in ('what? rent"', "C++", "a AND", "* OR (", "[/b] {} %s", "\x1b[2J"):
        assert not HARMFUL.search(shell.says("search", odd).replace("\n", ""))
