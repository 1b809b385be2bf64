"use strict";

// The data of the page, and the questions put to it. No drawing here.

const chidao = {};

document.documentElement.classList.add("script"); // chain.css shows the map only then

chidao.model = (() => {
  const island = document.getElementById("chain-data");
  const { nodes, edges, options, page } = JSON.parse(island.textContent);
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
  const ways = {
    down: { near: "from", far: "to", edges: groupBy("from") },
    up: { near: "to", far: "from", edges: groupBy("to") },
  };
  const shown = new Set(
    Object.keys(page.families).filter((key) => page.families[key].shown),
  );

  function groupBy(end) {
    const groups = new Map(nodes.map((node) => [node.id, []]));
    for (const edge of edges) groups.get(edge[end]).push(edge);
    return groups;
  }

  /** The message of `key`, with `{name}` filled from `values`. */
  function t(key, values = {}) {
    return page.messages[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  const isShown = (edge) => shown.has(edge.family);
  const edgesOf = (id, way) => ways[way].edges.get(id).filter(isShown);
  const other = (edge, way) => nodeById.get(edge[ways[way].far]);

  // A task is related to itself, to its heading and to the items under it.
  const related = (a, b) =>
    a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

  /** The tasks of `letter` that state `edge`; null if the letter as a whole does. */
  function tasksOf(edge, letter) {
    const quotes = edge.quotes.filter((quote) => quote.letter === letter);
    if (!quotes.length || quotes.some((quote) => quote.task === null)) return null;
    return quotes.map((quote) => quote.task);
  }

  function passes(edge, letter, tasks) {
    const own = tasks && tasksOf(edge, letter);
    return !own || own.some((a) => tasks.some((b) => related(a, b)));
  }

  // A letter orders many things: who enters it by a task leaves it by that task, so
  // that a resolution reaches those told to carry it out and not all addressees.
  function walk(start, way, lit) {
    const seen = new Set();
    const open = [{ id: start, tasks: null }];
    while (open.length) {
      const { id, tasks } = open.pop();
      const key = JSON.stringify([id, tasks]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const edge of edgesOf(id, way)) {
        const { strong } = page.families[edge.family];
        if (!passes(edge, id, tasks) || (!strong && id !== start)) continue;
        const next = other(edge, way);
        lit.edges.add(edge.id);
        lit.nodes.add(next.id);
        if (!strong) continue;
        const entered = next.kind === "letter" ? tasksOf(edge, next.id) : null;
        open.push({ id: next.id, tasks: entered });
      }
    }
  }

  /** What belongs to the chain of a node or an edge, up to the Centre and down. */
  function chainOf({ node, edge }) {
    const lit = { nodes: new Set(), edges: new Set() };
    if (edge) {
      const { from, to } = edgeById.get(edge);
      lit.edges.add(edge);
      lit.nodes.add(from).add(to);
    } else {
      lit.nodes.add(node);
      walk(node, "up", lit);
      walk(node, "down", lit);
    }
    return lit;
  }

  /** Lower-case, without diacritics; đ counts as d. */
  function fold(text) {
    return text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll("đ", "d");
  }

  const squeeze = (text) => fold(text).replace(/[^a-z0-9]/g, "");
  const index = nodes.map((node) => {
    const values = node.details.map(([, value]) => value);
    const text = [node.name, node.fullName, ...values].join(" ");
    return { node, name: squeeze(node.name), words: fold(text), letters: squeeze(text) };
  });

  /** Nodes that have every word of `query`, those named by it first. */
  function find(query, limit = 8) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const whole = squeeze(query);
    if (!words.length) return [];
    const rank = (entry) => {
      if (whole && entry.name.includes(whole)) return 0;
      if (words.every((word) => entry.words.includes(word))) return 1;
      return whole && entry.letters.includes(whole) ? 2 : 3;
    };
    return index
      .map((entry) => ({ node: entry.node, rank: rank(entry) }))
      .filter((hit) => hit.rank < 3)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map((hit) => hit.node);
  }

  return {
    nodes,
    edges,
    page,
    options: JSON.parse(options),
    node: (id) => nodeById.get(id),
    edge: (id) => edgeById.get(id),
    shown,
    isShown,
    edgesOf,
    other,
    chainOf,
    find,
    t,
  };
})();
