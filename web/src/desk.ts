// On every page: countdowns, news of change, keys, and the graph's light. Each page reads whole without it.
import { startCountdowns } from "./countdown";
import { lightGraphs } from "./graph";
import { listenForKeys } from "./keys";
import { followChanges, offerReload } from "./live";

startCountdowns(offerReload);
lightGraphs();
listenForKeys();
followChanges();
for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
