"""Features as numbers: what numpy does at once is what one would do by hand."""

from collections import Counter
from math import log, sqrt

import pytest
from aftercare.domain.nlu.features import BLOCKS, blocks_of
from aftercare.domain.nlu.lexicon import Lexicon
from hypothesis import given
from hypothesis import strategies as st

from workbench.training.documents import Reader
from workbench.training.matrix import RUNS_SEEN_AT_LEAST, SEEN_AT_LEAST, WEIGHT, learn_vocabulary, matrix_of

LEXICON = Lexicon.from_built(
    {
        "spoken": {},
        "people": ["mum"],
        "treatments": {},
        "ideas": {"car": "wheels|motor"},
        "names": [],
        "signs": {"crisis": "die"},
        "fillers": [],
        "denials": [],
        "endings": [],
    }
)
WORDS = ("can", "mum", "drive", "wheels", "motor", "die", "die", "today", "a")
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=6)


def known_by_hand(said: list[str]) -> dict[str, int]:
    """Return the known features of texts, by block and then by name, with how many texts have each."""
    blocks = [blocks_of(LEXICON.heard(text), LEXICON) for text in said]
    known: dict[str, int] = {}
    for index, name in enumerate(BLOCKS):
        seen = Counter(feature for each in blocks for feature in set(each[index]))
        least = {f: RUNS_SEEN_AT_LEAST if name == "words" and " " in f else SEEN_AT_LEAST[name] for f in seen}
        known |= {feature: seen[feature] for feature in sorted(seen) if seen[feature] >= least[feature]}
    return known


def row_by_hand(text: str, known: dict[str, int], said: int) -> dict[str, float]:
    row: dict[str, float] = {}
    for name, block in zip(BLOCKS, blocks_of(LEXICON.heard(text), LEXICON), strict=True):
        values = {
            feature: (1 + log(count)) * min(255, round(20 * (1 + log((1 + said) / (1 + known[feature])))))
            for feature, count in Counter(block).items()
            if feature in known
        }
        length = sqrt(sum(value**2 for value in values.values()))
        row |= {feature: WEIGHT[name] * value / length for feature, value in values.items()}
    return row


@given(texts, texts)
def test_a_row_is_what_one_would_reckon_by_hand(said: list[str], others: list[str]) -> None:
    reader = Reader(LEXICON)
    documents = reader.read(said)
    vocabulary = learn_vocabulary(documents)
    known = known_by_hand(said)
    assert dict(zip(vocabulary.features, vocabulary.seen.tolist(), strict=True)) == known
    assert vocabulary.features == list(known)
    for rows, heard in ((documents, said), (reader.read(others), others)):
        matrix = matrix_of(rows, vocabulary)
        for index, text in enumerate(heard):
            row = matrix[index]
            found = {vocabulary.features[c]: v for c, v in zip(row.indices, row.data, strict=True)}
            assert found == pytest.approx(row_by_hand(text, known, len(said)))
