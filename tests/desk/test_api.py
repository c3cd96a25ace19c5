"""The API gives the ledger's own values and describes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case


def test_claims_come_with_status_weight_and_deadline(reader: httpx.Client) -> None:
    page = reader.get("/api/v1/claims?deadline=true").json()
    assert (page["total"], page["next"]) == (1, None)
    card = page["shown"][0]
    assert card["status"]["key"] == "single-source"
    assert card["lapse"]["latest"] == "2024-05-14T16:00:00Z"


def test_one_claim_comes_with_all_that_stands_behind_it(reader: httpx.Client) -> None:
    claim = reader.get("/api/v1/claims/claim-advance").json()
    assert (claim["origins"], claim["origins_upper"]) == (1, 3)
    assert [edge["q"] for edge in claim["edges"]] == [1.0, 0.4]
    assert [change["status"] for change in claim["history"]] == ["single-source"]


def test_a_program_rules_with_name_and_reason(reader: httpx.Client, case: Case) -> None:
    sent = {"kind": "refute", "reason": "The bridge stands.", "person": "Ada"}
    assert reader.post("/api/v1/claims/claim-bomb/rulings", json=sent).status_code == 201
    assert [(one.kind, one.person) for one in case.rulings("claim-bomb")] == [("refute", "Ada")]
    assert reader.post("/api/v1/claims/no/rulings", json=sent).status_code == 400
    assert reader.post("/api/v1/claims/claim-bomb/rulings", json=sent | {"kind": "crown"}).status_code == 422
    assert reader.post("/api/v1/claims/claim-bomb/rulings", json=sent | {"kind": "merge"}).status_code == 400


def test_a_program_puts_right_what_was_read(reader: httpx.Client, case: Case) -> None:
    sent = {"kind": "merge", "into": "claim-twelve", "reason": "The same.", "person": "Ada"}
    made = reader.post("/api/v1/claims/claim-ten/rulings", json=sent).json()
    assert made["detail"]["into"] == "claim-twelve"
    assert reader.get("/api/v1/claims/claim-ten").json()["became"] == "claim-twelve"
    assert [one.id for one in case.rulings("claim-ten")] == [made["id"]]
    rulings = reader.get("/api/v1/claims/claim-twelve").json()["rulings"]
    assert [one["id"] for one in rulings] == [made["id"]]


def test_a_list_is_walked_by_its_cursor(reader: httpx.Client) -> None:
    whole = [one["id"] for one in reader.get("/api/v1/claims?limit=200").json()["shown"]]
    walked, cursor = [], None
    while True:
        page = reader.get("/api/v1/claims", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        walked += [one["id"] for one in page["shown"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert walked == whole
    assert len(whole) == len(set(whole)) == page["total"]
    assert reader.get("/api/v1/claims?cursor=x").status_code == 400


def test_what_has_not_changed_is_not_sent_again(reader: httpx.Client, case: Case) -> None:
    first = reader.get("/api/v1/claims/claim-bomb")
    again = reader.get("/api/v1/claims/claim-bomb", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    case.acting_as("Ada").add_ruling("claim-bomb", "confirm", "Seen.")
    changed = reader.get("/api/v1/claims/claim-bomb", headers={"if-none-match": first.headers["etag"]})
    assert (changed.status_code, changed.headers["etag"] != first.headers["etag"]) == (200, True)


def test_a_reading_is_given_as_the_reader_prints_it(reader: httpx.Client) -> None:
    reading = reader.get("/api/v1/items/advance/reading").json()
    statement = reading["statements"][0]
    start, end = statement["content"][0]
    assert reading["text"][start:end] == "The Fjord Guard are on their way to attack Narsaq"
    assert reading["deadlines"][0]["due"] == ["2024-05-14T12:00:00Z", "2024-05-14T16:00:00Z"]


def test_the_log_and_search_are_there_too(reader: httpx.Client) -> None:
    assert reader.get("/api/v1/audit?limit=1").json()[0]["number"] == 1
    assert reader.get("/api/v1/search?q=bodies").json()[0]["item"] in {"hospital", "ferry", "ferry-copy"}
    assert reader.get("/api/v1/claims/no").status_code == 404


def test_the_description_is_openapi_and_names_every_route(reader: httpx.Client) -> None:
    schema = reader.get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    for path, operations in schema["paths"].items():
        assert path.startswith("/api/v1/")
        assert all(operation["summary"] for operation in operations.values())
