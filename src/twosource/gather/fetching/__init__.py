"""From an address to captured bytes: http(s) only, public addresses only, everything bounded."""
