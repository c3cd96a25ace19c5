// Hears from the desk that the case has changed and says so in a bar; nothing moves under the reader's eyes.

/** Shows the bar that offers to load the page anew. */
export function offerReload(): void {
  const bar = document.getElementById("changed");
  if (bar instanceof HTMLElement) bar.hidden = false;
}

/** Listens to the desk's events; the browser itself reconnects when the desk was restarted. */
export function followChanges(): void {
  const seen = document.body.dataset["head"];
  if (seen === undefined) return;
  const listen = (): EventSource => {
    const events = new EventSource("/events");
    events.addEventListener("head", (event: MessageEvent<string>) => {
      if (event.data !== seen) offerReload();
    });
    return events;
  };
  let open: EventSource | null = null;
  // A browser holds six connections to one host: hidden pages give theirs back.
  const follow = (): void => {
    open?.close();
    open = document.visibilityState === "visible" ? listen() : null;
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => open?.close());
  follow();
}
