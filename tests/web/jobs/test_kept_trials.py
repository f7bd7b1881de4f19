"""A trial that was kept with its run is the trial that was made."""

import json

from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.trials import BadRow, Change, Listed, Total, Trial, Unknown
from secretariat.engine.records.telling import Difference
from secretariat.web.imports.keeping import plain, read

words = st.text(max_size=20).filter(lambda text: "\0" not in text)
numbers = st.integers(0, 10**9)
reasons = st.sampled_from(Reason)
bad_rows = st.builds(
    BadRow, row=numbers, column=words, found=words, reason=reasons, wrong=words, do=words
)
totals = st.builds(Total, column=words, reason=reasons, rows=numbers)
unknown = st.builds(
    Unknown,
    column=words,
    field=words,
    said=words,
    rows=numbers,
    suggestions=st.lists(words, max_size=3).map(tuple),
)
differences = st.builds(Difference, label=words, before=words, after=words, is_number=st.booleans())
changes = st.builds(
    Change,
    row=numbers,
    record=numbers,
    label=words,
    differences=st.lists(differences, max_size=3).map(tuple),
)
listed = st.builds(Listed, row=st.none() | numbers, label=words)
trials = st.builds(
    Trial,
    import_key=words,
    file=words,
    sha256=words,
    rows=numbers,
    new=numbers,
    changed=numbers,
    same=numbers,
    bad=numbers,
    bad_rows=st.lists(bad_rows, max_size=3).map(tuple),
    totals=st.lists(totals, max_size=3).map(tuple),
    unknown=st.lists(unknown, max_size=3).map(tuple),
    changes=st.lists(changes, max_size=3).map(tuple),
    additions=st.lists(listed, max_size=3).map(tuple),
    absent=st.none() | numbers,
    absences=st.lists(listed, max_size=3).map(tuple),
    notices=st.lists(words, max_size=3).map(tuple),
)


@given(trials)
def test_it_is_read_as_it_was_kept(trial: Trial) -> None:
    assert read(json.loads(json.dumps(plain(trial)))) == trial


def test_what_is_kept_is_values_of_json_alone() -> None:
    trial = Trial(import_key="k", file="f", sha256="s", rows=1, new=0, changed=0, same=0, bad=1)
    assert json.loads(json.dumps(plain(trial)))["absent"] is None
