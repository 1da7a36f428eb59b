"""Sealing a backup with a passphrase, in the open form of age (age-encryption.org), which other programs read too."""

from __future__ import annotations

from coach.errors import RefusedError

BEGINS = b"age-encryption.org/"


def is_sealed(content: bytes) -> bool:
    """Whether it has to be opened with a passphrase."""
    return content.startswith(BEGINS)


def sealed(content: bytes, phrase: str) -> bytes:
    """The content for whoever knows the phrase alone. Raises RefusedError where the library for it is not there."""
    try:
        from pyrage import passphrase
    except ImportError as error:
        raise _not_there() from error
    return bytes(passphrase.encrypt(content, phrase))


def opened(content: bytes, phrase: str) -> bytes:
    """What was sealed with the phrase. Raises RefusedError where it is another, or the file was changed."""
    try:
        from pyrage import DecryptError, passphrase
    except ImportError as error:
        raise _not_there() from error
    try:
        return bytes(passphrase.decrypt(content, phrase))
    except DecryptError as error:
        raise RefusedError(
            "It can't be opened", "The passphrase is another, or the file is not whole. Nothing was taken."
        ) from error


def _not_there() -> RefusedError:
    return RefusedError(
        "Sealing needs one more library", "Install it with: pip install 'coach[sealed]'. Or leave the passphrase out."
    )
