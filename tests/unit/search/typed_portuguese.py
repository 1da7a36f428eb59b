"""Lines in Portuguese as people type them, and what each of them says; `ASKED` are those that need an answer first."""

from __future__ import annotations

from tests.factories import days
from tests.unit.search.typed_lines import Expected, said

LINES: list[tuple[str, Expected]] = [
    ("café com Ana na Farfetch, 40 min", said("conversation", "Ana", employer="Farfetch", minutes=40)),
    ("liguei para a Ana ontem", said("call", "Ana", on=days(-1), method="phone")),
    ("liguei pro João", said("call", "João", method="phone")),
    ("falei com Rui e Inês no WhatsApp", said("conversation", "Rui", "Inês", method="online")),
    ("enviei currículo para a Vega", said("application", stage="applied", employer="Vega")),
    ("enviei cv para Galp, ref 8812", said("application", stage="applied", employer="Galp", reference="8812")),
    ("candidatei-me à Vega como analista", said("application", stage="applied", employer="Vega", role="analista")),
    (
        "me candidatei na Nubank para analista de dados via LinkedIn",
        said("application", stage="applied", employer="Nubank", role="analista de dados", source="LinkedIn"),
    ),
    (
        "entrevista na Vega amanhã às 10h",
        said("interview", stage="interview", on=days(1), start="10:00", employer="Vega", planned=True),
    ),
    (
        "entrevista com a Natura quinta às 15h",
        said("interview", stage="interview", on=days(3), start="15:00", employer="Natura", planned=True),
    ),
    (
        "entrevista na segunda às 9h na Vega",
        said("interview", stage="interview", on=days(7), start="09:00", employer="Vega", planned=True),
    ),
    ("segunda entrevista na Vega", said("interview", stage="interview", employer="Vega")),
    (
        "entrevista por telefone com Nubank dia 25 de novembro às 10:30",
        said(
            "interview", stage="screening", on=days(2), start="10:30", employer="Nubank", method="phone", planned=True
        ),
    ),
    ("escrevi para Ana, Rui e Marta", said("message", "Ana", "Rui", "Marta")),
    ("mandei mensagem para Ana pelo LinkedIn", said("message", "Ana", method="online")),
    ("rejeitado pela Vega", said("", stage="rejected", employer="Vega")),
    ("não fui selecionado na Nubank", said("", stage="rejected", employer="Nubank")),
    ("sem resposta da Galp", said("", stage="silent", employer="Galp")),
    ("oferta da Vega", said("", stage="offer", employer="Vega")),
    ("ligar para Rui na sexta", said("call", "Rui", on=days(4), method="phone", planned=True)),
    (
        "liguei para Ana, follow-up em 3 dias",
        said("call", "Ana", method="phone", next_step="follow-up", next_on=days(3)),
    ),
    ("almoço com meu antigo chefe Carlos", said("conversation", "Carlos")),
    ("reunião com Maria da Silva, uma hora", said("conversation", "Maria da Silva", minutes=60)),
    ("conversei com Pedro por telefone 20 min", said("conversation", "Pedro", minutes=20, method="phone")),
    ("aula de SQL, 2 horas", said("course", minutes=120)),
    ("feira de emprego ontem, 3 horas", said("event", on=days(-1), minutes=180)),
    ("liguei para Ana há 3 dias", said("call", "Ana", on=days(-3), method="phone")),
    (
        "mandei cv para 3 vagas no LinkedIn",
        said("application", stage="applied", method="online", source="LinkedIn", note="3 vagas"),
    ),
    ("jantar com Sara depois de amanhã", said("conversation", "Sara", on=days(2), planned=True)),
    (
        "me candidatei como gerente de vendas na Azul",
        said("application", stage="applied", employer="Azul", role="gerente de vendas"),
    ),
    (
        "reunião Azul quinta 10h zoom",
        said("conversation", "Azul", on=days(3), start="10:00", method="video", planned=True),
    ),
]
ASKED = [
    ("tenho que ligar para Rui", "when"),
    ("não tive entrevista na Vega", "kind"),
    ("entrevista na Vega cancelada", "kind"),
    ("encontrei Jorge na semana passada", "day"),
]
