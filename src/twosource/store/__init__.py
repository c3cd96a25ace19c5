"""The only room that speaks SQL: cases on SQLite or PostgreSQL, captures, and the audit log."""
