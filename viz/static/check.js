"use strict";

// What was found is shown first, and can be printed.

(() => {
  document.getElementById("print")?.addEventListener("click", () => print());
  document.getElementById("ket-qua")?.scrollIntoView();
})();
