"""A point's zone is that of its country whose own place lies nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.model.item import Item
from twosource.read.times.geography import zone_of_point

if TYPE_CHECKING:
    from twosource.read.reader import Reader


@pytest.mark.parametrize(
    ("country", "lat", "lon", "zone"),
    [
        ("CD", -1.19, 29.45, "Africa/Lubumbashi"),
        ("CD", -4.3, 15.3, "Africa/Kinshasa"),
        ("RU", 55.0, 82.9, "Asia/Novosibirsk"),
        ("UA", 46.6, 35.4, "Europe/Kyiv"),
        ("AF", 35.0, 69.0, "Asia/Kabul"),
        ("AF", None, None, "Asia/Kabul"),
        ("US", None, None, None),
        ("XX", 0.0, 0.0, None),
        (None, 0.0, 0.0, None),
    ],
)
def test_a_point_has_the_zone_of_its_country(
    country: str | None, lat: float | None, lon: float | None, zone: str | None
) -> None:
    assert zone_of_point(country, lat, lon) == zone


def test_a_mission_of_all_nations_puts_no_text_on_its_clock(reader: Reader) -> None:
    text = "Prisoners must be freed by noon on Thursday, the front said. The United Nations mission urged calm."
    (reading,) = reader.read([Item("x", "article", text, "", published="2024-05-15")])
    (noon,) = (one for one in reading.times if text[one.start : one.end].startswith("noon"))
    assert (noon.earliest, noon.latest) == ("2024-05-15T22:00:00Z", "2024-05-17T00:00:00Z")
