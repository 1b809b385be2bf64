"use strict";

// The state is the address: a new state is a page, of which the parts are taken over.

chidao.state = (() => {
  const { model, canvas } = chidao;
  const undo = document.getElementById("undo");
  const redo = document.getElementById("redo");
  const PARTS = ["told", "still", "panel", "ways", "outline", "legend", "choices", "key-list", "save"];
  let at = history.state?.at ?? 0;
  let last = at;
  let asked = null;

  function buttons() {
    if (!undo) return;
    undo.disabled = at === 0;
    redo.disabled = at === last;
  }

  /** Note an address as the next step. */
  function push(address) {
    at += 1;
    last = at;
    history.pushState({ at }, "", address);
    buttons();
  }

  /** The parts of a page that a new drawing brings with it. */
  function takeOver(page) {
    for (const id of PARTS) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (!old || !fresh) continue;
      if (old instanceof HTMLDetailsElement) fresh.open = old.open;
      old.replaceWith(document.adoptNode(fresh));
    }
    document.title = page.title;
    const [old, fresh] = [document, page].map((d) => d.querySelector(".switches a"));
    if (old && fresh) old.href = fresh.href;
    model.load(page);
  }

  /** Draw the chain of an address; gives whether that was possible. */
  async function draw(address) {
    asked?.abort();
    asked = new AbortController();
    document.getElementById("stage").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("chain-data")) {
        location.assign(address); // the page says what is wrong, or lets choose
        return false;
      }
      takeOver(page);
      canvas.draw();
      return true;
    } catch (error) {
      if (error.name !== "AbortError") {
        document.getElementById("live").textContent = model.t("failed");
      }
      return false;
    } finally {
      document.getElementById("stage").removeAttribute("aria-busy");
    }
  }

  /** This page's address with other values in its query. */
  function address(changes) {
    const url = new URL(location.href);
    url.hash = "";
    for (const [name, value] of Object.entries(changes)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    return url.href.replaceAll("%2C", ",");
  }

  function onReturn(show) {
    window.addEventListener("popstate", (event) => {
      at = event.state?.at ?? 0;
      buttons();
      show();
    });
  }

  undo?.addEventListener("click", () => history.back());
  redo?.addEventListener("click", () => history.forward());
  history.replaceState({ at }, "");
  buttons();
  return { push, draw, address, onReturn };
})();
