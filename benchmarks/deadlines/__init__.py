"""Deadlines against gold: are they seen, and do they run out when they do?"""
