"""What leaves the desk: claims as the ledger holds them go in, files of the field's formats come out, places coarsened.

`release.py` is the gate that every format goes through; `forms.py` names the formats.
"""
