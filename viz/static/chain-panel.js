"use strict";

// The details of what is selected: made by the server, or kept in the file.

chidao.panel = (() => {
  const { model } = chidao;
  let asked = null;

  const current = () => document.getElementById("panel");

  /** What belongs to the chain of what the panel shows. */
  function litIn(panel) {
    return JSON.parse(panel.dataset.lit);
  }

  function put(found) {
    current().replaceWith(found);
    found.closest(".side").scrollTo({ top: 0 });
    return litIn(found);
  }

  function blank() {
    const panel = current().cloneNode(false);
    panel.hidden = true;
    panel.dataset.sel = "";
    panel.dataset.lit = "[]";
    return panel;
  }

  async function fetched(address) {
    asked?.abort();
    asked = new AbortController();
    const url = new URL(address, location.href);
    url.searchParams.set("part", "panel");
    const answer = await fetch(url, { signal: asked.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("panel");
  }

  /** Show the details of `id`, found at `address`; gives what is lit with it. */
  async function show(id, address) {
    if (!id) {
      asked?.abort();
      return put(blank());
    }
    if (!model.served) {
      const kept = document.querySelector(`template[data-for="${CSS.escape(id)}"]`);
      return put(document.importNode(kept.content, true).querySelector("#panel"));
    }
    return put(document.adoptNode(await fetched(address)));
  }

  return {
    show,
    lit: () => litIn(current()),
    focus: () => current().focus(),
    element: current,
  };
})();
