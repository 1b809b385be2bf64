"use strict";

// Ties model, canvas, panel and search together; the address holds the state:
// `#n-…` or `#e-…` is what is selected, `?show=` and `?hide=` what the legend changed.

(() => {
  const { model, canvas, panel } = chidao;
  const { t } = model;
  const map = document.getElementById("map");
  const live = document.getElementById("live");
  const zoomed = document.getElementById("zoomed");
  const fit = document.getElementById("fit");
  const boxes = [...document.querySelectorAll("input[name=family]")];
  let selection = {};

  // ---- selection ----------------------------------------------------------------

  const hashOf = ({ node, edge }) => (node ? `#n-${node}` : edge ? `#e-${edge}` : "");

  function fromHash() {
    const id = decodeURIComponent(location.hash.slice(3));
    if (location.hash.startsWith("#n-") && model.node(id)) return { node: id };
    if (location.hash.startsWith("#e-") && model.edge(id)) return { edge: id };
    return {};
  }

  function announcement({ node, edge }) {
    if (edge) return t(`relation.${model.edge(edge).relation}`);
    if (!node) return t("cleared");
    return t("selected", {
      name: model.node(node).name,
      up: model.edgesOf(node, "up").length,
      down: model.edgesOf(node, "down").length,
    });
  }

  function show(next) {
    selection = next;
    canvas.select(next);
    panel.show(next, () => select({}));
    live.textContent = announcement(next);
    for (const link of document.querySelectorAll("#outline [aria-current]")) {
      link.removeAttribute("aria-current");
    }
    document
      .querySelector(`#outline [data-node="${CSS.escape(next.node ?? "")}"]`)
      ?.setAttribute("aria-current", "true");
  }

  function select(next) {
    if (hashOf(next) === hashOf(selection)) return;
    history.pushState(null, "", location.pathname + location.search + hashOf(next));
    show(next);
  }

  // ---- legend -------------------------------------------------------------------

  function readQuery() {
    const query = new URLSearchParams(location.search);
    const listed = (name) => (query.get(name) ?? "").split(",");
    for (const box of boxes) {
      if (listed("show").includes(box.value)) model.shown.add(box.value);
      if (listed("hide").includes(box.value)) model.shown.delete(box.value);
      box.checked = model.shown.has(box.value);
    }
  }

  function writeQuery() {
    const query = new URLSearchParams(location.search);
    const changed = (state) =>
      boxes
        .filter(({ value, checked }) => checked === state && model.page.families[value].shown !== state)
        .map(({ value }) => value)
        .join(",");
    for (const [name, state] of [["show", true], ["hide", false]]) {
      if (changed(state)) query.set(name, changed(state));
      else query.delete(name);
    }
    const search = query.size ? `?${query}` : "";
    history.replaceState(null, "", location.pathname + search + location.hash);
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (box.checked) model.shown.add(box.value);
      else model.shown.delete(box.value);
      writeQuery();
      show(selection);
    });
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
    const row = model.nodes
      .filter((node) => node.lane === here.lane)
      .sort((a, b) => a.y - b.y || a.x - b.x);
    return row[row.indexOf(here) + (key === "ArrowRight" ? 1 : -1)];
  }

  map.addEventListener("keydown", (event) => {
    if (event.key === "Escape") select({});
    if (event.key === "Enter" && selection.node) panel.focus();
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const start = selection.node ?? model.page.focus;
    const next = start ? step(start, event.key) : model.nodes[0];
    if (next) select({ node: next.id });
  });

  document.querySelector(".side").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !hashOf(selection)) return;
    select({});
    map.focus();
  });

  // ---- pointer and history ----------------------------------------------------------

  document.querySelector(".side").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-node], a[data-edge]");
    if (!link) return;
    event.preventDefault();
    select(link.dataset.node ? { node: link.dataset.node } : { edge: link.dataset.edge });
    panel.focus();
  });

  function frame(all) {
    const { fits } = canvas.frame({ all });
    zoomed.hidden = fits || all;
    fit.textContent = t(fits || !all ? "fit" : "readable");
    fit.dataset.all = String(!fits && all);
  }

  fit.addEventListener("click", () => frame(fit.dataset.all !== "true"));
  document.getElementById("language")?.addEventListener("click", ({ target }) => {
    const query = new URLSearchParams(location.search);
    query.set("lang", target.hreflang);
    target.href = `?${query}${location.hash}`;
  });
  window.addEventListener("popstate", () => show(fromHash()));
  canvas.onPick(select);
  chidao.search(select);

  readQuery();
  const first = fromHash();
  show(hashOf(first) || !model.page.focus ? first : { node: model.page.focus });
  frame(false);
  // The browser has gone to the address's place in the list; the details stand above.
  for (const event of ["load", "hashchange"]) {
    window.addEventListener(event, () => panel.toTop());
  }
})();
