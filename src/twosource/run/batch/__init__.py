"""Archives go in, Parquet tables of everything read come out: shards by content, a manifest for each, on any engine."""

from twosource.run.batch.job import BatchOptions, BatchReport, list_aside, run_batch

__all__ = ["BatchOptions", "BatchReport", "list_aside", "run_batch"]
