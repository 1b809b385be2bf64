"use strict";

// Light or dark: as the system has it, or as the reader chose it, which is remembered.
// It runs before anything is drawn, so that no page flashes.

(() => {
  const key = "chidao-theme";
  const dark = document.getElementById("dark");
  const system = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

  const isDark = () => (stored() ?? (system.matches ? "dark" : "light")) === "dark";

  function apply() {
    const chosen = stored();
    dark.media = chosen ? (chosen === "dark" ? "all" : "not all") : "(prefers-color-scheme: dark)";
    const button = document.getElementById("theme");
    button?.setAttribute("aria-pressed", String(isDark()));
    document.dispatchEvent(new Event("themechange"));
  }

  apply();
  document.documentElement.classList.add("script");
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.hidden = false;
    apply();
    button.addEventListener("click", () => {
      try {
        localStorage.setItem(key, isDark() ? "light" : "dark");
      } catch {
        return;
      }
      apply();
    });
  });
})();
