"use strict";

// The drawing as a PNG, made here: what is painted is what is seen, whole and sharp.

chidao.save = (() => {
  const { model, paint } = chidao;
  const SCALE = 2;
  const MARGIN = 10;
  const LARGEST = 16000; // pixels of a side that browsers still draw

  function picture() {
    const { data } = model;
    const width = data.gutter + data.width + MARGIN;
    const scale = Math.min(SCALE, LARGEST / width, LARGEST / data.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(data.height * scale);
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    context.translate(data.gutter, 0);
    paint.bands(context, data, -data.gutter, data.width + MARGIN);
    paint.names(context, data, -data.gutter);
    for (const edge of data.edges.filter(model.isShown)) paint.line(context, edge);
    for (const node of data.nodes) {
      if (!model.isLone(node)) paint.box(context, node, node.x, node.y);
    }
    return canvas;
  }

  function png() {
    picture().toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "do-thi.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });
  }

  document.addEventListener("click", async ({ target }) => {
    if (target.id === "png") png();
    if (target.id === "copy") await navigator.clipboard?.writeText(location.href);
    const menu = document.getElementById("save");
    if (menu?.open && (target.closest("#save ul") || !target.closest("#save"))) menu.open = false;
  });

  return { picture };
})();
