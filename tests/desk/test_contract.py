"""Requests made out of the API's own description: whatever is sent, answers are as described and nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from tests.desk.conftest import TOKEN
from twosource.desk.access.doors import make_door
from twosource.desk.app import make_app
from twosource.desk.keys import Keys
from twosource.desk.service import Desk

if TYPE_CHECKING:
    from schemathesis import Case as Request

    from twosource.store import Case

PORT = 8400
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "positive_data_acceptance",
    "negative_data_rejection",
)
EACH = 12
"""Requests for each route: enough to meet every parameter's edges, few enough for seconds."""
SETTINGS = settings(
    max_examples=EACH,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
ACCEPTED = ["2xx", "304", "400", "403", "404", "422"]
"""400 and 404 too: no generated id is one of this case's, and no generated words name a place in it."""


HEADERS = {"authorization": f"Bearer {TOKEN}", "host": f"127.0.0.1:{PORT}"}


def describe(desk: Desk) -> Any:  # noqa: ANN401 - schemathesis' own kind
    """The desk's API as its description has it."""
    app = make_app(desk, make_door(Keys(TOKEN), PORT))
    checks = {"checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}}}
    config = schemathesis.Config.from_dict(checks)
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, config=config, headers=HEADERS)


OPERATIONS = (
    "GET /api/v1/claims",
    "GET /api/v1/stories",
    "GET /api/v1/sources",
    "GET /api/v1/search",
    "GET /api/v1/audit",
    "GET /api/v1/claims/{claim_id}",
    "GET /api/v1/stories/{story_id}",
    "GET /api/v1/items/{item_id}",
    "GET /api/v1/items/{item_id}/reading",
    "POST /api/v1/claims/{claim_id}/rulings",
)


def test_every_operation_is_asked(case: Case) -> None:
    described = {result.ok().label for result in describe(Desk(case)).get_all_operations()}
    assert set(OPERATIONS) <= described


@pytest.mark.parametrize("label", OPERATIONS)
def test_answers_are_as_described(case: Case, label: str) -> None:
    load_all_checks()
    checks: list[Any] = [CHECKS.get_one(name) for name in CHECKED]
    operation = describe(Desk(case)).find_operation_by_label(label)

    @SETTINGS
    @given(request=operation.as_strategy())
    def ask(request: Request[Any]) -> None:
        request.call_and_validate(headers=HEADERS, checks=checks)

    ask()
