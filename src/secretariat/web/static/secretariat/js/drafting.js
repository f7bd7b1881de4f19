// Inserting a citation where the cursor stands. Without scripts it is copied by hand.
"use strict";

function offerInserting(root) {
  const text = document.getElementById("text");
  if (!text || text.readOnly) return;
  root.querySelectorAll("[data-insert]").forEach((button) => { button.hidden = false; });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  const text = document.getElementById("text");
  text.focus();
  text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("htmx:afterSwap", (event) => offerInserting(event.target));
offerInserting(document);
