"""Count in how many constructed posts each stem stands: the table behind `twosource.relate.text.commonness`.

    python -m training.claims.count_words > src/twosource/relate/posts.txt

Only stems of several events are kept: what one event alone tells of is its own, and names nobody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from training.claims.posts import load_training
from twosource.relate.stories.wording import word_post

LEAST = 3
"""A stem of fewer events is left out."""


def main() -> None:
    """Print `posts<TAB>number`, then `stem<TAB>number`, most frequent first."""
    counts: Counter[str] = Counter()
    events: dict[str, set[str]] = defaultdict(set)
    posts = 0
    for event, gold in load_training().items():
        for reading in gold.readings():
            posts += 1
            for stem in word_post(reading).said:
                counts[stem] += 1
                events[stem].add(event)
    print(f"# posts\t{posts}")
    for stem, number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if len(events[stem]) >= LEAST:
            print(f"{stem}\t{number}")


if __name__ == "__main__":
    main()
