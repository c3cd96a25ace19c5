"""Who works at the desk: accounts, passwords, sessions, tokens; a visitor comes in, what they may comes out."""
