"""Times against gold and peers: are they seen, and do they mean what they mean?"""
