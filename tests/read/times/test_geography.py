"""A point's zone is that of its country whose own place lies nearest."""

from __future__ import annotations

import pytest

from twosource.read.times.geography import zone_of_point


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
