"""The shipped model, as those who build on it see it."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from twosource.errors import ConfigError
from twosource.read.language import LanguageModel, factuality_of, load_language
from twosource.read.language.weights import SHIPPED

NEWS = (
    "The governor of Tavash told reporters on Sunday that the rebels had given his men four hours to leave it.\n\n"
    "“We will not surrender,” said Mira Olen, who leads the council. The rebels denied that they had attacked."
)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_language()


@pytest.fixture(scope="module")
def news(model: LanguageModel) -> Doc:
    [doc] = model.parse([NEWS])
    return doc


def test_the_text_is_kept_and_sentences_are_found(news: Doc) -> None:
    assert news.text == NEWS
    assert [sentence.text.strip().split()[0] for sentence in news.sents] == ["The", "“We", "The"]


def test_relations_are_universal_dependencies(news: Doc) -> None:
    told = next(token for token in news if token.text == "told")
    children = {child.dep_: child.text for child in told.children}
    assert told.dep_ == "root"
    assert children["nsubj"] == "governor"
    assert children["ccomp"] == "given"


def test_tags_lemmas_and_features_are_set(news: Doc) -> None:
    given_ = next(token for token in news if token.text == "given")
    assert (given_.pos_, given_.tag_, given_.lemma_) == ("VERB", "VBN", "give")
    assert "VerbForm=Part" in str(given_.morph)


def test_names_carry_our_labels(news: Doc) -> None:
    assert ("Mira Olen", "PER") in [(name.text, name.label_) for name in news.ents]


def test_an_event_knows_how_real_it_is_and_other_words_do_not(news: Doc) -> None:
    told, surrender, governor = (
        factuality_of(next(token for token in news if token.text == word)) for word in ("told", "surrender", "governor")
    )
    assert told is not None
    assert surrender is not None
    assert told > surrender
    assert governor is None


def test_white_space_hangs_on_the_word_before_it(news: Doc) -> None:
    space = next(token for token in news if token.is_space)
    assert (space.tag_, space.pos_, space.dep_) == ("_SP", "SPACE", "dep")
    assert space.head.text == "."


def test_what_stands_beside_a_text_does_not_change_its_reading(model: LanguageModel) -> None:
    alone, _, beside = model.parse([NEWS, "Something else entirely. WITH CAPITALS!", NEWS])
    assert alone.to_json() == beside.to_json()


def test_a_further_paragraph_does_not_change_what_was_read(model: LanguageModel) -> None:
    short, long = model.parse([NEWS, NEWS + "\n\nOn Monday the road was open again, the ministry said."])
    rows = [[(t.text, t.dep_, t.head.i, t.tag_, t.lemma_, t.ent_type_) for t in doc] for doc in (short, long)]
    assert rows[1][: len(rows[0])] == rows[0]


def test_a_paragraph_longer_than_a_window_is_read_to_its_end(model: LanguageModel) -> None:
    [doc] = model.parse(["The mayor left the town on Friday and nobody saw her again. " * 60])
    sentences = [sentence.text.strip() for sentence in doc.sents]
    assert len(sentences) == 60
    assert set(sentences) == {"The mayor left the town on Friday and nobody saw her again."}


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "\x00", "🙏", "\u200b", "ﷺ ﷺ"])
def test_odd_texts_are_read_too(model: LanguageModel, text: str) -> None:
    [doc] = model.parse([text])
    assert doc.text == text


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_every_word_hangs_in_the_tree_of_its_own_sentence(model: LanguageModel, text: str) -> None:
    [doc] = model.parse([text])
    assert doc.text == text
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i and not token.is_space]
        assert len(roots) <= 1
        assert all(token.head.sent.start == sentence.start for token in sentence)


def test_a_long_line_without_a_blank_is_read_whole(model: LanguageModel) -> None:
    [doc] = model.parse(["x" * 300_000])
    assert doc.text == "x" * 300_000


def test_name_and_digest_tell_the_weights(model: LanguageModel) -> None:
    assert model.name.startswith("twosource-en")
    assert model.digest.startswith("sha256:")
    assert model.digest == load_language().digest


def test_the_weights_fit_the_package() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 25_000_000


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ConfigError, match="no_such_pipeline"):
        load_language("no_such_pipeline")


def test_neither_torch_nor_tokenizers_is_imported() -> None:
    code = (
        "import sys; from twosource.read.language import load_language; list(load_language().parse(['Kabul fell.']));"
        "print(sorted({'torch', 'tokenizers', 'transformers', 'huggingface_hub', 'onnx'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_form_that_only_the_past_has_is_past(model: LanguageModel) -> None:
    [doc] = model.parse(["Jihadist insurgents overran an army base in central Mali on Sunday."])
    verb = doc[2]
    assert (verb.text, verb.tag_, verb.morph.get("Tense", []), verb.lemma_) == ("overran", "VBD", ["Past"], "overrun")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oksana Marchuk, 31, runs a clinic near Kostiantynivka.", "Oksana Marchuk"),
        ("Omar Said, 55, told the court that he was innocent.", "Omar Said"),
    ],
)
def test_whoever_has_an_age_is_a_person(model: LanguageModel, text: str, name: str) -> None:
    [doc] = model.parse([text])
    assert (doc.ents[0].text, doc.ents[0].label_) == (name, "PER")
