"use strict";

// The data of the drawing, and the questions put to it. Nothing is drawn here.

const chidao = {};

document.documentElement.classList.add("script");
performance.mark("chain-start");

chidao.model = (() => {
  const served = !document.body.classList.contains("file");
  let data = null;
  let nodeById = null;
  let edgeById = null;
  let ways = null;
  let index = null;
  const shown = new Set();

  function groupBy(end) {
    const groups = new Map(data.nodes.map((node) => [node.id, []]));
    for (const edge of data.edges) groups.get(edge[end]).push(edge);
    return groups;
  }

  /** Take over the drawing that a page holds. */
  function load(page) {
    data = JSON.parse(page.getElementById("chain-data").textContent);
    nodeById = new Map(data.nodes.map((node) => [node.id, node]));
    edgeById = new Map(data.edges.map((edge) => [edge.id, edge]));
    ways = { down: groupBy("from"), up: groupBy("to") };
    index = null;
    shown.clear();
    for (const family of data.families) shown.add(family);
  }

  /** The message of `key`, with `{name}` filled from `values`. */
  function t(key, values = {}) {
    return data.messages[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  const isShown = (edge) => shown.has(edge.family);
  const edgesOf = (id, way) => ways[way].get(id).filter(isShown);
  const other = (edge, way) => nodeById.get(way === "up" ? edge.from : edge.to);

  /** Whether the legend leaves a box without any line that it has. */
  function isLone(node) {
    const edges = [...ways.up.get(node.id), ...ways.down.get(node.id)];
    return edges.length > 0 && !edges.some(isShown) && !data.roots.includes(node.id);
  }

  /** Lower-case, without diacritics; đ counts as d. */
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  const squeeze = (text) => fold(text).replace(/[^a-z0-9]/g, "");

  function indexed() {
    index ??= data.nodes.map((node) => {
      const text = `${node.name} ${node.tip} ${node.words}`;
      return { node, name: squeeze(node.name), words: fold(text), letters: squeeze(text) };
    });
    return index;
  }

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
    return indexed()
      .map((entry) => ({ node: entry.node, rank: rank(entry) }))
      .filter((hit) => hit.rank < 3)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map((hit) => hit.node);
  }

  load(document);
  return {
    served,
    load,
    shown,
    isShown,
    isLone,
    edgesOf,
    other,
    find,
    t,
    node: (id) => nodeById.get(id),
    edge: (id) => edgeById.get(id),
    get data() {
      return data;
    },
  };
})();
