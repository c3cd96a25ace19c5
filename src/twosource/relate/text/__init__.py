"""The words of a text as relating weighs them: tokens, rarity, bags and postings."""
