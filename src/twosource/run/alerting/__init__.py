"""What happened to claims, which alerts tell it, and when a message goes: pure decisions, no network and no store."""
