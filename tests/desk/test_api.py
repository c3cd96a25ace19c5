"""The API gives the ledger's own values and describes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    import httpx

    from twosource.store import Case

UNDERSTOOD = {200, 201, 400, 403, 404, 422}
scalars = st.one_of(st.text(max_size=30), st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))


def test_claims_come_with_status_weight_and_deadline(reader: httpx.Client) -> None:
    page = reader.get("/api/v1/claims?deadline=true").json()
    assert (page["total"], page["page"], page["pages"]) == (1, 1, 1)
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
    assert reader.post("/api/v1/claims/claim-bomb/rulings", json=sent | {"kind": "merge"}).status_code == 422


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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_one_that_the_description_knows(
    reader: httpx.Client, data: st.DataObject
) -> None:
    paths: dict[str, Any] = reader.get("/api/openapi.json").json()["paths"]
    path, operations = data.draw(st.sampled_from(sorted(paths.items(), key=lambda one: one[0])))
    method, operation = data.draw(st.sampled_from(sorted(operations.items(), key=lambda one: one[0])))
    query = {}
    for parameter in operation.get("parameters", []):
        drawn = str(data.draw(scalars)).encode("utf-8", "replace").decode()
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", quote(drawn, safe="") or "x")
        elif data.draw(st.booleans()):
            query[parameter["name"]] = drawn
    body = data.draw(st.dictionaries(st.sampled_from(["kind", "reason", "person", "undoes", "else"]), scalars))
    answer = reader.request(method, path, params=query, json=body if method == "post" else None)
    assert answer.status_code in UNDERSTOOD
    assert answer.headers["content-type"].startswith("application/json")
