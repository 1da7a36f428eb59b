"""Every way to break a rule about findings, and values on the bounds of those rules."""

from __future__ import annotations

from tests.unit.content_breaks import A_FINDING, FINDING, FOUR, Break, change, field, write

EVIDENCE_BREAKS: dict[str, tuple[Break, str]] = {
    "evidence in one sentence": (
        change(FINDING, r"^\+\+\+\n[^+]*\Z", "+++\nOne.\n"),
        f"{FINDING}: the text: it has 1 ",
    ),
    "evidence in eleven sentences": (
        change(FINDING, r"^\+\+\+\n[^+]*\Z", f"+++\n{'One. ' * 10}\nTwo.\n"),
        f"{FINDING}: the text: it has 11 ",
    ),
    "evidence without limits": (
        change(FINDING, r"^\+\+\+\n[^+]*\Z", "+++\nOne. Two.\n"),
        f"{FINDING}: its limits need a line of their own",
    ),
    "a link told as a cause": (
        change(FINDING, "got more job offers", "made more job offers"),
        f'{FINDING}: it shows only a link, and "made" speaks of a cause.',
    ),
    "a finding beside one that is not there": (
        change("evidence/spera-1994.md", '"sbarra-2013"', '"nobody-2013"'),
        "evidence/spera-1994.md: beside: there is no evidence nobody-2013.",
    ),
    "a finding beside itself": (
        change("evidence/spera-1994.md", '"sbarra-2013"', '"spera-1994"'),
        "evidence/spera-1994.md: beside: a finding can't be read beside itself.",
    ),
    "evidence under a heading": (change(FINDING, r"\Z", "## More\nMore.\n"), f"{FINDING}: its headings are More"),
    "a year in words": (change(FINDING, "^year = .*?$", 'year = "2009"'), f"{FINDING}: year: "),
    "an unknown certainty": (change(FINDING, "^certainty = .*?$", 'certainty = "huge"'), f"{FINDING}: certainty: "),
    **{
        f"a finding without its {name}": (change(FINDING, f"^{name} = .*?$", ""), f"{FINDING}: {name}: field required")
        for name in ("certainty", "shows", "size", "people", "country", "read", "source", "link")
    },
    "a long size": (change(FINDING, "^size = .*?$", f'size = "{"x" * 61}"'), f"{FINDING}: size: "),
    "a long title of evidence": (change(FINDING, "^title = .*?$", f'title = "{"x" * 71}"'), f"{FINDING}: title: "),
    "a link that is none": (
        change(FINDING, "^link = .*?$", 'link = "doi.org/10"'),
        f"{FINDING}: link: 'doi.org/10' has",
    ),
    "evidence that is not there": (
        change(FOUR, "^evidence = .*?$", 'evidence = ["nobody-1999"]'),
        f"{FOUR}: evidence: there is no evidence nobody-1999",
    ),
    "evidence of an action that is not there": (
        field("4.2", "evidence = .*?", 'evidence = ["nobody-1999"]'),
        f"{FOUR}: evidence of 4.2: there is no evidence nobody-1999",
    ),
    "evidence that nothing rests on": (
        write("evidence/nobody-1999.md", A_FINDING.replace("van-hoye-2009", "nobody-1999")),
        "evidence/nobody-1999.md: id: no step and no action names nobody-1999",
    ),
}

EVIDENCE_ALLOWED: dict[str, Break] = {
    "evidence in two sentences": change(FINDING, r"^\+\+\+\n[^+]*\Z", "+++\nOne.\nTwo.\n"),
    "evidence in ten sentences": change(FINDING, r"^\+\+\+\n[^+]*\Z", f"+++\n{'One. ' * 9}\nTwo.\n"),
}
