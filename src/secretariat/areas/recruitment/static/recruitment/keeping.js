// Keeps what a candidate types while she goes on typing. Without this file it is kept with every
// press of a button.
"use strict";

(() => {
  const form = document.querySelector("form[data-kept]");
  const told = document.getElementById("kept");
  const QUIET = 20_000; // milliseconds: many write from one place, which may save so often a minute
  let due = 0;
  let underWay = null;

  async function keep() {
    due = 0;
    const typed = new FormData(form);
    typed.delete("file");
    typed.set("deed", "quietly");
    // As plain fields: quicker to read than parts are, where many save at once.
    const body = new URLSearchParams(typed);
    const keepalive = body.toString().length < 60_000; // the most that outlives its page
    underWay = fetch(form.action, { method: "POST", body, keepalive });
    try {
      told.textContent = (await underWay).status === 204 ? form.dataset.kept : "";
    } catch {
      told.textContent = "";
    }
    underWay = null;
  }

  form.addEventListener("input", () => {
    due ||= setTimeout(keep, QUIET);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden || !due) return;
    clearTimeout(due);
    keep();
  });
  // A button waits for what is under way: else older words could arrive after newer ones.
  form.addEventListener("submit", (event) => {
    clearTimeout(due);
    due = 0;
    if (!underWay) return;
    event.preventDefault();
    const again = () => form.requestSubmit(event.submitter);
    underWay.then(again, again);
  });
})();
