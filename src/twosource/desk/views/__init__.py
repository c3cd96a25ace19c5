"""What the pages show, as frozen values made of ledger and readings; templates print them and decide nothing."""
