"""Constructed events whose posts are labelled with claims and origins, and what is learnt from them."""
