"use strict";

// The drawing: vis-network with places from the page and colours from the theme.

chidao.canvas = (() => {
  const { model } = chidao;
  const { t } = model;
  const box = document.getElementById("map");
  const GUTTER = model.page.gutter;
  const MARGIN = 10;
  const READABLE = 11 / model.options.nodes.font.size;
  const LARGEST = 1.35;
  const DIM = 0.18;

  const extent = {
    left: -GUTTER,
    width: GUTTER + model.page.width + MARGIN,
    height: model.page.height,
  };
  let selection = {};
  let lit = null;
  let framed = true;

  const css = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // ---- colours --------------------------------------------------------------

  const channels = (colour) =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

  /** `colour` at the strength `part` over the background, opaque. */
  function faded(colour, part) {
    const under = channels(css("canvas"));
    const mixed = channels(colour).map((c, i) => Math.round(c * part + under[i] * (1 - part)));
    return `rgb(${mixed.join(",")})`;
  }

  function nodeStyle(node) {
    const part = lit && !lit.nodes.has(node.id) ? DIM : 1;
    const fill = faded(css(`${node.group}-fill`), part);
    const border = faded(css(`${node.group}-line`), part);
    const both = { background: fill, border };
    return {
      id: node.id,
      color: { ...both, highlight: both, hover: both },
      font: { color: faded(css(`${node.group}-text`), lit ? Math.max(part, 0.3) : 1) },
    };
  }

  function edgeStyle(edge) {
    const part = lit && !lit.edges.has(edge.id) ? DIM : 1;
    const color = faded(css(`line-${edge.family}`), part);
    return {
      id: edge.id,
      hidden: !model.isShown(edge),
      color: { color, highlight: color, hover: color, inherit: false },
    };
  }

  // ---- the network ----------------------------------------------------------

  const nodeTitle = (node) =>
    [node.fullName, node.held ? null : t("not_held")].filter(Boolean).join("\n");
  const edgeTitle = (edge) => {
    const [from, to] = [model.node(edge.from).name, model.node(edge.to).name];
    const general = edge.stated ? "" : ` (${t("general")})`;
    return `${from} → ${to}\n${t(`relation.${edge.relation}`)}${general}`;
  };
  const nodes = new vis.DataSet(
    model.nodes.map((node) => ({ ...node, title: nodeTitle(node), ...nodeStyle(node) })),
  );
  const edges = new vis.DataSet(
    model.edges.map((edge) => ({ ...edge, title: edgeTitle(edge), ...edgeStyle(edge) })),
  );
  const network = new vis.Network(box, { nodes, edges }, model.options);

  function restyle() {
    nodes.update(model.nodes.map(nodeStyle));
    edges.update(model.edges.map(edgeStyle));
    network.unselectAll();
    if (selection.node) network.selectNodes([selection.node], false);
    if (selection.edge) network.selectEdges([selection.edge]);
  }

  // ---- lanes ----------------------------------------------------------------

  /** Break a lane's name so that it fits the gutter. */
  function wrapped(context, text) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (context.measureText(longer).width < GUTTER - 22) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.filter(Boolean);
  }

  network.on("beforeDrawing", (context) => {
    const left = network.DOMtoCanvas({ x: 0, y: 0 }).x;
    const right = network.DOMtoCanvas({ x: box.clientWidth, y: 0 }).x;
    context.font = `600 13px ${model.options.nodes.font.face}`;
    context.textBaseline = "middle";
    model.page.bands.forEach((band, index) => {
      context.fillStyle = css(index % 2 ? "canvas" : "band");
      context.fillRect(left, band.top, right - left, band.bottom - band.top);
      context.fillStyle = css("band-text");
      const lines = wrapped(context, t(`lane.${band.lane}`));
      const middle = (band.top + band.bottom) / 2 - ((lines.length - 1) * 15) / 2;
      lines.forEach((line, i) => {
        context.fillText(line, extent.left + MARGIN, middle + i * 15);
      });
    });
  });

  // ---- view -----------------------------------------------------------------

  const fitScale = () =>
    Math.min(box.clientWidth / extent.width, box.clientHeight / extent.height, LARGEST);

  const whole = () => ({
    scale: fitScale(),
    position: { x: extent.left + extent.width / 2, y: extent.height / 2 },
  });

  function nearby(id) {
    const scale = READABLE;
    const halves = [box.clientWidth, box.clientHeight].map((size) => size / scale / 2);
    const clamp = (value, low, high) =>
      low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
    const node = model.node(id) ?? { x: model.page.width / 2, y: 0 };
    const x = clamp(node.x, extent.left + halves[0], extent.left + extent.width - halves[0]);
    const y = clamp(node.y, halves[1], extent.height - halves[1]);
    return { scale, position: { x, y } };
  }

  /** Show all if it can be read at that size, else what is around the selection. */
  function frame({ all = false } = {}) {
    const fits = fitScale() >= READABLE;
    network.moveTo(all || fits ? whole() : nearby(selection.node ?? model.page.focus));
    framed = true;
    return { fits };
  }

  function reveal(id) {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    const inside = x > 60 && y > 30 && x < box.clientWidth - 60 && y < box.clientHeight - 30;
    if (inside) return;
    const animation = matchMedia("(prefers-reduced-motion: reduce)").matches
      ? false
      : { duration: 250 };
    network.moveTo({ position: network.getPosition(id), animation });
  }

  function select(next) {
    selection = next;
    lit = next.node || next.edge ? model.chainOf(next) : null;
    restyle();
    if (next.node) reveal(next.node);
  }

  for (const gesture of ["dragStart", "zoom"]) network.on(gesture, () => (framed = false));
  new ResizeObserver(() => framed && frame()).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  document.addEventListener("themechange", restyle);

  return {
    frame,
    refresh: () => select(selection),
    select,
    onPick(pick) {
      network.on("click", ({ nodes: [node], edges: [edge] }) => {
        pick(node ? { node } : edge ? { edge } : {});
      });
    },
    /** Where a node is on the screen, for tests and for pointing at it. */
    pointOf(id) {
      const { left, top } = box.getBoundingClientRect();
      const { x, y } = network.canvasToDOM(network.getPosition(id));
      return { x: left + x, y: top + y };
    },
    boxOf: (id) => network.getBoundingBox(id),
    scale: () => network.getScale(),
  };
})();
