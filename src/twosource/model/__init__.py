"""The words of Twosource as frozen values: no I/O, no opinion, no import but of the standard library."""
