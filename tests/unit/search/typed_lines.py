"""Lines as people type them, on Monday 23 November 2026 at nine, and what each of them says."""

from __future__ import annotations

from typing import Any

from tests.factories import days

Expected = dict[str, Any]
"""The fields a line fills, beyond today's day; `people` are names, everything else is empty."""


def said(what: str, *people: str, **more: Any) -> Expected:
    """What a line says was done, with whom, and everything else it tells."""
    return {"what": what, **({"people": list(people)} if people else {}), **more}


def _talk(*people: str, **more: Any) -> Expected:
    return {"what": "conversation", "people": list(people), **more}


def _call(*people: str, **more: Any) -> Expected:
    return {"what": "call", "people": list(people), "method": "phone", **more}


def _message(*people: str, **more: Any) -> Expected:
    return {"what": "message", "people": list(people), **more}


def _applied(employer: str, **more: Any) -> Expected:
    return {"what": "application", "stage": "applied", "employer": employer, **more}


def _interview(employer: str, **more: Any) -> Expected:
    return {"what": "interview", "stage": "interview", "employer": employer, **more}


def _answer(stage: str, employer: str, **more: Any) -> Expected:
    return {"what": "", "stage": stage, "employer": employer, **more}


FRIDAY, TOMORROW = days(4), days(1)
FOLLOW = {"next_step": "follow up", "next_on": FRIDAY}

LINES: list[tuple[str, Expected]] = [
    # talks
    (
        "coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday",
        _talk("former colleague", employer="Acme", minutes=40, ask="about platform team", **FOLLOW),
    ),
    ("coffee with Ana", _talk("Ana")),
    ("COFFEE WITH ANA AT ACME, 40 MIN", _talk("ANA", employer="ACME", minutes=40)),
    ("had a coffee with ana lopez", _talk("ana lopez")),
    ("had lunch with sam and it was great", _talk("sam", note="and it was great")),
    ("lunch with Sam & Jo, 1h", _talk("Sam", "Jo", minutes=60)),
    ("met Li", _talk("Li")),
    ("met Li for 15 min", _talk("Li", minutes=15)),
    ("met up with Jo Li and Max Roth", _talk("Jo Li", "Max Roth")),
    ("meeting with Noor from Careem yesterday", _talk("Noor", employer="Careem", on=days(-1))),
    ("talked to Priya about pay", _talk("Priya")),
    ("chatted with Omar at the fair", _talk("Omar", note="at the fair")),
    ("spoke to Karim al Mansour for half an hour", _talk("Karim al Mansour", minutes=30)),
    ("caught up with Mei, an hour", _talk("Mei", minutes=60)),
    ("visited Tom at Harbour", _talk("Tom", employer="Harbour", method="in person")),
    ("tea with Ludwig van Beethoven", _talk("Ludwig van Beethoven")),
    ("walk with Ida, 1 h 30 min, good ideas", _talk("Ida", minutes=90, note="good ideas")),
    ("coffee with Ana - she knows the team", _talk("Ana", note="- she knows the team")),
    ("coffee with Walker Call", _talk("Walker Call")),
    ("cofee with Ana", {"what": "other", "people": ["Ana"], "note": "cofee"}),
    ("coffe w/ Ana", {"what": "other", "people": ["Ana"], "note": "coffe"}),
    ("coffee with Ana in person", _talk("Ana", method="in person")),
    ("coffee with Ana on Saturday", _talk("Ana", on=days(5), planned=True)),
    ("coffee with Ana on Saturday, 40 min", _talk("Ana", on=days(-2), minutes=40)),
    ("had coffee with Ana on Saturday", _talk("Ana", on=days(-2))),
    ("coffee with Ana last friday", _talk("Ana", on=days(-3))),
    ("coffee with Ana next friday", _talk("Ana", on=FRIDAY, planned=True)),
    ("coffee with Ana tomorrow at 3pm", _talk("Ana", on=TOMORROW, start="15:00", planned=True)),
    ("coffee with Ana at Acme tomorrow", _talk("Ana", employer="Acme", on=TOMORROW, planned=True)),
    ("coffee tomorrow 10am with Ana", _talk("Ana", on=TOMORROW, start="10:00", planned=True)),
    ("tomorrow: coffee with Ana", _talk("Ana", on=TOMORROW, planned=True)),
    ("coffee with Ana in two weeks", _talk("Ana", on=days(14), planned=True)),
    ("lunch with Ana the day after tomorrow at noon", _talk("Ana", on=days(2), start="12:00", planned=True)),
    # calls
    ("called Sam, 20 min", _call("Sam", minutes=20)),
    ("called sam 20min", _call("sam", minutes=20)),
    ("called ana and ben", _call("ana", "ben")),
    ("Called ANA AND BEN", _call("ANA", "BEN")),
    ("called Ana Lopez and went through my CV", _call("Ana Lopez", note="and went through my CV")),
    ("rang Tom 3 weeks ago", _call("Tom", on=days(-21))),
    ("phoned Tom two days ago about the visa", _call("Tom", on=days(-2))),
    ("phone call with Tom, 10m, left a message", _call("Tom", minutes=10, note="left a message")),
    ("call Sam on Friday at 3", _call("Sam", on=FRIDAY, planned=True, note="at 3")),
    ("call with Sam 2026-11-25 10:00", _call("Sam", on=days(2), start="10:00", planned=True)),
    ("will call Sam tomorrow", _call("Sam", on=TOMORROW, planned=True)),
    ("called Penske about mechanic job 15 min", _call("Penske", minutes=15)),
    ("zoom with Omar from Careem, 30 min", _call("Omar", employer="Careem", minutes=30, method="video")),
    ("video call with Mei at 8:15", _call("Mei", method="video", start="08:15")),
    ("called Ana, follow up in 3 days", _call("Ana", next_step="follow up", next_on=days(3))),
    ("called Ana, remind her on Friday", _call("Ana", next_step="remind her", next_on=FRIDAY)),
    ("called Ana, next step: send the paper on Friday", _call("Ana", next_step="send the paper", next_on=FRIDAY)),
    ("called Ana, follow up next week", _call("Ana", note="follow up next week")),
    ("called Ana, follow up on 27 November at 9:30", _call("Ana", next_step="follow up at 09:30", next_on=FRIDAY)),
    ("called Ana, ask if Tuesday is free", _call("Ana", ask="if Tuesday is free")),
    # messages
    ("wrote to Ana Lopez", _message("Ana Lopez")),
    ("wrote to Ken, Yuki and Mei", _message("Ken", "Yuki", "Mei")),
    ("wrote to ken, yuki and mei", _message("ken", "yuki", "mei")),
    ("wrote to Ken,Yuki and Mei yesterday", _message("Ken", "Yuki", "Mei", on=days(-1))),
    ("wrote to Ken, Yuki, and Mei", _message("Ken", "Yuki", "Mei")),
    ("messaged Omar and Priya on LinkedIn", _message("Omar", "Priya", method="online")),
    ("messaged Omar via LinkedIn", _message("Omar", method="online")),
    ("texted Omar, no reply yet", _message("Omar", note="no reply yet")),
    ("emailed Priya at Initech about pay, 10m", _message("Priya", employer="Initech", minutes=10, method="e-mail")),
    ("sent an email to Priya", _message("Priya", method="e-mail")),
    ("reached out to Li Wei at Baidu", _message("Li Wei", employer="Baidu")),
    ("followed up with Ana", _message("Ana")),
    ("wrote to Class Teacher at Coffee House", _message("Class Teacher", employer="Coffee House")),
    ("pinged 李伟 on WhatsApp", _message("李伟", method="online")),
    ("wrote to José Álvarez", _message("José Álvarez")),
    ("wrote to [b]Ana[/b] at <i>Acme</i>", _message("[b]Ana[/b]", employer="<i>Acme</i>")),
    ("wrote to Ana, =1+1", _message("Ana", note="=1+1")),
    ("wrote to Ana; $(touch x)", _message("Ana", note="$(touch x)")),
    ("follow up with Ana on Friday", {"what": "other", "people": ["Ana"], "on": FRIDAY, "planned": True, **FOLLOW}),
    # applications
    ("applied to Acme", _applied("Acme")),
    ("Applied to acme", _applied("acme")),
    ("applied at kitopi as senior pm via referral", _applied("kitopi", role="senior pm", source="referral")),
    (
        "applied to Acme as platform engineer via LinkedIn, ref 8812",
        _applied("Acme", role="platform engineer", source="LinkedIn", reference="8812"),
    ),
    ("applied to Acme for the analyst role", _applied("Acme", role="analyst")),
    ("applied to Acme online", _applied("Acme", method="online")),
    ("applied to Acme on LinkedIn", _applied("Acme", method="online", source="LinkedIn")),
    ("applied to Acme via a friend", _applied("Acme", source="a friend")),
    ("applied to Acme through Indeed, #A-77", _applied("Acme", source="Indeed", reference="A-77")),
    ("applied to Acme in Berlin as data analyst", _applied("Acme", place="Berlin", role="data analyst")),
    ("applied to Acme, job id 55-12", _applied("Acme", reference="55-12")),
    ("applied to Bank of America as teller", _applied("Bank of America", role="teller")),
    ("applied to Marks & Spencer", _applied("Marks & Spencer")),
    ("applied to Acme on 20 November", _applied("Acme", on=days(-3))),
    ("applied to Acme on Nov 20th, 2026", _applied("Acme", on=days(-3))),
    ("applied to Acme 20.11.2026", _applied("Acme", on=days(-3))),
    ("applied to Acme 20/11", _applied("Acme", on=days(-3))),
    ("applied to Acme 20-Nov", _applied("Acme", on=days(-3))),
    ("applied to Acme on Friday", _applied("Acme", on=days(-3))),
    ("applied to Acme, -12", _applied("Acme", on=days(-12))),
    ("applied to Acme, 4500 a month", _applied("Acme", note="4500 a month")),
    ("applied to Acme, AED 12,000 plus car", _applied("Acme", note="AED 12,000 plus car")),
    ("applied to Acme, they answer next Friday", _applied("Acme", note="they answer next Friday")),
    ("sent my cv to Acme yesterday evening", _applied("Acme", on=days(-1))),
    ("applied to Acme, follow up in two weeks", _applied("Acme", next_step="follow up", next_on=days(14))),
    ("apply to Acme tomorrow", _applied("Acme", on=TOMORROW, planned=True)),
    # interviews
    ("interview at Ryder tomorrow 10am", _interview("Ryder", on=TOMORROW, start="10:00", planned=True)),
    ("Interview at Acme, tomorrow", _interview("Acme", on=TOMORROW, planned=True)),
    ("interview tomorrow at Acme at 9.30", _interview("Acme", on=TOMORROW, start="09:30", planned=True)),
    ("interview with Acme on thursday at 10", _interview("Acme", on=days(3), start="10:00", planned=True)),
    ("interview at Acme on the 3rd at 14:15", _interview("Acme", on=days(10), start="14:15", planned=True)),
    ("interview at Acme Thursday 26 November 11-12am", _interview("Acme", on=days(3), planned=True, note="11-12am")),
    (
        "interview at Acme tomorrow 10:00-11:30",
        _interview("Acme", on=TOMORROW, start="10:00", minutes=90, planned=True),
    ),
    ("second interview at Acme with Jo Li, 1h30", _interview("Acme", people=["Jo Li"], minutes=90)),
    ("2026-11-25 10:00 interview Acme", _interview("Acme", on=days(2), start="10:00", planned=True)),
    ("interviewed at Acme today", _interview("Acme")),
    ("interview at acme went well", _interview("acme", note="went well")),
    (
        "phone screen with Sony on 2026-11-25 at 10:00",
        _interview("Sony", stage="screening", method="phone", on=days(2), start="10:00", planned=True),
    ),
    (
        "Sony phone screen tomorrow 2pm",
        _interview("Sony", stage="screening", method="phone", on=TOMORROW, start="14:00", planned=True),
    ),
    ("final round at Acme", _interview("Acme", stage="final")),
    # answers
    ("rejected by Acme", _answer("rejected", "Acme")),
    ("rejection Acme, yesterday", _answer("rejected", "Acme", on=days(-1))),
    ("acme rejected me", _answer("rejected", "acme")),
    ("not hired by Acme", _answer("rejected", "Acme")),
    ("turned down by Acme 2 days ago", _answer("rejected", "Acme", on=days(-2))),
    ("no answer from Globex", _answer("silent", "Globex")),
    ("ghosted by Globex", _answer("silent", "Globex")),
    ("offer from Globex", _answer("offer", "Globex")),
    ("offer from Globex, 95,000 a year", _answer("offer", "Globex", note="95,000 a year")),
    ("declined the offer from Globex", _answer("withdrawn", "Globex")),
    ("heard back from Globex", _answer("answered", "Globex")),
    # the rest
    ("mock interview with Ana, 45", {"what": "practice", "people": ["Ana"], "minutes": 45}),
    ("course on SQL, 2h, liked it", {"what": "course", "minutes": 120, "note": "liked it"}),
    ("class in welding, 3h", {"what": "course", "minutes": 180}),
    ("job fair yesterday, 3 hours", {"what": "event", "on": days(-1), "minutes": 180}),
    ("webinar about pensions, 1.5 h", {"what": "event", "minutes": 90}),
    ("went running 30 min", {"what": "other", "minutes": 30}),
    ("something else", {"what": "other"}),
    ("asked the library for a quiet room", {"what": "other"}),
    # other languages
    ("Kaffee mit Jan bei SAP vor 3 Tagen", _talk("Jan", employer="SAP", on=days(-3))),
    ("beworben bei Siemens als Entwickler, Kennziffer 99", _applied("Siemens", role="Entwickler", reference="99")),
    ("Interview bei SAP am Donnerstag um 10", _interview("SAP", on=days(3), start="10:00", planned=True)),
    ("J'ai appelé Marie chez Danone hier à 14h30", _call("Marie", employer="Danone", on=days(-1), start="14:30")),
    ("postulé chez Danone comme comptable", _applied("Danone", role="comptable")),
]
