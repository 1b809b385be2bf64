"use strict";

// A button with data-copy puts what stands in the field of that id on the clipboard, and
// says so. Without a secure address (https) browsers have no clipboard but the old command;
// where that fails too, the field is selected, to be copied by hand.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) {
        return;
      }
    }
    button.textContent = button.dataset.copied;
    button.setAttribute("role", "status");
  });
}
