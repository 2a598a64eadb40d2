// The desk's own small helpers. Every page works without them.
"use strict";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// Keys ---------------------------------------------------------------------------------------
const keys = $("#keys");
const shown = $("[data-keys]");
if (shown && keys) {
  shown.hidden = false;
  shown.addEventListener("click", () => keys.showModal());
}

const target = (item) => item.querySelector("a, button, summary") || item;

function step(by) {
  const items = $$("[data-item]").filter((item) => item.offsetParent !== null);
  if (!items.length) return;
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, now + by));
  target(items[next]).focus();
  items[next].scrollIntoView({ block: "nearest" });
}

let waiting = "";
const going = { s: "/", j: "/judgements", r: "/runs", p: "/speakers", a: "/add" };

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (at.matches("input:not([type=checkbox]), textarea, select") || keys.open) return;
  const key = event.key;
  if (waiting === "g" && going[key]) {
    waiting = "";
    location.assign(going[key]);
    return;
  }
  waiting = key === "g" ? "g" : "";
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "/") $("#q").focus();
  else if (key === "?") keys.showModal();
  else if (key === "e" && $("#wording")) $("#wording").click();
  else return;
  event.preventDefault();
});

// The picture of the descent -----------------------------------------------------------------
// A line of it leads to its row in the table: the row's evidence opens, and the line is marked.
function openEdge() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("edge-")) return;
  const row = document.getElementById(id);
  if (!row) return;
  for (const one of $$("details", row)) one.open = true;
  for (const one of $$(".timeline .edge")) {
    one.classList.toggle("chosen", decodeURIComponent(one.hash || one.getAttribute("href") || "") === `#${id}`);
  }
}
addEventListener("hashchange", openEdge);
openEdge();

// A row of the table marks its line while the pointer or the focus is in it.
for (const row of $$(".edges tr[id]")) {
  const edge = $$(".timeline .edge").find((one) => one.getAttribute("href") === `#${row.id}`);
  if (!edge) continue;
  for (const [name, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    row.addEventListener(name, () => edge.classList.toggle("near", on));
  }
}

// A link to what lies in something folded opens it.
function unfold() {
  const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let one = at && at.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// Long work ----------------------------------------------------------------------------------
const job = $("#job");
if (job && !("over" in job.dataset)) {
  const events = new EventSource(job.dataset.events);
  events.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    const said = $("#job-said");
    said.textContent = state.said;
    const progress = $("#job-progress");
    if (state.total) {
      progress.max = state.total;
      progress.value = state.done;
    }
    if (!state.is_over) return;
    events.close();
    progress.remove();
    const next = $("#job-next");
    next.textContent = "Go on";
    next.focus();
    said.classList.toggle("complaint", state.is_failed);
  });
}
