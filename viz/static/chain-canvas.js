"use strict";

// The map: vis-network moves, scales and finds boxes; all is painted by chain-paint.js.

chidao.canvas = (() => {
  const { model, paint } = chidao;
  const box = document.getElementById("map");
  const tip = document.getElementById("tip");
  const MARGIN = 10;
  const READABLE = 11 / 13;
  const LARGEST = 1.35;
  const NEAR = 9; // pixels from which a line is met
  const MOST_MOVED = 300;
  const STEP = 280; // milliseconds that boxes are on their way

  let network = null;
  let nodes = null;
  let lit = null;
  let selected = null;
  let framed = true;
  let moving = null;

  const extent = () => ({
    left: -model.data.gutter,
    width: model.data.gutter + model.data.width + MARGIN,
    height: model.data.height,
  });
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isDim = (id) => lit !== null && !lit.has(id);

  // ---- the network ------------------------------------------------------------

  function painted({ ctx, id, x, y }) {
    const node = model.node(id);
    const drawNode = () => {
      if (!node || model.isLone(node)) return;
      const alpha = moving ? (moving.fresh.has(id) ? moving.part : 1) : 1;
      paint.box(ctx, node, x, y, { dim: isDim(id), selected: id === selected, alpha });
    };
    const { w, h } = node ?? { w: 0, h: 0 };
    return { drawNode, nodeDimensions: { width: w, height: h } };
  }

  const visNode = ({ id, x, y }) => ({ id, x, y, shape: "custom", ctxRenderer: painted });

  function background(context) {
    const left = network.DOMtoCanvas({ x: 0, y: 0 }).x;
    const right = network.DOMtoCanvas({ x: box.clientWidth, y: 0 }).x;
    paint.bands(context, model.data, left, right);
    const ordered = model.data.edges.filter(model.isShown);
    for (const dim of [true, false]) {
      for (const edge of ordered) {
        if (isDim(edge.id) !== dim) continue;
        const bold = edge.id === selected;
        paint.line(context, edge, { dim, bold, between: moving?.between(edge) });
      }
    }
  }

  function foreground(context) {
    const left = network.DOMtoCanvas({ x: 0, y: 0 }).x;
    const over = left > extent().left + 4;
    paint.names(context, model.data, left, { scale: network.getScale(), over });
  }

  function build() {
    nodes = new vis.DataSet(model.data.nodes.map(visNode));
    network = new vis.Network(box, { nodes, edges: [] }, model.data.options);
    network.on("beforeDrawing", background);
    network.on("afterDrawing", foreground);
    network.once("afterDrawing", () => {
      box.parentElement.classList.add("drawn"); // the still picture is for print now
      performance.mark("chain-ready");
      performance.measure("chain", "chain-start", "chain-ready");
    });
    for (const gesture of ["dragStart", "zoom"]) {
      network.on(gesture, () => {
        framed = false;
        tip.hidden = true;
      });
    }
    new ResizeObserver(() => framed && frame()).observe(box);
    const redraw = () => network.redraw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    document.addEventListener("themechange", redraw);
  }

  /** Draw the model's data, boxes that stay moving to their new places. */
  function draw() {
    if (!network) return;
    const before = network.getPositions();
    const known = new Set(nodes.getIds());
    const here = new Set(model.data.nodes.map((node) => node.id));
    nodes.remove([...known].filter((id) => !here.has(id)));
    const fresh = new Set(model.data.nodes.map(({ id }) => id).filter((id) => !known.has(id)));
    if (calm() || model.data.nodes.length > MOST_MOVED || fresh.size === here.size) {
      nodes.update(model.data.nodes.map(visNode));
      frame();
      return;
    }
    nodes.update(model.data.nodes.map((node) => visNode({ ...node, ...(before[node.id] ?? {}) })));
    travel(before, fresh);
  }

  function travel(before, fresh) {
    const start = performance.now();
    const ends = new Map(model.data.nodes.map((node) => [node.id, node]));
    const at = (id) => {
      const { x, y } = ends.get(id);
      const from = before[id] ?? { x, y };
      const ease = 1 - (1 - moving.part) ** 3;
      return { x: from.x + (x - from.x) * ease, y: from.y + (y - from.y) * ease };
    };
    moving = { fresh, part: 0, between: (edge) => [at(edge.from), at(edge.to)] };
    if (framed) frame();
    const step = (now) => {
      moving.part = Math.min((now - start) / STEP, 1);
      const there = moving.part === 1;
      nodes.update(model.data.nodes.map(({ id }) => ({ id, ...at(id) })));
      if (there) moving = null;
      network.redraw();
      if (there) frame();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  // ---- view ---------------------------------------------------------------------

  const fitScale = () =>
    Math.min(box.clientWidth / extent().width, box.clientHeight / extent().height, LARGEST);

  function whole() {
    const { left, width, height } = extent();
    return { scale: fitScale(), position: { x: left + width / 2, y: height / 2 } };
  }

  function nearby(id) {
    const { left, width, height } = extent();
    const halves = [box.clientWidth, box.clientHeight].map((size) => size / READABLE / 2);
    const clamp = (value, low, high) =>
      low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
    const node = model.node(id) ?? { x: width / 2, y: 0 };
    const x = clamp(node.x, left + halves[0], left + width - halves[0]);
    const y = clamp(node.y, halves[1], height - halves[1]);
    return { scale: READABLE, position: { x, y } };
  }

  /** Show all if it can be read at that size, else what is around the selection. */
  function frame({ all = false } = {}) {
    if (!network) return { fits: true };
    const fits = fitScale() >= READABLE - 0.002;
    const node = model.node(selected) ? selected : model.data.roots[0];
    network.moveTo(all || fits ? whole() : nearby(node));
    framed = true;
    return { fits };
  }

  function reveal(id) {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    const inside = x > 60 && y > 30 && x < box.clientWidth - 60 && y < box.clientHeight - 30;
    if (inside) return;
    const animation = calm() ? false : { duration: 250 };
    network.moveTo({ position: network.getPosition(id), animation });
  }

  // ---- what is under the pointer ----------------------------------------------

  function edgeAt(point) {
    const context = box.querySelector("canvas").getContext("2d");
    const { x, y } = network.DOMtoCanvas(point);
    context.save();
    context.resetTransform();
    context.setLineDash([]);
    context.lineWidth = NEAR / network.getScale();
    const met = model.data.edges.findLast(
      (edge) =>
        edge.path && model.isShown(edge) && context.isPointInStroke(paint.path(edge.path), x, y),
    );
    context.restore();
    return met;
  }

  function thingAt(point) {
    const node = model.node(network.getNodeAt(point));
    if (node && !model.isLone(node)) return node;
    return edgeAt(point);
  }

  const pointOf = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  box.addEventListener("pointermove", (event) => {
    if (!network || event.buttons) return;
    const point = pointOf(event);
    const thing = thingAt(point);
    box.classList.toggle("over", Boolean(thing));
    tip.hidden = !thing;
    if (!thing) return;
    tip.textContent = thing.tip; // text, never markup
    tip.style.setProperty("left", `${Math.min(point.x + 14, box.clientWidth - 280)}px`);
    tip.style.setProperty("top", `${point.y + 18}px`);
  });
  box.addEventListener("pointerleave", () => (tip.hidden = true));

  return {
    /** Build the map, once. */
    open() {
      if (network) return;
      box.hidden = false;
      build();
    },
    isOpen: () => network !== null,
    draw,
    frame,
    redraw: () => network?.redraw(),
    /** Mark what is selected, and dim what is not lit, if anything is. */
    select(id, ids) {
      selected = id;
      lit = ids && ids.length ? new Set(ids) : null;
      if (!network) return;
      network.redraw();
      if (model.node(id)) reveal(id);
    },
    onPick(pick) {
      network.on("click", ({ pointer }) => pick(thingAt(pointer.DOM)?.id ?? null));
      network.on("doubleClick", ({ pointer }) => {
        const thing = thingAt(pointer.DOM);
        if (thing?.badge) pick(thing.id, true);
      });
    },
    /** Where a node is on the screen, for tests and for pointing at it. */
    pointOf(id) {
      const { left, top } = box.getBoundingClientRect();
      const { x, y } = network.canvasToDOM(network.getPosition(id));
      return { x: left + x, y: top + y };
    },
    scale: () => network.getScale(),
  };
})();
