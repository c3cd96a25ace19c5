// Lights up, in the drawn provenance, everything that a node rests on and everything that rests on it.

/** Gives the nodes reachable from `start` along `links` (from, to), forward or backward. */
export function reach(start: string, links: readonly (readonly [string, string])[], forward: boolean): Set<string> {
  const found = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const [from, to] of links) {
      const next = forward ? (from === node ? to : null) : to === node ? from : null;
      if (next === null || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

function light(graph: SVGElement, lines: readonly SVGElement[], node: string | null): void {
  const links = lines.map((line) => [line.dataset["from"] ?? "", line.dataset["to"] ?? ""] as const);
  const lit = node === null ? null : new Set([...reach(node, links, true), ...reach(node, links, false)]);
  graph.classList.toggle("is-lit", lit !== null);
  for (const part of graph.querySelectorAll<SVGElement>("[data-node]")) {
    part.classList.toggle("lit", lit?.has(part.dataset["node"] ?? "") ?? false);
  }
  lines.forEach((line, at) => {
    const [from, to] = links[at] ?? ["", ""];
    line.classList.toggle("lit", lit !== null && lit.has(from) && lit.has(to));
  });
}

/** Makes each graph of the page answer to the pointer and to the keyboard's focus. */
export function lightGraphs(): void {
  for (const graph of document.querySelectorAll<SVGElement>("svg.provenance")) {
    const lines = [...graph.querySelectorAll<SVGElement>("[data-from]")];
    for (const node of graph.querySelectorAll<SVGElement>("[data-node]")) {
      const on = (): void => light(graph, lines, node.dataset["node"] ?? null);
      const off = (): void => light(graph, lines, null);
      node.addEventListener("pointerenter", on);
      node.addEventListener("pointerleave", off);
      node.addEventListener("focusin", on);
      node.addEventListener("focusout", off);
    }
  }
}
