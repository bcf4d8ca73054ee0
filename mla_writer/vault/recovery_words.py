"""Eight words that open the vault in need: 120 random bits and a check of 8 bits.

Source: D. S. Wilkerson, "A Proposal for Proquints" (arXiv:0901.4016): a word of five letters, consonant and
vowel in turn, stands for 16 bits. The words belong to no language and can be read out in any.
"""

from __future__ import annotations

import hashlib
import secrets

from mla_writer.model.errors import WrongKey
from mla_writer.model.message import message

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
WORDS, WORD_LETTERS = 8, 5
RANDOM_BYTES = 15
SHIFTS = ((12, CONSONANTS), (10, VOWELS), (6, CONSONANTS), (4, VOWELS), (0, CONSONANTS))


def new_words() -> tuple[str, ...]:
    """Eight fresh words."""
    return written(secrets.token_bytes(RANDOM_BYTES))


def written(secret: bytes) -> tuple[str, ...]:
    """The words for ``secret``, which has 15 bytes."""
    checked = secret + _check(secret)
    return tuple(
        _word(int.from_bytes(checked[place : place + 2], "big")) for place in range(0, len(checked), 2)
    )


def read(text: str) -> bytes:
    """The secret that the words in ``text`` stand for; ``WrongKey`` says which word cannot be one, or that
    one of them is mistyped. Case and all that is no letter do not count."""
    letters = "".join(sign for sign in text.casefold() if sign.isalpha())
    if len(letters) != WORDS * WORD_LETTERS:
        raise WrongKey(
            message(
                "these are {found} letters; the recovery words are eight words of five letters",
                found=len(letters),
            )
        )
    numbers = [_number(letters, place) for place in range(WORDS)]
    raw = b"".join(number.to_bytes(2, "big") for number in numbers)
    secret = raw[:RANDOM_BYTES]
    if raw[RANDOM_BYTES:] != _check(secret):
        raise WrongKey(
            message(
                "one of the recovery words is mistyped, or the words stand in another order; compare them"
            )
        )
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=1, person=b"mla-words").digest()


def _word(number: int) -> str:
    return "".join(letters[number >> shift & len(letters) - 1] for shift, letters in SHIFTS)


def _number(letters: str, place: int) -> int:
    word = letters[place * WORD_LETTERS : (place + 1) * WORD_LETTERS]
    number = 0
    for sign, (shift, alphabet) in zip(word, SHIFTS, strict=True):
        if sign not in alphabet:
            raise WrongKey(
                message("word {number} is no recovery word; compare its letters", number=place + 1)
            )
        number |= alphabet.index(sign) << shift
    return number
