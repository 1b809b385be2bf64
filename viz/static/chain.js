"use strict";

// Ties model, canvas, panel, state and search together.

(() => {
  const { model, canvas, panel, state } = chidao;
  const { t } = model;
  const map = document.getElementById("map");
  const live = document.getElementById("live");
  const zoomed = document.getElementById("zoomed");
  const fit = document.getElementById("fit");
  const phone = matchMedia("(max-width: 699.9px)");
  let selected = model.data.selected;
  let picking = null;

  // ---- selection ----------------------------------------------------------------

  function announcement() {
    const node = model.node(selected);
    if (!node) return model.edge(selected)?.tip ?? t("cleared");
    const count = (way) => model.edgesOf(selected, way).length;
    return t("selected", { name: node.name, up: count("up"), down: count("down") });
  }

  function markInOutline() {
    for (const item of document.querySelectorAll("#outline [aria-current]")) {
      item.removeAttribute("aria-current");
    }
    document.getElementById(`n-${selected}`)?.setAttribute("aria-current", "true");
  }

  /** Show what is selected; its details come from the address, its chain with them. */
  async function show() {
    canvas.select(selected, null);
    try {
      const lit = await panel.show(selected, location.href);
      canvas.select(selected, lit);
    } catch (error) {
      if (error.name === "AbortError") return;
      live.textContent = t("failed");
      return;
    }
    markInOutline();
    live.textContent = announcement();
  }

  async function select(id) {
    if (picking && model.node(id)) return way(id);
    if ((id ?? null) === (selected ?? null)) return;
    selected = id;
    if (model.served) state.push(state.address({ sel: id }));
    await show();
  }

  // ---- new drawings -------------------------------------------------------------

  function settle() {
    selected = model.data.selected;
    canvas.select(selected, panel.lit());
    live.textContent = t("drawn", { n: model.data.nodes.length });
    framing();
  }

  async function go(address) {
    if (await state.draw(address)) {
      state.push(address);
      settle();
    }
  }

  function filter(form) {
    if (!model.served) {
      model.shown.clear();
      for (const box of form.querySelectorAll("input:checked")) model.shown.add(box.value);
      canvas.redraw();
      return;
    }
    const query = new URLSearchParams(new FormData(form));
    const families = query.getAll("rel").filter((key) => key !== "none");
    query.set("rel", families.join(",") || "none");
    if (selected) query.set("sel", selected);
    if (!query.get("depth")) query.delete("depth");
    if (query.get("dir") === "both") query.delete("dir");
    go(`${form.getAttribute("action").split("?")[0]}?${query}`.replaceAll("%2C", ","));
  }

  // ---- the way to another ---------------------------------------------------------

  function pick(button) {
    picking = picking ? null : selected;
    button.setAttribute("aria-pressed", String(Boolean(picking)));
    map.classList.toggle("picking", Boolean(picking));
    live.textContent = picking ? t("pick") : "";
    if (picking) map.focus();
  }

  function way(id) {
    const root = picking;
    picking = null;
    map.classList.remove("picking");
    if (id === root) return show();
    return go(state.address({ root, to: id, sel: "", open: "", closed: "", dir: "", depth: "" }));
  }

  // ---- keyboard -------------------------------------------------------------------

  /** The neighbour up or down that stands nearest, or the next box in the lane. */
  function step(id, key) {
    const here = model.node(id);
    const vertical = { ArrowUp: "up", ArrowDown: "down" }[key];
    if (vertical) {
      const distance = (node) => Math.abs(node.x - here.x) + Math.abs(node.y - here.y);
      return model
        .edgesOf(id, vertical)
        .map((edge) => model.other(edge, vertical))
        .sort((a, b) => distance(a) - distance(b))[0];
    }
    const row = model.data.nodes
      .filter((node) => node.lane === here.lane)
      .sort((a, b) => a.y - b.y || a.x - b.x);
    return row[row.indexOf(here) + (key === "ArrowRight" ? 1 : -1)];
  }

  function press(event) {
    const node = model.node(selected);
    const links = [...panel.element().querySelectorAll("a[data-state]")];
    if (event.key === "Escape") picking ? pick(map) : select(null);
    else if (event.key === "Enter" && selected) panel.focus();
    else if (event.key === "+" && node?.badge) links[0]?.click();
    else if (event.key === "-" && node) links.at(-1)?.click();
    else if (event.key.startsWith("Arrow")) {
      const start = node ? selected : model.data.roots.find(model.node);
      const next = start ? step(start, event.key) : model.data.nodes[0];
      if (next) select(next.id);
    } else return;
    event.preventDefault();
  }

  map.addEventListener("keydown", press);
  document.querySelector(".side").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !selected) return;
    select(null);
    map.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    document.getElementById(key === "y" || event.shiftKey ? "redo" : "undo")?.click();
  });

  // ---- pointer ------------------------------------------------------------------

  document.getElementById("main").addEventListener("click", async (event) => {
    const { target } = event;
    if (target.id === "pick") return pick(target);
    const link = target.closest("a[data-sel], a[data-state]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ("state" in link.dataset) return go(link.href);
    await select(link.dataset.sel || null);
    if (link.dataset.sel) panel.focus();
    else map.focus();
  });

  document.getElementById("main").addEventListener("change", ({ target }) => {
    if (target.form?.id === "legend") filter(target.form);
  });

  function framing(all = false) {
    const { fits } = canvas.frame({ all });
    zoomed.hidden = fits || all;
    fit.textContent = t(fits || !all ? "fit" : "readable");
    fit.dataset.all = String(!fits && all);
  }

  function open() {
    canvas.open();
    canvas.onPick((id, opens) => {
      if (!opens) return select(id);
      return go(panel.element().querySelector("a[data-state]")?.href ?? location.href);
    });
    framing();
    canvas.select(selected, panel.lit());
  }

  fit.addEventListener("click", () => framing(fit.dataset.all !== "true"));
  document.getElementById("open-map").addEventListener("click", ({ target }) => {
    target.parentElement.hidden = true;
    document.body.classList.add("map-open");
    if (!canvas.isOpen()) open();
    map.scrollIntoView();
  });
  state.onReturn(async () => {
    if (await state.draw(location.href)) settle();
  });
  chidao.search(select);
  if (!phone.matches) open();
  phone.addEventListener("change", () => !phone.matches && !canvas.isOpen() && open());
})();
