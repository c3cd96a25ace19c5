"""Where a desk may listen, and whose word it takes for who is there."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import httpx
import pytest
import trustme

from tests.desk.access.conftest import form_key
from tests.desk.walk import running
from twosource.desk import Listening, serve
from twosource.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.store import Case


@pytest.mark.parametrize(
    ("listening", "why"),
    [
        (Listening(host="192.0.2.1"), "add accounts first"),
        (Listening(host="0.0.0.0"), "add accounts first"),  # noqa: S104 - what is refused
        (Listening(host="desk.example"), "is no IP address"),
        (Listening(proxies=("127.0.0.1",), proxy_header="x-user"), "accounts that it may name"),
    ],
)
def test_without_accounts_only_this_machine_is_listened_to(case: Case, listening: Listening, why: str) -> None:
    with pytest.raises(UsageError, match=why), serve(case, listening=listening):
        pass


@pytest.mark.parametrize(
    ("listening", "why"),
    [
        (Listening(host="192.0.2.1"), "unencrypted"),
        (Listening(host="0.0.0.0", proxies=("192.0.2.7",)), "say what browsers call"),  # noqa: S104
        (Listening(proxy_header="x-user"), "needs --proxy"),
        (Listening(proxies=("anything",)), "is no IP address"),
    ],
)
def test_with_accounts_others_need_https_or_a_proxy(peopled: Case, listening: Listening, why: str) -> None:
    with pytest.raises(UsageError, match=why), serve(peopled, listening=listening):
        pass


def test_a_proxy_that_is_named_may_say_who_is_there(peopled: Case) -> None:
    behind = Listening(names=("desk.example",), proxies=("127.0.0.1",), proxy_header="X-Auth-User")
    with serve(peopled, settle=None, listening=behind) as serving, running(serving):
        known = {"host": "desk.example"}
        with httpx.Client(base_url=serving.link, headers=known, trust_env=False, timeout=60) as proxy:
            assert "Ada" in proxy.get("/account", headers={"x-auth-user": "ada"}).text
            assert proxy.get("/", headers={"x-auth-user": "nobody here"}).status_code == 303
            assert proxy.get("/").status_code == 303
            assert proxy.get("/accounts", headers={"x-auth-user": "Rita"}).status_code == 403
            page = proxy.get("/claims/claim-ten", headers={"x-auth-user": "Ana"}).text
            key = page.split('name="form" value="', 1)[1].split('"', 1)[0]
            sent = {"form": key, "kind": "confirm", "reason": "Seen."}
            ben = proxy.post("/claims/claim-ten/rulings", data=sent, headers={"x-auth-user": "Ben"})
            assert ben.status_code == 403
            ana = proxy.post("/claims/claim-ten/rulings", data=sent, headers={"x-auth-user": "Ana"})
            assert ana.status_code == 303
    assert [one.person for one in peopled.rulings()] == ["Ana"]


@pytest.mark.parametrize(("proxies", "address"), [(("127.0.0.1",), "198.51.100.7"), ((), "127.0.0.1")])
def test_the_address_that_failed_is_the_one_that_a_trusted_proxy_saw(
    peopled: Case, proxies: tuple[str, ...], address: str
) -> None:
    listening = Listening(proxies=proxies)
    with (
        serve(peopled, settle=None, listening=listening) as serving,
        running(serving),
        httpx.Client(base_url=serving.link, trust_env=False, timeout=60) as browser,
    ):
        browser.headers["x-forwarded-for"] = "203.0.113.1, 198.51.100.7"
        login = browser.get("/login")
        cookie = login.headers["set-cookie"].partition(";")[0]
        sent = {"form": form_key(login.text), "name": "Ada", "password": "not the password"}
        assert browser.post("/login", data=sent, headers={"cookie": cookie}).status_code == 403
    failed = [dict(one.detail) for one in peopled.audit_entries() if one.act == "login-failed"]
    assert failed == [{"address": address}]


@pytest.mark.parametrize(
    "listening",
    [Listening(), Listening(proxies=("192.0.2.7",), proxy_header="x-auth-user"), Listening(proxies=("127.0.0.1",))],
)
def test_nobody_else_may_say_who_they_are(peopled: Case, listening: Listening) -> None:
    with (
        serve(peopled, settle=None, listening=listening) as serving,
        running(serving),
        httpx.Client(base_url=serving.link, trust_env=False, timeout=60) as liar,
    ):
        for header in ("x-auth-user", "x-forwarded-user", "remote-user"):
            answer = liar.get("/", headers={header: "Ada"})
            assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def test_https_sets_cookies_that_go_by_https_alone(peopled: Case, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    certificate, key, trusted = tmp_path / "cert.pem", tmp_path / "key.pem", tmp_path / "ca.pem"
    issued.private_key_pem.write_to_path(key)
    for number, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(certificate, append=number > 0)
    authority.cert_pem.write_to_path(trusted)
    listening = Listening(certificate=certificate, key=key)
    with serve(peopled, settle=None, listening=listening) as serving, running(serving):
        assert serving.link.startswith("https://")
        known = ssl.create_default_context(cafile=str(trusted))
        with httpx.Client(base_url=serving.link, verify=known, trust_env=False, timeout=60) as browser:
            login = browser.get("/login")
            assert "Secure" in login.headers["set-cookie"]
            assert login.headers["strict-transport-security"] == "max-age=31536000"
    with (
        pytest.raises(UsageError, match="belong together"),
        serve(peopled, listening=Listening(certificate=trusted, key=trusted)),
    ):
        pass
