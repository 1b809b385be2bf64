"use strict";

// The search box: a combobox over the boxes drawn, diacritics or not; what is not among
// them is asked of the server, as without script.

chidao.search = (pick) => {
  const { model } = chidao;
  const input = document.getElementById("search");
  const list = document.getElementById("search-results");
  let active = -1;

  const options = () => [...list.querySelectorAll("[data-node]")];

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(id) {
    input.value = "";
    close();
    pick(id);
  }

  function option(node, index) {
    const item = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = node.name;
    item.id = `search-${index}`;
    item.dataset.node = node.id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(name, " ", node.tip.split("\n")[1] ?? "");
    // Before the input loses focus, which closes the list.
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(node.id);
    });
    return item;
  }

  function update() {
    if (!input.value.trim()) return close();
    const found = model.find(input.value);
    const nothing = document.createElement("li");
    nothing.className = "help";
    nothing.textContent = model.t("no_match");
    list.replaceChildren(...(found.length ? found.map(option) : [nothing]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    move(found.length ? 0 : -1);
  }

  function move(index) {
    active = index;
    options().forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `search-${active}`);
    options()[active].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", (event) => {
    const chosen = options()[active];
    if (chosen || !model.served) event.preventDefault();
    if (chosen) choose(chosen.dataset.node);
  });
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape") close();
    if (!count || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    move((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  });
};
