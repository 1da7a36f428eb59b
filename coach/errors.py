"""The one family of errors that a person may see: a title and a sentence that says what to do next."""


class CoachError(Exception):
    """Something that coach could not do, in words that a person can act on.

    `title` says in a few words what is wrong; `message` is one plain sentence (or two) that says what to do next.
    `exit_code` is the exit code of the command.
    """

    exit_code = 1

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message

    @property
    def sentences(self) -> str:
        """Title and message in one line; a title that is a question keeps its question mark."""
        return f"{self.title}{'' if self.title.endswith(('?', '.')) else '.'} {self.message}"


class RefusedError(CoachError):
    """What was asked for or typed can't be accepted as it is; the person can correct it.

    `field` is the name of the field to correct; "" if it is not one of several.
    """

    exit_code = 2

    def __init__(self, title: str, message: str, field: str = "") -> None:
        super().__init__(title, message)
        self.field = field


class JournalError(CoachError):
    """The journal could not be read or written; nothing in it was changed."""
