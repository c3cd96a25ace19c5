// Keys for people in a hurry: / searches, g then a letter goes somewhere, j and k step through what the page lists.

const PLACES: Readonly<Record<string, string>> = { n: "/", s: "/stories", o: "/sources", c: "/claims", d: "/deadlines", a: "/audit" };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}

function step(by: number): void {
  const stops = [...document.querySelectorAll<HTMLElement>("[data-stop]")];
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by];
  const link = next?.querySelector<HTMLElement>("a, button") ?? next;
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Listens for the keys; none is taken while somebody types or holds a modifier. */
export function listenForKeys(): void {
  let going = false;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const place = going ? PLACES[event.key] : undefined;
    going = event.key === "g";
    if (place !== undefined) location.assign(place);
    else if (event.key === "/") document.querySelector<HTMLInputElement>("#search")?.focus();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });
}
