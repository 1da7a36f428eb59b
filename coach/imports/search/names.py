"""The names that programs and people give to the columns of contacts and applications, by the field they are for.

They are written as `coach.imports.search.columns.heading` makes them: without capitals, accents and punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, tuple[str, ...]]

_LINK = ("linkedin", "linkedin url", "linkedin profile", "profile", "profile url", "website", "website 1 value")
_NOTE = (
    *("note", "notes", "comment", "comments", "remarks", "notiz", "notizen", "bemerkung", "bemerkungen", "kommentar"),
    *("remarque", "remarques", "commentaire", "commentaires", "nota", "notas", "comentario", "comentarios"),
    *(
        "osservazioni",
        "commenti",
        "opmerking",
        "opmerkingen",
        "заметки",
        "ملاحظة",
        "ملاحظات",
        "メモ",
        "備考",
        "备注",
        "메모",
    ),
)
_EMPLOYER = (
    *("employer", "company", "company name", "organization", "organisation", "organization name", "employer name"),
    *(
        "organization 1 name",
        "hiring company",
        "firma",
        "firmenname",
        "unternehmen",
        "arbeitgeber",
        "organisation name",
    ),
    *(
        "entreprise",
        "societe",
        "employeur",
        "empresa",
        "compania",
        "empleador",
        "azienda",
        "societa",
        "datore di lavoro",
    ),
    *("bedrijf", "werkgever", "компания", "sirket", "الشركة", "جهة العمل", "会社", "会社名", "勤務先", "公司", "회사"),
)
_ROLE = (
    *("role", "position", "job title", "occupation", "organization title", "organization 1 title", "job", "job role"),
    *(
        "berufsbezeichnung",
        "stelle",
        "funktion",
        "jobtitel",
        "poste",
        "fonction",
        "intitule du poste",
        "puesto",
        "cargo",
    ),
    *("ruolo", "posizione", "qualifica", "mansione", "functie", "vacature", "vacancy", "vaga", "должность", "pozisyon"),
    *("المسمى الوظيفي", "الوظيفة", "المنصب", "役職", "職種", "职位", "職位", "직위", "직무"),
)

PEOPLE: Names = {
    "key": ("key",),
    "name": (
        *("name", "full name", "display name", "contact name", "contact", "person", "nom complet", "nom et prenom"),
        *("vollstandiger name", "nombre completo", "nombre y apellidos", "nome completo", "nome e cognome"),
        *("volledige naam", "naam", "nom", "nombre", "nome", "имя", "фио", "ad soyad", "الاسم", "الاسم الكامل", "氏名"),
        *("名前", "姓名", "이름", "file as"),
    ),
    "first": (
        *("first name", "given name", "firstname", "forename", "vorname", "prenom", "nombre de pila", "primer nombre"),
        *("voornaam", "primeiro nome", "الاسم الاول", "名"),
    ),
    "middle": ("middle name", "additional name"),
    "last": (
        *("last name", "family name", "lastname", "surname", "nachname", "familienname", "nom de famille", "apellido"),
        *("apellidos", "cognome", "achternaam", "sobrenome", "фамилия", "اسم العائلة", "姓"),
    ),
    "employer": _EMPLOYER,
    "role": _ROLE,
    "title": ("title", "titel", "titre", "titulo", "titolo"),  # Mr and Dr where there is another column for the role
    "email": (
        *(
            "email",
            "e mail",
            "email address",
            "e mail address",
            "e mail 1 value",
            "primary email",
            "mail",
            "e mail adresse",
        ),
        *(
            "courriel",
            "adresse e mail",
            "adresse mail",
            "correo",
            "correo electronico",
            "posta elettronica",
            "e mailadres",
        ),
        *("indirizzo e mail", "e mail 2 value", "e mail 2 address", "почта", "eposta", "البريد الالكتروني", "メール"),
        *("メールアドレス", "邮箱", "电子邮件", "이메일"),
    ),
    "phone": (
        *("phone", "phone number", "telephone", "mobile", "mobile phone", "cell", "cell phone", "primary phone"),
        *("phone 1 value", "business phone", "home phone", "telefon", "telefonnummer", "handy", "mobil", "portable"),
        *("numero de telephone", "telefono", "movil", "cellulare", "telefone", "celular", "telefoon", "телефон"),
        *(
            "الهاتف",
            "الجوال",
            "رقم الهاتف",
            "電話",
            "電話番号",
            "电话",
            "手机",
            "전화",
            "phone 2 value",
            "business phone 2",
        ),
    ),
    "link": (
        *(
            "link",
            "url",
            *_LINK,
            "web page",
            "web site",
            "webseite",
            "lien",
            "site web",
            "enlace",
            "sito web",
            "ссылка",
        ),
        *("الرابط", "リンク", "链接", "링크"),
    ),
    "note": _NOTE,
    "closeness": (
        *("closeness", "how close", "strength", "relationship strength", "nahe", "vertrautheit", "proximite"),
        *("cercania", "vicinanza", "proximidade", "القرب", "親しさ"),
    ),
    "last_contact": (
        *("last contact", "last contacted", "last contact date", "last spoke", "letzter kontakt", "dernier contact"),
        *("ultimo contacto", "ultimo contatto", "ultimo contato", "laatste contact", "اخر تواصل", "最終連絡日"),
    ),
    "connected": ("connected on",),
    "where": ("where", "known from", "how we met", "met at", "bekannt aus", "bekannt von", "connu par", "de donde"),
    "shared": ("shared", "people in common", "mutual connections"),
    "decides": ("decides", "decides on hiring", "decision maker"),
    "ask": ("ask", "what to ask"),
    "next_step": ("next step", "next action", "nachster schritt", "prochaine etape", "proximo paso", "prossimo passo"),
    "next_on": ("next on", "next contact", "follow up", "follow up on", "follow up date", "wiedervorlage"),
}

APPLICATIONS: Names = {
    "key": ("key",),
    "employer": _EMPLOYER,
    "role": (*_ROLE, "role title", "title", "job name", "titel", "titre", "titulo", "titolo", "offre"),
    "link": (
        *(
            "link",
            "job link",
            "job url",
            "url",
            "posting",
            "job posting",
            "posting url",
            "job post url",
            "job posting url",
        ),
        *(
            "stellenanzeige",
            "anzeige",
            "lien",
            "lien de l offre",
            "url de l offre",
            "enlace",
            "annuncio",
            "الرابط",
            "链接",
        ),
    ),
    "source": (
        *(
            "source",
            "found at",
            "found on",
            "platform",
            "job board",
            "site",
            "via",
            "channel",
            "quelle",
            "gefunden bei",
        ),
        *("plattform", "plateforme", "fuente", "origen", "fonte", "bron", "المصدر", "応募経路", "来源"),
    ),
    "reference": (
        *("reference", "ref", "reference number", "job id", "requisition", "requisition id", "req id", "job number"),
        *(
            "posting id",
            "referenz",
            "referenznummer",
            "kennziffer",
            "referencia",
            "riferimento",
            "referentie",
            "المرجع",
        ),
    ),
    "location": (
        *(
            "location",
            "place",
            "city",
            "ort",
            "standort",
            "arbeitsort",
            "lieu",
            "ville",
            "ubicacion",
            "lugar",
            "ciudad",
        ),
        *("luogo", "sede", "citta", "locatie", "plaats", "local", "الموقع", "المدينة", "勤務地", "地点", "근무지"),
    ),
    "contact": (
        *("contact", "contact person", "contact name", "recruiter", "hiring manager", "ansprechpartner", "kontakt"),
        *("ansprechpartnerin", "recruteur", "contacto", "contatto", "referente", "contactpersoon", "contact email"),
        *("جهة الاتصال", "担当者", "联系人"),
    ),
    "note": _NOTE,
    "stage": (
        *(
            "stage",
            "status",
            "state",
            "application status",
            "current stage",
            "phase",
            "stand",
            "statut",
            "etat",
            "etape",
        ),
        *("estado", "etapa", "stato", "fase", "durum", "статус", "الحالة", "ステータス", "選考状況", "状态", "상태"),
    ),
    "stages": ("stages",),
    "applied_on": (
        *(
            "date applied",
            "applied on",
            "applied date",
            "application date",
            "date of application",
            "applied",
            "sent on",
        ),
        *("beworben am", "bewerbungsdatum", "date de candidature", "fecha de solicitud", "fecha de aplicacion"),
        *(
            "data candidatura",
            "data di candidatura",
            "sollicitatiedatum",
            "تاريخ التقديم",
            "応募日",
            "申请日期",
            "지원일",
        ),
        *("date", "datum", "fecha", "data", "التاريخ", "日付", "日期"),
    ),
    "since": ("since", "status date", "stage date", "last updated", "last update", "updated", "updated at"),
    "told_on": ("told on", "date saved", "saved on", "created", "created at", "date added", "added", "added on"),
}
