"use strict";

// The form by which documents are sent: drop them, see what is chosen, give the number and
// day of those that lack them (as a register, which the server reads), see them go.

(() => {
  const form = document.getElementById("upload");
  const words = JSON.parse(document.getElementById("words").textContent);
  const picker = document.getElementById("file");
  const manifest = document.getElementById("manifest");
  const drop = document.getElementById("drop");
  const list = document.getElementById("files");
  const trouble = document.getElementById("trouble");
  const send = document.getElementById("send");
  const row = document.getElementById("row");
  const chosen = new Map(); // by name: what comes second by a name takes the place
  const most = { files: Number(form.dataset.mostFiles), bytes: Number(form.dataset.mostBytes) };

  const size = (bytes) =>
    bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

  function complain(text) {
    trouble.textContent = text;
    trouble.hidden = !text;
  }

  function total() {
    return [...chosen.values()].reduce((sum, { file }) => sum + file.size, 0);
  }

  function check() {
    const many = chosen.size > most.files;
    const large = total() > most.bytes;
    complain(many ? words.many : large ? words.large : "");
    send.disabled = many || large;
    document.getElementById("chosen").hidden = chosen.size === 0;
    document.getElementById("count").textContent = `${chosen.size} · ${size(total())}`;
    picker.required = chosen.size === 0;
  }

  function add(files) {
    for (const file of files) {
      chosen.get(file.name)?.line.remove();
      const line = row.content.firstElementChild.cloneNode(true);
      line.querySelector("bdi").textContent = file.name;
      line.querySelector(".size").textContent = size(file.size);
      line.querySelector(".remove").addEventListener("click", () => {
        chosen.delete(file.name);
        line.remove();
        check();
        picker.focus();
      });
      list.append(line);
      chosen.set(file.name, { file, line });
    }
    check();
  }

  picker.addEventListener("change", () => {
    add(picker.files);
    picker.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") {
        add(event.dataTransfer.files);
      }
    });
  }

  const cell = (text) => `"${text.replaceAll('"', '""')}"`;

  function register() {
    const lines = [];
    for (const [name, { line }] of chosen) {
      const number = line.querySelector(".number-field").value.trim();
      const date = line.querySelector(".date-field").value;
      if (number || date) {
        lines.push([name, number, date].map(cell).join(","));
      }
    }
    return lines.length ? ["file,number,date", ...lines].join("\n") : null;
  }

  function body() {
    const data = new FormData();
    data.append("form", form.elements.form.value);
    for (const { file } of chosen.values()) {
      data.append("file", file, file.name);
    }
    const lines = register();
    if (manifest.files.length) {
      data.append("manifest", manifest.files[0]);
    } else if (lines) {
      data.append("manifest", new Blob([lines], { type: "text/csv" }), "register.csv");
    }
    return data;
  }

  function answered(request) {
    if (request.status < 400 && request.responseURL) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const said = page.querySelector("[role=alert]:not([hidden]), .state p");
    complain(said?.textContent ?? words.failed);
    settle();
  }

  const sending = document.getElementById("sending");
  const sent = document.getElementById("sent");

  function settle() {
    sending.hidden = true;
    send.disabled = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (progress) => {
      const share = progress.lengthComputable ? progress.loaded / progress.total : 0;
      sent.value = share;
      document.getElementById("share").textContent = `${Math.floor(share * 100)} %`;
    });
    request.addEventListener("load", () => answered(request));
    request.addEventListener("error", () => {
      complain(words.offline);
      settle();
    });
    request.addEventListener("abort", settle);
    document.getElementById("abort").onclick = () => request.abort();
    complain("");
    send.disabled = true;
    sending.hidden = false;
    request.send(body());
  });

  add(picker.files); // a browser that remembers the form
})();
