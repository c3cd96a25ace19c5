"""A message goes in, an authority's signed word that it was there out (RFC 3161), and back: whether it holds, and when.

The library is Trail of Bits' rfc3161-client: kept up, Apache-2.0, in Rust over the field's X.509 code.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from twosource.errors import ConfigError, FetchFailed, UnreadableInput
from twosource.gather.fetching.fetch import Wire, send
from twosource.gather.fetching.limits import FetchLimits
from twosource.store.clock import write_instant

try:
    import cryptography.x509
    import rfc3161_client
except ModuleNotFoundError:
    rfc3161_client = None  # type: ignore[assignment] # an extra that is missing

ASKED = "application/timestamp-query"
ANSWERED = "application/timestamp-reply"
LIMITS = FetchLimits(max_bytes=200_000, redirects=0)
"""A token with its certificates has 3 to 10 KB."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """An authority's word: the UTC instant, who signed it, and whether a trusted certificate stands behind it."""

    at: str
    by: str
    trusted: bool


def require_library() -> None:
    """Refuse to go on without the library.

    Raises:
        ConfigError: it is not installed.
    """
    if rfc3161_client is None:
        msg = "stamps of an authority need a library; install twosource[timestamps]"
        raise ConfigError(msg)


def ask_authority(message: bytes, server: str, wire: Wire | None = None) -> bytes:
    """Ask the authority at an address that the user named for a stamp on a message; give its token.

    Raises:
        ConfigError: the library is not installed.
        FetchFailed: it does not answer, or not with a stamp on this message.
    """
    require_library()
    builder = rfc3161_client.TimestampRequestBuilder(data=message, hash_algorithm=rfc3161_client.HashAlgorithm.SHA256)
    asked = builder.build()
    headers = (("Content-Type", ASKED), ("Accept", ANSWERED))
    token = send(server, asked.as_bytes(), trusting(server), headers, wire or Wire()).body
    try:
        answer = rfc3161_client.decode_timestamp_response(token)
        granted = rfc3161_client.PKIStatus(answer.status) == rfc3161_client.PKIStatus.GRANTED
        fits = granted and answer.tst_info.nonce == asked.nonce and covers(answer, message)
    except ValueError as error:
        raise FetchFailed(server, "answered with what is no timestamp (RFC 3161)") from error
    if not fits:
        raise FetchFailed(server, "gave no timestamp, or one on something else" if granted else "refused a timestamp")
    return token


def trusting(server: str) -> FetchLimits:
    """Let in the host that the user named, even in their own network."""
    host = urlsplit(server).hostname or ""
    return FetchLimits(LIMITS.max_bytes, LIMITS.seconds, LIMITS.redirects, frozenset({host}))


def check_token(token: bytes, message: bytes, trust: bytes | None, which: str) -> Stamp:
    """Hold a token to its message and, given certificates (PEM), to those; no network.

    Raises:
        ConfigError: the library is not installed.
        UnreadableInput: it is no token, is one on something else, or no trusted certificate stands behind it.
    """
    require_library()
    try:
        answer = rfc3161_client.decode_timestamp_response(token)
        info = answer.tst_info
    except ValueError as error:
        raise UnreadableInput(which, "is no timestamp (RFC 3161)") from error
    if not covers(answer, message):
        raise UnreadableInput(which, "is a timestamp on something else")
    if trust is not None:
        verify(answer, message, trust, which)
    return Stamp(write_instant(info.gen_time), name_signer(answer), trust is not None)


def covers(answer: rfc3161_client.TimeStampResponse, message: bytes) -> bool:
    """Tell whether a token is about the message."""
    digests = {hashlib.sha256(message).digest(), hashlib.sha512(message).digest(), hashlib.sha384(message).digest()}
    return answer.tst_info.message_imprint.message in digests


def verify(answer: rfc3161_client.TimeStampResponse, message: bytes, trust: bytes, which: str) -> None:
    """Hold a token to trusted certificates, as of the moment that it names.

    Raises:
        UnreadableInput: the certificates cannot be read, or none of them stands behind the token.
    """
    try:
        certificates = cryptography.x509.load_pem_x509_certificates(trust)
        roots = [one for one in certificates if one.issuer == one.subject]
        others = [one for one in certificates if one.issuer != one.subject]
        verifier = rfc3161_client.VerifierBuilder(roots=roots, intermediates=others).build()
        verifier.verify_message(answer, message)
    except (ValueError, rfc3161_client.VerificationError) as error:
        reason = " ".join(str(error).split())[:160]
        raise UnreadableInput(which, f"no certificate that you trust stands behind it ({reason})") from error


def name_signer(answer: rfc3161_client.TimeStampResponse) -> str:
    """Give the name in the certificate that signed; the issuer's where the certificate is not sent along."""
    certificates = [cryptography.x509.load_der_x509_certificate(one) for one in answer.signed_data.certificates]
    signer = next(iter(answer.signed_data.signer_infos))
    found = (one.subject for one in certificates if is_of(one, signer))
    return next(found, signer.issuer).rfc4514_string()


def is_of(certificate: cryptography.x509.Certificate, signer: rfc3161_client.SignerInfo) -> bool:
    """Tell whether it is the signer's certificate."""
    return bool(certificate.issuer == signer.issuer and certificate.serial_number == signer.serial_number)
