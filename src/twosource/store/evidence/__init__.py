"""Items of a case in, one file out that others can check, replay and read: a WACZ 1.1.1.

https://specs.webrecorder.net/wacz/1.1.1/ : a ZIP with WARC records, a CDXJ index over them, the list of pages, and a
datapackage.json with the digest of each file.
"""

from twosource.store.evidence.writing import write_evidence

__all__ = ["write_evidence"]
