"""Places against gold and peers: are they seen, and are they put where they are?"""
