"""Corpora are read word by word, with every label some corpus gives."""

from pathlib import Path

from training.corpora import read_conllu
from training.facts import add_facts
from training.labels import collect_labels
from training.names import add_gum, add_uner, read_tweets

CONSTRUCTED = """# constructed for this test
# newdoc id = one
# sent_id = one-1
# newpar
# text = Mira can't leave Tavash.
1\tMira\tMira\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-person-new-s-cf1-1-coref-Mira_Olen)
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5\tTavash\tTavash\tPROPN\tNNP\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No|Entity=(2-place-new-s-cf2-1-sgl-Tavash)
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# text = She stayed
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv-s-cf1-1-ana-Mira_Olen)
2\tstayed\tstay\tVERB\tVBD\t_\t0\troot\t_\t_
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_words_of_one_token_are_glued_and_empty_nodes_left_out(tmp_path: Path) -> None:
    [document] = read_conllu(write(tmp_path / "a.conllu", CONSTRUCTED), "news")
    first, second = document.sentences
    assert first.text == "Mira can't leave Tavash."
    assert [word.form for word in first.words] == ["Mira", "ca", "n't", "leave", "Tavash", "."]
    assert (first.opens_paragraph, second.opens_paragraph) == (True, False)


def test_of_mentions_only_proper_names_become_names(tmp_path: Path) -> None:
    [document] = read_conllu(write(tmp_path / "a.conllu", CONSTRUCTED), "news")
    first, second = add_gum(document).sentences
    assert [word.name for word in first.words] == ["B-PER", "?", "?", "?", "B-LOC", "?"]
    assert [word.name for word in second.words] == ["?", "?"]


def test_names_of_another_file_are_matched_by_their_letters(tmp_path: Path) -> None:
    documents = list(read_conllu(write(tmp_path / "a.conllu", CONSTRUCTED), "ewt"))
    row = (
        '{"id": "one-1", "text": "Mira  can\'t leave Tavash.", "entities": [{"start": 18, "end": 24, "label": "LOC"}]}'
    )
    [document] = add_uner(documents, write(tmp_path / "uner.jsonl", row))
    assert [word.name for word in document.sentences[0].words] == ["O", "O", "O", "O", "B-LOC", "O"]
    assert document.sentences[1].words[0].name is None


def test_events_are_matched_by_their_letters(tmp_path: Path) -> None:
    documents = list(read_conllu(write(tmp_path / "a.conllu", CONSTRUCTED), "ewt"))
    row = '{"text": "Mira ca n\'t leave Tavash .", "events": [{"start": 12, "end": 17, "value": -2.5}]}'
    [document] = add_facts(documents, write(tmp_path / "facts.jsonl", row))
    assert [word.factuality for word in document.sentences[0].words] == [None, None, None, -2.5, None, None]
    assert [word.event for word in document.sentences[0].words] == [False, False, False, True, False, False]
    assert document.sentences[1].words[1].event is None


def test_a_tweets_handle_is_one_word(tmp_path: Path) -> None:
    row = (
        '{"id": "t", "text": "RT @ desk_x : # Tavash fell", "entities": [{"start": 3, "end": 4, "label": "PER"},'
        ' {"start": 5, "end": 11, "label": "PER"}, {"start": 16, "end": 22, "label": "LOC"}],'
        ' "tokens": [[0, 2], [3, 4], [5, 11], [12, 13], [14, 15], [16, 22], [23, 27]]}'
    )
    [document] = read_tweets(write(tmp_path / "tweets.jsonl", row))
    assert document.sentences[0].text == "RT @desk_x: #Tavash fell"
    assert [word.name for word in document.sentences[0].words] == ["?", "B-PER", "?", "?", "B-LOC", "?"]


def test_labels_come_most_frequent_first(tmp_path: Path) -> None:
    labels = collect_labels(read_conllu(write(tmp_path / "a.conllu", CONSTRUCTED), "news"))
    assert labels["deprel"][0] in {"nsubj", "root"}
    assert labels["names"][0] == "O"
    assert labels["feats"] == [""]
