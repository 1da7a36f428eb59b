"""The statuses that trackers and people give to applications, as stages of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from coach.domain.search.file_rows import StageRow
from coach.domain.search.terms import STAGE_WORDS, STAGES
from coach.imports.search.columns import heading

_WORDS: dict[str, tuple[str, ...]] = {
    "wished": (
        *(
            "wish",
            "wishlist",
            "saved",
            "bookmarked",
            "interested",
            "not started",
            "not applied",
            "not yet applied",
            "todo",
        ),
        *("to do", "draft", "drafting", "preparing", "applying", "in progress", "backlog", "researching", "offen"),
        *("geplant", "gemerkt", "a postuler", "a faire", "pendiente", "por aplicar", "da inviare", "te doen"),
    ),
    "applied": (
        *("submitted", "sent", "application sent", "application submitted", "waiting", "pending", "awaiting response"),
        *("under review", "in review", "beworben", "bewerbung gesendet", "gesendet", "abgeschickt", "verschickt"),
        *("postule", "envoye", "envoyee", "candidature envoyee", "en attente", "enviada", "enviado", "aplicado"),
        *(
            "candidatura enviada",
            "inviata",
            "inviato",
            "candidato",
            "verstuurd",
            "gesolliciteerd",
            "تم التقديم",
            "応募済み",
        ),
    ),
    "answered": ("answered", "replied", "responded", "response received", "contacted", "in contact", "acknowledged"),
    "screening": (
        *("screening", "screen", "phone screen", "phone screening", "recruiter screen", "recruiter call", "hr call"),
        *("phone interview", "intro call", "telefoninterview", "erstgesprach", "telefongesprach"),
    ),
    "interview": (
        *("interviewing", "interviewed", "interviews", "onsite", "on site", "first interview", "second interview"),
        *("vorstellungsgesprach", "gesprach", "eingeladen", "einladung", "entretien", "entrevista", "colloquio"),
        *("sollicitatiegesprek", "gesprek", "مقابلة", "面接", "面试", "면접"),
    ),
    "task": (
        "task",
        "test",
        "assessment",
        "assignment",
        "case study",
        "take home",
        "challenge",
        "probearbeit",
        "prueba",
    ),
    "final": ("final", "final interview", "last round", "endrunde", "entretien final", "entrevista final"),
    "offer": (
        *("offered", "offer received", "negotiating", "negotiation", "angebot", "zusage", "offre", "oferta", "offerta"),
        *("proposta", "aanbod", "عرض", "عرض عمل", "内定", "录用"),
    ),
    "accepted": (
        *(
            "offer accepted",
            "hired",
            "signed",
            "angenommen",
            "eingestellt",
            "acceptee",
            "accepte",
            "aceptada",
            "aceptado",
        ),
        *("accettata", "accettato", "aangenomen", "مقبول", "入社"),
    ),
    "rejected": (
        *("rejection", "not selected", "declined", "turned down", "unsuccessful", "denied", "abgelehnt", "absage"),
        *("refus", "refuse", "refusee", "rechazada", "rechazado", "descartado", "rifiutata", "rifiutato", "respinta"),
        *("recusada", "afgewezen", "no offer", "مرفوض", "不採用", "拒绝", "불합격"),
    ),
    "silent": (
        *("silent", "no response", "no reply", "ghosted", "unanswered", "keine antwort", "keine ruckmeldung"),
        *("sans reponse", "sin respuesta", "nessuna risposta", "sem resposta", "geen antwoord", "لا رد"),
    ),
    "withdrawn": (
        *(
            "withdrew",
            "i withdrew",
            "offer declined",
            "declined offer",
            "declined by me",
            "rejected offer",
            "cancelled",
        ),
        *("zuruckgezogen", "retiree", "retirada", "ritirata", "ingetrokken"),
    ),
}
_KNOWN: dict[str, str] = {
    **{word: stage for stage, words in _WORDS.items() for word in words},
    **{heading(words): stage for stage, words in STAGE_WORDS.items()},
    **{stage: stage for stage in STAGES},
}
_PARTS = tuple(  # for longer texts, in the order in which they tell more
    (stage, re.compile(rf"\b(?:{words})"))
    for stage, words in (
        ("withdrawn", "withdr|offer declined|declined (?:the |my )?offer|i declined"),
        ("rejected", "reject|not selected|not moving|unsuccessful|declined|absage|abgelehnt|refus|rechaz"),
        ("silent", "no (?:response|reply|answer)|ghosted|keine antwort|sans reponse|sin respuesta"),
        ("wished", "not (?:yet )?(?:applied|sent)|to apply|wish"),
        ("accepted", "accepted|hired"),
        ("offer", "offer|negotiat"),
        ("final", "final"),
        ("task", "assessment|assignment|take home|coding|test|case study"),
        ("screening", "screen|phone|recruiter"),
        ("interview", "interview|round|onsite|entretien|entrevista|colloquio"),
        ("applied", "applied|submitted|sent|application|beworben"),
    )
)
_STEP = re.compile(r"(\d{4}-\d{2}-\d{2}) (\w+)(?:: (.*))?")


def read_stage(cell: str) -> str:
    """The stage that a status tells of; "" for one that tells of none."""
    word = heading(cell)
    if word in _KNOWN:
        return _KNOWN[word]
    return next((stage for stage, part in _PARTS if part.search(word)), "")


def read_steps(cell: str) -> Iterator[StageRow]:
    """The stages in a cell of our own export, a line each; a line that is none is passed over."""
    for line in cell.split("\n"):
        found = _STEP.fullmatch(line.strip())
        if found and found[2] in STAGES:
            try:
                yield StageRow(found[2], date.fromisoformat(found[1]), (found[3] or "").strip())
            except ValueError:
                continue


def stages_of(stage: str, applied_on: date | None, since: date | None) -> tuple[StageRow, ...]:
    """The stages that a status, the day of the application and the day of the status tell of.

    Where the status has no day of its own, it has that of the application: today would make it look like news.
    """
    if stage == "wished":
        return ()
    sent = (StageRow("applied", applied_on),) if applied_on else ()
    if stage in ("", "applied"):
        return sent or ((StageRow("applied", since),) if stage else ())
    return (*sent, StageRow(stage, max(since, applied_on) if since and applied_on else since or applied_on))
