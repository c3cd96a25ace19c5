// Keeps every `<time data-due>` on the page saying how long is left; the server has already written the first value.

const UNITS: readonly [number, string][] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
];

/** Says a length of time by its two largest units ("3 h 12 min"), seconds alone in the last minute. */
export function sayDuration(seconds: number): string {
  const parts: string[] = [];
  let left = Math.floor(seconds);
  for (const [size, unit] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 || parts.length > 0) parts.push(`${count} ${unit}`);
    if (parts.length === 2) return parts.join(" ");
  }
  return parts.length > 0 ? parts.join(" ") : `${left} s`;
}

/** Ticks once a second; `onTurn` is called once when a deadline's end passes, since the server's sentence is then old. */
export function startCountdowns(onTurn: () => void): void {
  const clocks = [...document.querySelectorAll<HTMLTimeElement>("time[data-due]")];
  const ahead = clocks.filter((clock) => Date.parse(clock.dateTime) > Date.now());
  if (ahead.length === 0) return;
  const ticking = setInterval(() => {
    for (const clock of ahead) {
      const left = (Date.parse(clock.dateTime) - Date.now()) / 1000;
      clock.textContent = sayDuration(Math.max(left, 0));
      if (left > 0) continue;
      clearInterval(ticking);
      onTurn();
      return;
    }
  }, 1000);
}
