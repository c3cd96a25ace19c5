// Draws a page's places on outlines that ship with the desk: how surely a place is known is drawn as an area.
import * as L from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiLineString, Topology } from "topojson-specification";

interface Spot {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly radius_km: number;
  readonly words: string;
  readonly href: string | null;
  readonly kind: "place" | "context";
}

type Lines = Record<"coasts" | "borders" | "disputed", MultiLineString>;
type Outlines = Topology<Lines & { land: GeometryCollection }>;

// Below this an area is smaller than its own outline, and the dot alone says "here".
const POINT_KM = 2;
const HALF_WORLD_KM = 5000;
// Outlines at 1:50 million say nothing closer than this; the buttons still go nearer.
const CONTEXT_ZOOM = 7;
const MOST_NAMES = 4;
const LOCAL_KM = 300;
const NEAR_KM = 1500;

/** Builds a label of text nodes alone: names come out of collected text and are never markup. */
function label(spot: Spot): HTMLElement {
  const box = document.createElement("div");
  const name = document.createElement("bdi");
  name.textContent = spot.name;
  box.append(name, document.createElement("br"), spot.words);
  return box;
}

function nameOf(spot: Spot): HTMLElement {
  const name = document.createElement("bdi");
  name.textContent = spot.name;
  return name;
}

function drawSpot(map: L.Map, spot: Spot, named: boolean): L.LatLngBounds {
  const centre = L.latLng(spot.lat, spot.lon);
  const radius = Math.min(Math.max(spot.radius_km, POINT_KM), HALF_WORLD_KM) * 1000;
  const area = L.circle(centre, { radius, className: "map-area", weight: 1.5, dashArray: "5 4" }).addTo(map);
  const dot = L.circleMarker(centre, { radius: 5, className: "map-dot", weight: 2 }).addTo(map);
  dot.bindTooltip(label(spot), { direction: "top" });
  if (named) area.bindTooltip(nameOf(spot), { permanent: true, direction: "right", className: "map-place-name", offset: [6, 0] });
  const link = spot.href;
  if (link !== null) dot.on("click", () => location.assign(link));
  return area.getBounds();
}

function drawTown(map: L.Map, spot: Spot): void {
  L.circleMarker([spot.lat, spot.lon], { radius: 2, className: "map-town", weight: 1, interactive: false })
    .bindTooltip(nameOf(spot), { permanent: true, direction: "right", className: "map-town-name", offset: [2, 0] })
    .addTo(map);
}

/** Carries a line that jumps over the 180th meridian on beyond it, instead of back across the whole map. */
function unwrap(line: readonly number[][]): L.LatLngTuple[] {
  let turn = 0;
  let before: number | undefined;
  return line.map(([lon = 0, lat = 0]) => {
    if (before !== undefined && Math.abs(lon - before) > 180) turn += lon < before ? 360 : -360;
    before = lon;
    return [lat, lon + turn];
  });
}

function drawOutlines(map: L.Map, outlines: Outlines): void {
  for (const name of ["disputed", "borders", "coasts"] as const) {
    const style = { className: `map-${name}`, weight: 1, interactive: false };
    L.polyline(feature(outlines, outlines.objects[name]).geometry.coordinates.map(unwrap), style).addTo(map).bringToBack();
  }
  for (const land of feature(outlines, outlines.objects.land).features) {
    const parts = land.geometry.type === "MultiPolygon" ? land.geometry.coordinates : [];
    const rings = parts.map((part) => part.map(unwrap));
    L.polygon(rings, { className: "map-land", weight: 0, interactive: false }).addTo(map).bringToBack();
  }
}

/** Chooses what the map opens on: the small places around the one named most; the others are a drag away. */
function chooseView(spots: readonly Spot[]): readonly Spot[] {
  const local = spots.filter((spot) => spot.radius_km < LOCAL_KM);
  const first = local[0];
  if (first === undefined) return spots;
  const centre = L.latLng(first.lat, first.lon);
  return local.filter((spot) => centre.distanceTo([spot.lat, spot.lon]) < NEAR_KM * 1000);
}

async function openMap(box: HTMLElement): Promise<void> {
  const spots = JSON.parse(box.dataset["places"] ?? "[]") as Spot[];
  const map = L.map(box, { attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 12, zoomSnap: 0.25 });
  const drawn = spots.filter((spot) => spot.kind === "place");
  map.setView([0, 0], 1);
  const areas = new Map(drawn.map((spot, rank) => [spot, drawSpot(map, spot, rank < MOST_NAMES)]));
  const seen = chooseView(drawn).reduce((all, spot) => all.extend(areas.get(spot) ?? []), L.latLngBounds([]));
  if (seen.isValid()) map.fitBounds(seen, { padding: [24, 24], maxZoom: CONTEXT_ZOOM, animate: false });
  for (const spot of spots) if (spot.kind === "context") drawTown(map, spot);
  L.control.scale({ imperial: false }).addTo(map);
  const answer = await fetch("/static/built/outlines.json");
  drawOutlines(map, (await answer.json()) as Outlines);
}

for (const box of document.querySelectorAll<HTMLElement>("[data-places]")) {
  box.hidden = false;
  void openMap(box);
}
