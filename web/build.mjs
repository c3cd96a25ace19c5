// Bundles the islands into the desk's static folder and draws the outlines: borders without names, disputed ones apart.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { meshArcs } from "topojson-client";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const into = here("../src/twosource/desk/static/built/");
const { areas, pairs } = JSON.parse(readFileSync(here("disputed.json"), "utf8"));
const world = JSON.parse(readFileSync(here("node_modules/world-atlas/countries-50m.json"), "utf8"));

const nameOf = (shape) => shape.properties.name;
const paired = (a, b) =>
  pairs.some((pair) => pair.between.includes(nameOf(a)) && pair.between.includes(nameOf(b)));
const disputed = (a, b) => areas.includes(nameOf(a)) || areas.includes(nameOf(b)) || paired(a, b);

const lines = (test) => meshArcs(world, world.objects.countries, test);
// Arcs are shared: land, coasts and borders together cost no more than one of them.
const outlines = {
  ...world,
  objects: {
    land: world.objects.land,
    coasts: lines((a, b) => a === b),
    borders: lines((a, b) => a !== b && !disputed(a, b)),
    disputed: lines((a, b) => a !== b && disputed(a, b)),
  },
};

mkdirSync(into, { recursive: true });
writeFileSync(`${into}outlines.json`, JSON.stringify(outlines));
await build({
  entryPoints: { desk: here("src/desk.ts"), map: here("src/map.ts") },
  outdir: into,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  loader: { ".png": "dataurl" },
  legalComments: "linked",
  logLevel: "warning",
});
