"use strict";

// What was found: columns that sort, and a graph that is drawn when somebody looks at it.

consolePage.results = (() => {
  const MOST_LABELS = 12;
  const READABLE = 0.6;
  const collator = new Intl.Collator("vi", { numeric: true });

  function sortable(table) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.ariaSort === "ascending";
        for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
        head.ariaSort = down ? "descending" : "ascending";
        const text = (row) => row.cells[column].textContent.trim();
        const order = (a, b) => collator.compare(text(a), text(b)) * (down ? -1 : 1);
        body.append(...[...body.rows].sort(order));
      });
    });
  }

  // ---- the graph -------------------------------------------------------------

  const css = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const PALETTES = { document: "state-local", agency: "agency", task: "state" };

  function colours(node) {
    const palette = PALETTES[node.kind];
    const fill = { background: palette ? css(`${palette}-fill`) : css("quote") };
    const border = { border: palette ? css(`${palette}-line`) : css("field") };
    const both = { ...fill, ...border };
    return {
      id: node.id,
      color: { ...both, highlight: both },
      font: { color: palette ? css(`${palette}-text`) : css("text"), face: css("font") },
      shapeProperties: { borderRadius: node.kind === "agency" ? 14 : 4 },
    };
  }

  function draw(place, data) {
    const nodes = new vis.DataSet(data.nodes.map((n) => ({ ...n, ...colours(n) })));
    const crowded = data.edges.length > MOST_LABELS; // then the tooltip has the relation
    const edges = new vis.DataSet(
      data.edges.map(({ from, to, label }, id) => ({ id, from, to, title: label, label: crowded ? undefined : label })),
    );
    const lines = () => ({
      edges: {
        arrows: { to: { enabled: true, scaleFactor: 0.5 } },
        color: { color: css("field"), highlight: css("link") },
        font: { size: 11, color: css("soft"), strokeColor: css("canvas"), face: css("font") },
        smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 },
      },
    });
    const network = new vis.Network(place, { nodes, edges }, {
      physics: { enabled: false },
      layout: { improvedLayout: false },
      interaction: { hover: true, tooltipDelay: 150 },
      nodes: { shape: "box", borderWidth: 1.2, font: { size: 13 } },
      ...lines(),
    });
    network.fit();
    if (network.getScale() < READABLE) {
      // Too much to be read at once: begin with what has most links, which comes first.
      const { x, y } = data.nodes[0];
      network.moveTo({ position: { x, y }, scale: READABLE });
    }
    network.on("doubleClick", ({ nodes: [id] }) => {
      const href = id && nodes.get(id).href;
      if (href) location.href = href;
    });
    document.addEventListener("themechange", () => {
      nodes.update(data.nodes.map(colours));
      network.setOptions(lines());
    });
    return network;
  }

  function load(address) {
    if (typeof vis !== "undefined") return Promise.resolve();
    return new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = loaded;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  function tabs(box, offline) {
    const tabList = [...box.querySelectorAll("[role=tab]")];
    const place = box.querySelector("#graph");
    let drawn = false;
    function choose(chosen) {
      for (const tab of tabList) {
        const here = tab === chosen;
        tab.ariaSelected = String(here);
        tab.tabIndex = here ? 0 : -1;
        document.getElementById(tab.getAttribute("aria-controls")).hidden = !here;
      }
      if (chosen.id !== "tab-graph" || drawn) return;
      drawn = true;
      const data = JSON.parse(box.querySelector("#drawing").textContent);
      load(place.dataset.vis).then(
        () => draw(place, data),
        () => {
          place.textContent = offline;
        },
      );
    }
    tabList.forEach((tab, n) => {
      tab.addEventListener("click", () => choose(tab));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = tabList[(n + step + tabList.length) % tabList.length];
        choose(next);
        next.focus();
      });
    });
  }

  /** Make results that have just come work. */
  function wake(box, offline) {
    const table = box.querySelector("table");
    if (table) sortable(table);
    if (box.querySelector("[role=tab]")) tabs(box, offline);
  }

  return { wake };
})();
