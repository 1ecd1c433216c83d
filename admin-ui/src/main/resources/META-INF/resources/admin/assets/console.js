// Everything here is a convenience: every page works without it.
document.documentElement.classList.add("js");

// Times in the operator's own zone; the footer's button brings UTC back.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const local = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });
let utc = localStorage.getItem("times") === "utc" || zone === "UTC";

function tellTimes() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const text = at.toISOString().slice(0, 19).replace("T", " ");
    if (time.title === "" && time.textContent === text) time.title = text + " UTC";
    if (time.title === text + " UTC") time.textContent = utc ? text : local.format(at);
  }
  const says = document.getElementById("zone");
  if (says && zone !== "UTC") {
    says.querySelector("span").textContent = "Times are " + (utc ? "UTC." : zone + ".");
    const button = says.querySelector("button");
    button.hidden = false;
    button.textContent = utc ? "Show " + zone : "Show UTC";
  }
}

document.querySelector("#zone button")?.addEventListener("click", () => {
  utc = !utc;
  localStorage.setItem("times", utc ? "utc" : "local");
  tellTimes();
  dispatchEvent(new Event("resize")); // charts name their steps by these times
});
document.body.addEventListener("htmx:afterSettle", tellTimes);
tellTimes();

// An act that is under way says so, until the next page is there; pressing again would do nothing more.
document.addEventListener("submit", ({ target: form, submitter: button }) => {
  if (form.method !== "post" || !button) return;
  form.setAttribute("aria-busy", "true");
  setTimeout(() => (button.disabled = true)); // only after it was sent: a disabled button's address isn't
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
    form.querySelectorAll("button").forEach((button) => (button.disabled = false));
  }
});

// A session that ended while the page lay open: the answer is the login page, which is no part of this one.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const asked = new URL(event.detail.pathInfo.requestPath, location).pathname;
  if (new URL(event.detail.xhr.responseURL).pathname !== asked) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

// Figures that somebody has opened, or walks through by keyboard, stay as they are: new ones would close them and lose the place.
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "figures" && detail.target.querySelector("details[open], :focus-visible")) detail.shouldSwap = false;
});
