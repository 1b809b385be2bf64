"use strict";

// The search of every page: what is typed is looked for meanwhile, and the first things
// that are found can be gone to with the arrows and Enter (ARIA combobox with a list).
// Without it the form leads to the page of what was found.

(() => {
  const form = document.querySelector("form.find");
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const live = document.createElement("p");
  const pages = { documents: "/van-ban/", agencies: "/co-quan/" };
  const base = new URL(form.dataset.index, location.href);
  const pause = 150;
  let timer;
  let asking;
  let chosen = -1;

  Object.assign(list, { id: "found", className: "found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label"));
  live.className = "unseen";
  live.setAttribute("aria-live", "polite");
  form.append(list, live);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "found",
    "aria-expanded": "false",
  })) {
    input.setAttribute(name, value);
  }

  const address = (kind, slug) => {
    const url = new URL(base);
    url.pathname = url.pathname.replace(/\/index\.json$/, pages[kind] + encodeURIComponent(slug));
    return url.href;
  };

  function rows({ documents, agencies, agencies_first: first }) {
    const named = documents.items.map(({ slug, label, issuer_name: issuer, date, title }) => ({
      href: address("documents", slug),
      label,
      about: [issuer, date, title].filter(Boolean).join(" · "),
    }));
    const bodies = agencies.items.map(({ agency: { slug, name } }) => ({
      href: address("agencies", slug),
      label: name,
      about: "",
    }));
    return first ? [...bodies, ...named] : [...named, ...bodies];
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    list.replaceChildren(
      ...found.map(({ href, label, about }, number) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const more = document.createElement("span");
        item.id = `found-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        Object.assign(link, { href, textContent: label, tabIndex: -1, lang: "vi" });
        Object.assign(more, { textContent: about, className: "help", lang: "vi" });
        link.append(more);
        item.append(link);
        return item;
      }),
    );
    chosen = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    live.textContent = form.dataset.told.replace("{n}", found.length);
  }

  async function look() {
    asking?.abort();
    const words = input.value.trim();
    if (words.length < 2) return close();
    asking = new AbortController();
    const url = new URL(base);
    url.searchParams.set("q", words);
    url.searchParams.set("limit", "6");
    try {
      const answer = await fetch(url, { signal: asking.signal });
      if (answer.ok) show(rows(await answer.json()));
    } catch {
      close(); // Enter still leads to the page of what is found
    }
  }

  function choose(step) {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (chosen + step + items.length + 1) % (items.length + 1);
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    if (items[chosen]) {
      input.setAttribute("aria-activedescendant", items[chosen].id);
      items[chosen].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
      chosen = -1;
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the words stay: only the list goes
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && list.children[chosen]) {
      event.preventDefault();
      list.children[chosen].firstChild.click();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus
})();
