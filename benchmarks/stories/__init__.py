"""Stories against ECB+ and BASIL, beside a plain online TF-IDF pass."""
