"use strict";

// The details of what is selected, and the letter's text with the words marked.

chidao.panel = (() => {
  const { model } = chidao;
  const { t } = model;
  const panel = document.getElementById("panel");
  const reader = document.getElementById("reader");
  const codePoints = new Map();

  /** An element; strings among `children` become text, never markup. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null));
    return element;
  }

  // ---- the letter's text ------------------------------------------------------

  /** The text as code points: what offsets count. */
  function pointsOf(letter) {
    if (!codePoints.has(letter)) {
      codePoints.set(letter, Array.from(model.page.letters[letter].text));
    }
    return codePoints.get(letter);
  }

  function marked(quote) {
    const points = pointsOf(quote.letter);
    const slice = (start, end) => points.slice(start, end).join("");
    const parts = [];
    let at = 0;
    for (const [start, end] of quote.segments) {
      parts.push(slice(at, start), make("mark", {}, slice(start, end)));
      at = end;
    }
    return [...parts, slice(at)];
  }

  function read(quote) {
    const { title } = model.page.letters[quote.letter];
    const text = make("div", { class: "text", tabindex: "0" }, marked(quote));
    reader.replaceChildren(
      make(
        "header",
        {},
        make("h2", { id: "reader-title" }, title),
        make("button", { type: "button", click: () => reader.close() }, t("close")),
      ),
      text,
    );
    reader.showModal();
    text.querySelector("mark").scrollIntoView({ block: "center" });
    text.focus({ preventScroll: true });
  }

  reader.addEventListener("click", (event) => {
    if (event.target === reader) reader.close();
  });

  // ---- pieces -----------------------------------------------------------------

  function nodeLink(node) {
    return make("a", { href: `#n-${node.id}`, "data-node": node.id }, node.name);
  }

  function quoteBlock(quote) {
    const letter = model.page.letters[quote.letter];
    const task = letter?.tasks[quote.task];
    return make(
      "blockquote",
      {},
      quote.task && make("b", { class: "task" }, t("task", { n: quote.task })),
      ...(task?.deadlines ?? []).map((deadline) =>
        make("span", { class: "due" }, `${t("deadline")}: ${deadline}`),
      ),
      make("p", {}, quote.text),
      make("footer", {}, [
        letter ? make("cite", {}, letter.title) : null,
        letter
          ? make(
              "button",
              { type: "button", class: "show", click: () => read(quote) },
              t("in_text"),
            )
          : null,
      ]),
    );
  }

  function quotesOf(edge, open) {
    if (!edge.quotes.length) return null;
    return make(
      "details",
      open ? { open: "" } : {},
      make("summary", {}, t("quotes", { n: edge.quotes.length })),
      edge.quotes.map(quoteBlock),
    );
  }

  function relation(edge) {
    const attributes = {
      class: "relation",
      href: `#e-${edge.id}`,
      "data-edge": edge.id,
    };
    const general = edge.stated ? "" : ` (${t("general")})`;
    return make("a", attributes, t(`relation.${edge.relation}`) + general);
  }

  /** An end of `edge` seen from the other, verb and name in the order they are read. */
  function ending(edge, way) {
    const parts = [relation(edge), " ", nodeLink(model.other(edge, way))];
    return edge.looksUp === (way === "up") ? parts : parts.reverse();
  }

  function neighbours(id, way, open) {
    const items = model
      .edgesOf(id, way)
      .map((edge) => {
        const tone = { class: `toned-${edge.family}` };
        return make("li", tone, ending(edge, way), quotesOf(edge, open));
      });
    const count = make("span", { class: "count" }, String(items.length));
    return [
      make("h3", {}, t(way === "up" ? "upstream" : "downstream"), " ", count),
      items.length
        ? make("ul", { class: "neighbours" }, items)
        : make("p", { class: "help" }, t("none")),
    ];
  }

  /** A value of the data in words: codes of the contract and dates are translated. */
  function worded(key, value) {
    if (key === "level" || key === "kind") return model.page.messages[`${key}.${value}`] ?? value;
    if (key === "date") return value.split("-").reverse().join("/");
    return value;
  }

  function facts(pairs) {
    return make(
      "dl",
      {},
      pairs.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]),
    );
  }

  // ---- the two views ----------------------------------------------------------

  function showNode(node) {
    const { entityBase } = model.page;
    const up = model.edgesOf(node.id, "up").length;
    const status = node.kind === "agency" ? null : t(node.held ? "held" : "not_held");
    return [
      make("p", { class: "eyebrow" }, t(`lane.${node.lane}`)),
      make("h2", { class: `badge badge-${node.group}` }, node.name),
      node.fullName === node.name ? null : make("p", { class: "name" }, node.fullName),
      status && make("p", { class: node.held ? "held" : "stub" }, status),
      facts(node.details.map(([key, value]) => [t(`detail.${key}`), worded(key, value)])),
      entityBase
        ? make("p", {}, make("a", { href: `${entityBase}${encodeURIComponent(node.id)}` }, t("open_page")))
        : null,
      ...neighbours(node.id, "up", up <= 2),
      ...neighbours(node.id, "down", false),
    ];
  }

  function showEdge(edge) {
    const { lang } = document.documentElement;
    const percent = new Intl.NumberFormat(lang, { style: "percent" });
    const assigns = edge.family === "lead" || !edge.stated;
    const stated = t(edge.stated ? "stated" : "general");
    return [
      make("p", { class: "eyebrow" }, t(`relation.${edge.relation}`)),
      make("h2", {}, nodeLink(model.node(edge.from)), " → ", nodeLink(model.node(edge.to))),
      assigns ? make("p", { class: "held" }, stated) : null,
      facts([[t("confidence"), percent.format(edge.confidence)]]),
      make("h3", {}, t("quote")),
      ...edge.quotes.map(quoteBlock),
    ];
  }

  function toTop() {
    if (!panel.hidden) panel.scrollIntoView({ block: "start" });
  }

  function show({ node, edge }, close) {
    panel.hidden = !node && !edge;
    if (panel.hidden) {
      panel.replaceChildren();
      return;
    }
    const content = node ? showNode(model.node(node)) : showEdge(model.edge(edge));
    panel.replaceChildren(
      make("button", { type: "button", class: "close", "aria-label": t("close"), click: close }, "×"),
      ...content.filter(Boolean),
    );
    toTop();
  }

  return { make, show, toTop, focus: () => panel.focus() };
})();
