"use strict";

// What a mark in the text of a letter is, shown beside it while it is pointed at or has
// the focus; and the pages of the original, shown or not.

(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const cards = read("cards");
  const words = read("card-words");

  const card = document.createElement("div");
  card.className = "hover-card";
  card.id = "hover-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);

  let shown = null;

  // One card a paragraph a fact; the first fact of a thing is its name.
  function fill(keys) {
    card.replaceChildren();
    for (const key of keys) {
      if (card.childElementCount > 0) card.append(document.createElement("hr"));
      for (const [name, value] of cards[key] ?? []) {
        const line = document.createElement("p");
        const said = document.createElement("bdi");
        said.textContent = value;
        if (name) line.append(`${name}: `);
        else line.className = "name";
        line.append(said);
        card.append(line);
      }
    }
  }

  function place(mark) {
    const boxes = mark.getClientRects();
    const box = boxes[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(12, Math.min(box.left, width - card.offsetWidth - 12));
    const above = box.top - card.offsetHeight - 8;
    card.style.left = `${left + scrollX}px`;
    const below = boxes[boxes.length - 1].bottom + 8;
    card.style.top = `${(above > 0 ? above : below) + scrollY}px`;
  }

  function show(mark) {
    if (shown === mark) return;
    hide();
    fill(mark.dataset.cards.split(" "));
    card.hidden = false;
    place(mark);
    mark.setAttribute("aria-describedby", card.id);
    shown = mark;
  }

  function hide() {
    shown?.removeAttribute("aria-describedby");
    card.hidden = true;
    shown = null;
  }

  const markOf = (event) => event.target.closest?.("[data-cards]");

  for (const mark of document.querySelectorAll("[data-cards]")) mark.removeAttribute("title");

  // Whoever only passes over the text with the mouse is not shown every mark.
  let waiting = 0;
  for (const [type, delay] of [["mouseover", 180], ["focusin", 0]]) {
    document.addEventListener(type, (event) => {
      const mark = markOf(event);
      clearTimeout(waiting);
      if (mark) waiting = setTimeout(() => show(mark), delay);
      else if (!card.contains(event.target)) hide();
    });
  }
  document.addEventListener("keydown", (event) => {
    clearTimeout(waiting);
    if (event.key === "Escape") hide();
  });

  // An address with the place of a statement (#o12-34) shows all of its words.
  function point() {
    for (const old of document.querySelectorAll(".pointed")) old.classList.remove("pointed");
    const place = location.hash.slice(1);
    if (!/^o\d+-\d+$/.test(place)) return;
    for (const piece of document.querySelectorAll(`[data-of~="${place}"]`)) {
      piece.classList.add("pointed");
    }
  }

  addEventListener("hashchange", point);
  point();

  const button = document.getElementById("originals");
  button?.addEventListener("click", () => {
    const hidden = document.querySelector(".paged").classList.toggle("no-originals");
    button.setAttribute("aria-pressed", String(!hidden));
    button.textContent = hidden ? words.show : words.hide;
  });
})();
