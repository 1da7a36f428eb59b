"""`coach mail` at a prompt."""

from __future__ import annotations

from tests.cli.shell import Shell

NO = "From: Vega People <noreply@vega.example>\nSubject: Your application\nDate: Mon, 23 Nov 2026 08:00:00 +0000\n\n"
NO += "Thank you for applying. We have decided to proceed with other candidates.\n"


def test_a_rejection_is_proposed_and_recorded_only_with_a_yes(shell: Shell) -> None:
    shell.says("applications", "add", "Vega", "pilot")
    file = shell.folder / "no.eml"
    file.write_text(NO)
    asked = shell("mail", str(file))
    assert "they said no ('proceed with other candidates')" in asked.stdout
    assert shell.json("applications", "list")["applications"][0]["stage"] != "rejected"
    assert "Saved." in " ".join(shell.says("mail", str(file), "--yes").split())
    assert shell.json("applications", "list")["applications"][0]["stage"] == "rejected"


def test_what_is_in_doubt_is_told_and_left_alone(shell: Shell) -> None:
    shell.says("applications", "add", "Lyra", "cook")
    file = shell.folder / "no.eml"
    file.write_text(NO)
    assert "It does not name any of your applications" in shell.says("mail", str(file), "--yes")
    found = shell.json("mail", str(file))["messages"][0]
    assert (found["kind"], found["applications"], found["on"]) == ("rejection", [], "2026-11-23")
    assert "the stage: they said no" in shell.says("mail", str(file), "--application", "Lyra", "--yes")
