"""Stories against ECB+ and BASIL, and on desks of constructed events, beside a plain online TF-IDF pass."""
