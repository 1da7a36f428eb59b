"""Passphrase encryption of backups in the age format (age-encryption.org), which other programs read too."""

from __future__ import annotations

from coach.errors import RefusedError

MAGIC = b"age-encryption.org/"


def is_encrypted(content: bytes) -> bool:
    """Whether the content is encrypted."""
    return content.startswith(MAGIC)


def encrypt(content: bytes, phrase: str) -> bytes:
    """Encrypt the content with a passphrase. Raises RefusedError if the library is not installed."""
    try:
        from pyrage import passphrase
    except ImportError as error:
        raise _library_missing() from error
    return bytes(passphrase.encrypt(content, phrase))


def decrypt(content: bytes, phrase: str) -> bytes:
    """Decrypt the content. Raises RefusedError if the passphrase is wrong or the file was changed."""
    try:
        from pyrage import DecryptError, passphrase
    except ImportError as error:
        raise _library_missing() from error
    try:
        return bytes(passphrase.decrypt(content, phrase))
    except DecryptError as error:
        raise RefusedError(
            "The backup can't be opened", "The passphrase is wrong, or the file is damaged. Nothing was changed."
        ) from error


def _library_missing() -> RefusedError:
    return RefusedError(
        "Sealing needs one more library", "Install it with: pip install 'coach[sealed]'. Or leave the passphrase out."
    )
