"""The vocabulary of the search log: kinds of activity, stages of an application, ways of meeting, setbacks."""

from __future__ import annotations

from typing import Literal

ActivityKind = Literal[
    "message", "call", "conversation", "application", "interview", "event", "course", "practice", "other"
]
Stage = Literal[
    "wished",
    "applied",
    "answered",
    "screening",
    "interview",
    "task",
    "final",
    "offer",
    "accepted",
    "rejected",
    "silent",
    "withdrawn",
]
Method = Literal["online", "e-mail", "phone", "in person", "video", "post", "other"]
Setback = Literal["rejection", "silence", "bad interview", "low day", "other"]

ACTIVITIES: tuple[ActivityKind, ...] = (
    *("message", "call", "conversation", "application", "interview", "event", "course", "practice", "other"),
)
TALKS: tuple[ActivityKind, ...] = ("call", "conversation", "interview")
STAGES: tuple[Stage, ...] = (
    *("wished", "applied", "answered", "screening", "interview", "task", "final", "offer"),
    *("accepted", "rejected", "silent", "withdrawn"),
)
WAY: tuple[Stage, ...] = ("applied", "answered", "screening", "interview", "task", "final", "offer", "accepted")
LIVE: tuple[Stage, ...] = ("answered", "screening", "interview", "task", "final", "offer")
ANSWERS: tuple[Stage, ...] = (*LIVE, "accepted", "rejected")
ENDED: tuple[Stage, ...] = ("accepted", "rejected", "silent", "withdrawn")
METHODS: tuple[Method, ...] = ("online", "e-mail", "phone", "in person", "video", "post", "other")
SETBACKS: tuple[Setback, ...] = ("rejection", "silence", "bad interview", "low day", "other")

STAGE_WORDS: dict[str, str] = {
    "wished": "to apply",
    "applied": "applied",
    "answered": "they wrote back",
    "screening": "first call",
    "interview": "interview",
    "task": "task or test",
    "final": "final round",
    "offer": "offer",
    "accepted": "accepted",
    "rejected": "they said no",
    "silent": "no answer",
    "withdrawn": "withdrawn",
}
CLOSENESS = ("have met", "know a little", "worked together", "trust", "could ring tonight")
MOTIVATION = ("little", "", "", "", "much")
POSTINGS = ("nothing advertised", "something near", "a job that fits")
