"""What leaves this machine by itself, on somebody's rule: JSON to a web address, and mail."""

from twosource.gather.sending.mail import check_recipient, check_server, send_mail
from twosource.gather.sending.outcome import Outside, Sent
from twosource.gather.sending.webhook import check_target, post_json, sign, verify

__all__ = [
    "Outside",
    "Sent",
    "check_recipient",
    "check_server",
    "check_target",
    "post_json",
    "send_mail",
    "sign",
    "verify",
]
