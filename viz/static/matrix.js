"use strict";

// Arrow keys walk the cells of a table with data-arrows: only one of its links is reached
// by Tab, and the arrows move on from there to the next cell in that direction that
// leads anywhere. Home and End go to the ends of the row, with Ctrl to those of the table.

for (const table of document.querySelectorAll("[data-arrows]")) {
  const rows = [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .map((row) => [...row.cells].map((cell) => (cell.tagName === "TD" ? cell.querySelector("a") : null)))
    .filter((row) => row.some(Boolean));
  const links = rows.flat().filter(Boolean);

  const place = (link) => {
    const row = rows.findIndex((each) => each.includes(link));
    return [row, rows[row].indexOf(link)];
  };

  function next(link, down, across) {
    let [row, column] = place(link);
    do {
      row += down;
      column += across;
    } while (rows[row] && column >= 0 && column < rows[row].length && !rows[row][column]);
    return rows[row]?.[column];
  }

  function enter(link) {
    for (const each of links) each.tabIndex = each === link ? 0 : -1;
  }

  const ends = (event, link) => (event.ctrlKey ? links : rows[place(link)[0]].filter(Boolean));
  const moves = {
    ArrowDown: (link) => next(link, 1, 0),
    ArrowUp: (link) => next(link, -1, 0),
    ArrowRight: (link) => next(link, 0, 1),
    ArrowLeft: (link) => next(link, 0, -1),
    Home: (link, event) => ends(event, link)[0],
    End: (link, event) => ends(event, link).at(-1),
  };

  enter(links[0]);
  table.addEventListener("focusin", (event) => {
    if (links.includes(event.target)) enter(event.target);
  });
  table.addEventListener("keydown", (event) => {
    if (!links.includes(event.target) || !(event.key in moves)) return;
    event.preventDefault();
    moves[event.key](event.target, event)?.focus();
  });
}
