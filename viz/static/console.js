"use strict";

// Asks without leaving the page: the server makes the results as for a page of its own,
// and they are put in place; the address follows, so that it can be shared.

(() => {
  const LONGEST_ADDRESS = 6000;
  const words = JSON.parse(document.getElementById("words").textContent);
  const form = document.getElementById("ask");
  const [cancel, share, state] = ["cancel", "share", "state"].map((id) =>
    document.getElementById(id),
  );
  const shared = document.getElementById("shared");
  const editor = consolePage.editor.open(() => ask(), words.prefixes);
  const box = () => document.getElementById("results");
  let asking = null;

  // ---- addresses --------------------------------------------------------------

  /** Where a query is asked: in the address, or behind `#` where it is too long. */
  function addressOf(query) {
    const address = new URL(form.action);
    address.searchParams.set("query", query);
    if (address.href.length <= LONGEST_ADDRESS) return address;
    address.searchParams.delete("query");
    address.hash = `query=${encodeURIComponent(query)}`;
    return address;
  }

  function queryInFragment() {
    return new URLSearchParams(location.hash.slice(1)).get("query");
  }

  // ---- asking -----------------------------------------------------------------

  function show(page) {
    const found = page.getElementById("results");
    if (!found) throw new Error("no results");
    box().replaceWith(document.adoptNode(found));
    for (const other of page.querySelectorAll(".switches a[hreflang]")) {
      document.querySelector(`.switches a[hreflang="${other.hreflang}"]`).href =
        other.getAttribute("href");
    }
    settle();
  }

  function settle() {
    consolePage.results.wake(box(), words.offline);
    const line = Number(box().querySelector("[data-line]")?.dataset.line);
    if (line) editor.mark(line);
  }

  function request(address) {
    const headers = { Accept: "text/html" };
    if (!address.hash) return [address, { headers }];
    const body = new URLSearchParams(address.hash.slice(1));
    return [form.action, { headers, method: "POST", body }];
  }

  /** Ask what an address asks, and show what comes; `keep` puts it in the history. */
  async function asked(address, keep) {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const begun = performance.now();
    const tick = setInterval(() => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(0);
      state.textContent = `${words.running} ${seconds} ${words.seconds}`;
    }, 500);
    cancel.disabled = false;
    box().ariaBusy = "true";
    state.textContent = words.running;
    try {
      const [where, how] = request(address);
      const answer = await fetch(where, { ...how, signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (keep) history.pushState(null, "", address);
      show(page);
      state.textContent = "";
      return page;
    } catch (error) {
      if (asking === mine) state.textContent = error.name === "AbortError" ? words.stopped : words.offline;
      return null;
    } finally {
      clearInterval(tick);
      if (asking === mine) {
        asking = null;
        cancel.disabled = true;
        box().ariaBusy = "false";
      }
    }
  }

  function ask() {
    shared.hidden = true;
    choose(null);
    return asked(addressOf(editor.value()), true);
  }

  // ---- what people do -----------------------------------------------------------

  function choose(link) {
    for (const other of document.querySelectorAll(".questions [aria-current]")) {
      other.ariaCurrent = null;
    }
    if (link) link.ariaCurrent = "true";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  cancel.addEventListener("click", () => asking?.abort());
  document.querySelector(".questions").addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link);
    const page = await asked(new URL(link.href), true);
    if (page) editor.set(page.getElementById("query").value);
  });
  share.addEventListener("click", async () => {
    const address = addressOf(editor.value()).href;
    try {
      await navigator.clipboard.writeText(address);
      state.textContent = words.shared;
    } catch {
      shared.hidden = false; // no clipboard without TLS
      const field = shared.querySelector("input");
      field.value = address;
      field.select();
    }
  });
  addEventListener("popstate", async () => {
    const query = queryInFragment() ?? new URL(location).searchParams.get("query");
    if (query !== null) editor.set(query);
    const page = await asked(new URL(location), false);
    if (page && query === null) editor.set(page.getElementById("query").value);
  });

  settle();
  const waiting = queryInFragment();
  if (waiting) {
    editor.set(waiting);
    asked(new URL(location), false);
  }
})();
