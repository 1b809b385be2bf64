"use strict";

// How bands, lines and boxes are painted: for the map, and for a picture of it.

chidao.paint = (() => {
  const DIM = 0.18;
  const FONT = getComputedStyle(document.body).fontFamily;
  const colours = new Map();
  const paths = new Map();

  /** A colour of the theme. */
  function css(name) {
    if (!colours.has(name)) {
      const style = getComputedStyle(document.documentElement);
      colours.set(name, style.getPropertyValue(`--${name}`).trim());
    }
    return colours.get(name);
  }

  const channels = (colour) =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

  /** A colour made faint, but not transparent: lines on one trunk would add up. */
  function faint(name) {
    const under = channels(css("canvas"));
    const mixed = channels(css(name)).map((c, i) => Math.round(c * DIM + under[i] * (1 - DIM)));
    return `rgb(${mixed.join(",")})`;
  }

  function path(text) {
    if (!paths.has(text)) paths.set(text, new Path2D(text));
    return paths.get(text);
  }

  /** Break a lane's name so that it fits the gutter. */
  function wrapped(context, text, width) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (context.measureText(longer).width < width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.filter(Boolean);
  }

  /** Strips of the lanes between `left` and `right`. */
  function bands(context, data, left, right) {
    data.bands.forEach((band, at) => {
      context.fillStyle = css(at % 2 ? "canvas" : "band");
      context.fillRect(left, band.top, right - left, band.bottom - band.top);
    });
  }

  /** The names of the lanes at `left`; `over` boxes they stand on a veil. */
  function names(context, data, left, { scale = 1, over = false } = {}) {
    const size = 12 / Math.max(scale, 0.4);
    if (over) {
      context.globalAlpha = 0.85;
      data.bands.forEach((band, at) => {
        context.fillStyle = css(at % 2 ? "canvas" : "band");
        context.fillRect(left, band.top, data.gutter - 8, band.bottom - band.top);
      });
      context.globalAlpha = 1;
    }
    context.font = `600 ${size}px ${FONT}`;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = css("band-text");
    data.bands.forEach((band) => {
      const lines = wrapped(context, band.lane, data.gutter - 16);
      const step = size * 1.2;
      const first = (band.top + band.bottom) / 2 - ((lines.length - 1) * step) / 2;
      lines.forEach((line, i) => context.fillText(line, left + 8, first + i * step));
    });
  }

  function stroke(context, [width, dashes]) {
    context.lineWidth = width;
    context.setLineDash(dashes ?? []);
  }

  /** One line with its head; `between` gives both ends while boxes are on their way. */
  function line(context, edge, { dim = false, bold = false, between = null } = {}) {
    const colour = `line-${edge.family}`;
    context.strokeStyle = context.fillStyle = dim ? faint(colour) : css(colour);
    stroke(context, [edge.stroke[0] * (bold ? 2 : 1), edge.stroke[1]]);
    if (between) {
      const [a, b] = between;
      const middle = (a.y + b.y) / 2;
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.bezierCurveTo(a.x, middle, b.x, middle, b.x, b.y);
      context.stroke();
    } else if (edge.path) {
      context.stroke(path(edge.path));
      context.setLineDash([]);
      context.fill(path(edge.head));
      if (edge.doubt) mark(context, ...edge.middle);
    }
  }

  function mark(context, x, y) {
    context.font = `700 15px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.strokeStyle = css("canvas");
    context.strokeText("?", x, y);
    context.fillStyle = css("text");
    context.fillText("?", x, y);
  }

  /** One box around (x, y). */
  function box(context, node, x, y, { dim = false, selected = false, alpha = 1 } = {}) {
    context.save();
    context.translate(x, y);
    context.globalAlpha = alpha;
    context.fillStyle = css("canvas");
    context.fill(path(node.outline)); // no line shines through a dim box
    context.globalAlpha = alpha * (dim ? DIM + 0.07 : 1);
    context.fillStyle = css(`${node.palette}-fill`);
    context.fill(path(node.outline));
    context.strokeStyle = css(`${node.palette}-line`);
    stroke(context, selected ? [3.5, node.border[1]] : node.border);
    context.stroke(path(node.outline));
    context.fillStyle = css(`${node.palette}-text`);
    context.globalAlpha = alpha * (dim ? 0.45 : 1);
    context.font = `${selected ? 600 : 400} 13px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const room = node.w - 2 * node.shift - 8;
    node.lines.forEach((words, i) => {
      context.fillText(words, -node.shift, (i - (node.lines.length - 1) / 2) * 15, room);
    });
    if (node.badge) context.fillText(node.badge, node.w / 2 - node.shift - 4, 0);
    if (node.doubt) mark(context, node.w / 2 - 5, -node.h / 2 + 3);
    context.restore();
  }

  document.addEventListener("themechange", () => colours.clear());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => colours.clear());

  return { bands, names, line, box, css, path };
})();
