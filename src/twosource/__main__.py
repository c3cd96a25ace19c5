"""`python -m twosource`: the command line."""

from twosource.cli import main

main()
