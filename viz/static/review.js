"use strict";

// The keyboard of a review: j and k walk the items, y, n and e press their buttons.
// Whatever is done is done by the forms of the page.

(() => {
  const items = [...document.querySelectorAll(".item")];
  const help = document.getElementById("help-keys");
  let at = -1;

  function mark(item, on) {
    for (const span of item.closest(".block").querySelectorAll("[data-of]")) {
      if (span.dataset.of.split(" ").includes(item.dataset.key)) {
        span.classList.toggle("here", on);
      }
    }
  }

  function choose(index) {
    if (index < 0 || index >= items.length) {
      return;
    }
    items[index].focus();
  }

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.(".item");
    const index = item ? items.indexOf(item) : -1;
    if (index === at) {
      return;
    }
    if (at >= 0) {
      mark(items[at], false);
    }
    at = index;
    if (at >= 0) {
      mark(items[at], true);
    }
  });

  for (const item of items) {
    item.addEventListener("pointerenter", () => mark(item, true));
    item.addEventListener("pointerleave", () => mark(item, items[at] === item));
  }

  function press(act) {
    const button = items[at]?.querySelector(`[data-act="${act}"]`);
    button?.click();
    if (act === "e") {
      button?.closest("details").querySelector("input:not([type=hidden]), select")?.focus();
    }
  }

  const keys = {
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    y: () => press("y"),
    n: () => press("n"),
    e: () => press("e"),
    u: () => document.querySelector('.done [value="undo"]')?.click(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open) {
      return;
    }
    if (event.key === "Escape") {
      const open = event.target.closest?.("details[open]");
      if (open) {
        open.open = false;
        open.closest(".item")?.focus();
      }
      return;
    }
    if (event.target.matches?.("input, select, textarea")) {
      return;
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.getElementById("keys").addEventListener("click", () => help.showModal());

  // Once sent, a form is not sent again by a second key.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") {
      return;
    }
    if (event.target.dataset.sent) {
      event.preventDefault();
    }
    event.target.dataset.sent = "1";
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
    }
  });

  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target?.matches(".item")) {
    target.focus();
  }
})();
