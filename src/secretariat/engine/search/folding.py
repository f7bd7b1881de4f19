"""The database's own `fold`, made from the kernel's, and the entries and questions built on it."""

import string
import unicodedata
from collections.abc import Iterator
from itertools import chain

from secretariat.kernel.languages import fold

STEMS = ("english", "french", "spanish")
ACCENTED = ("french", "spanish")  # whose endings depend on accents: organización, organizaciones
ANY, CODE = "any", "code"  # of no known language; a code or number, which has no endings
LONGEST = 100_000  # letters of one text that are looked at: an index can't hold any number of words
SHORTEST_BEGINNING = 3  # fewer letters are looked for as a word: nearly everything begins so

_MARKS = "[\\u0300-\\u0344\\u0346-\\u036f]+"  # iota below the line is a letter by itself
_WITH_CASE_OR_MARKS = (range(0x80, 0xD800), range(0xE000, 0x1F000), range(0xE0000, 0xE0200))
_TYPED_MARKS = "’‘ʼ´‐‑‒–—−«»“”„…·"


def functions() -> str:
    """The SQL of the functions, to be run as the owner; running it again changes nothing."""
    return "\n".join((_fold(), _spaced(), _entry(), _sought()))


def _letters() -> Iterator[tuple[str, str]]:
    """Each letter that the kernel folds although Unicode does not take it apart, and its key."""
    for number in chain.from_iterable(_WITH_CASE_OR_MARKS):
        letter = chr(number)
        if unicodedata.normalize("NFKD", letter) != letter:
            continue
        key = " " if letter.isspace() else fold(letter)
        if key != letter:
            yield letter, key


def _fold() -> str:
    """The kernel's fold but for surplus spaces; what is plain or merely accented takes no table."""
    letters = dict(_letters())
    pairs = {one: key for one, key in letters.items() if len(key) == 2}
    common = {one: key for one, key in letters.items() if len(key) == 1 and key.isascii()}
    rare = {one: key for one, key in letters.items() if one not in pairs and one not in common}
    spelt = "bare"
    for one, key in pairs.items():
        spelt = f"replace({spelt}, '{one}', '{key}')"
    return f"""
CREATE OR REPLACE FUNCTION secretariat.fold(words text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    bare text;
BEGIN
    IF octet_length(words) = length(words) THEN
        RETURN {_lowered("words")};
    END IF;
    bare := {_lowered(f"regexp_replace(normalize(words, NFKD), '{_MARKS}', '', 'g')")};
    IF octet_length(bare) = length(bare) THEN
        RETURN bare;
    END IF;
    bare := {_translated(spelt, common)};
    IF octet_length(bare) = length(bare) THEN
        RETURN bare;
    END IF;
    RETURN {_translated("bare", rare)};
END $$;"""


def _lowered(words: str) -> str:
    """Plain letters in lower case, and the grave accent as the apostrophe it is typed for."""
    return f"""replace(lower({words} COLLATE "C"), '`', '{"'" * 2}')"""


def _translated(words: str, table: dict[str, str]) -> str:
    """Letters without a key stand last: translate() leaves out what has no counterpart."""
    ordered = sorted(table, key=lambda letter: not table[letter])
    letters, keys = "".join(ordered), "".join(table[letter] for letter in ordered)
    return f"translate({words}, {_quoted(letters)}, {_quoted(keys)})"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _spaced() -> str:
    """Without marks between words: the parser would take a/b for a file and -3 for a number.

    By an expression, which reads a text once: translate() reads all marks for each letter.
    """
    marks = "".join(f"\\{one}" for one in string.punctuation) + _TYPED_MARKS
    return f"""
CREATE OR REPLACE FUNCTION secretariat.spaced(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(words COLLATE "C", {_quoted(f"[{marks}]")}, ' ', 'g');"""


def _entry() -> str:
    """The words of a text in one of STEMS, in any of them, or of a code, which has no endings."""
    stems = " || ".join(
        f"CASE WHEN tongue IN ('{one}', '{ANY}') THEN to_tsvector('pg_catalog.{one}', {{0}}) "
        "ELSE '' END"
        for one in STEMS
    )
    return f"""
CREATE OR REPLACE FUNCTION secretariat.entry(words text, tongue text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100000 AS $$
DECLARE
    spoken text;
    is_plain boolean;
    folded text;
    found tsvector;
BEGIN
    IF coalesce(words, '') = '' THEN
        RETURN '';
    END IF;
    spoken := secretariat.spaced(left(words, {LONGEST}));
    is_plain := octet_length(spoken) = length(spoken);
    folded := CASE WHEN is_plain THEN secretariat.fold(spoken)
        ELSE secretariat.spaced(secretariat.fold(spoken)) END;
    found := to_tsvector('pg_catalog.simple', folded);
    IF tongue = '{CODE}' THEN
        RETURN found;
    END IF;
    found := found || {stems.format("folded")};
    IF is_plain THEN
        RETURN found;
    END IF;
    RETURN found || coalesce((
        SELECT array_to_tsvector(array_agg(DISTINCT secretariat.fold(stem)))
        FROM unnest(tsvector_to_array({stems.format("spoken")})) AS stem
        WHERE secretariat.fold(stem) <> ''
    ), '');
END $$;"""


def _sought() -> str:
    """What an entry must hold to be found by a word: as it stands, or in another form too."""
    plain = " || ".join(f"ts_lexize('pg_catalog.{one}_stem', folded)" for one in STEMS)
    spoken = " || ".join(f"ts_lexize('pg_catalog.{one}_stem', lower(word))" for one in ACCENTED)
    return f"""
CREATE OR REPLACE FUNCTION secretariat.sought(word text, exactly boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    folded text := secretariat.spaced(secretariat.fold(word));
    itself text := quote_literal(folded);
BEGIN
    IF exactly THEN
        RETURN itself::tsquery;
    END IF;
    IF length(folded) >= {SHORTEST_BEGINNING} THEN
        itself := itself || ':*';
    END IF;
    RETURN (SELECT string_agg(part, ' | ') FROM (
        SELECT itself AS part UNION SELECT quote_literal(secretariat.fold(stem))
        FROM unnest({plain} || {spoken}) AS stem WHERE secretariat.fold(stem) <> ''
    ) AS parts)::tsquery;
END $$;"""
