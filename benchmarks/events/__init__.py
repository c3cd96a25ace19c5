"""Measures events and realis on PLV, IndiaPoliceEvents, MUC-4 and cameo_ner, beside plain baselines."""
