"use strict";

// The editor of the query: Yasqe over the plain field, completing our own vocabulary.
// Nothing that it does leaves this server, and nothing is kept in the browser.

const consolePage = {};

consolePage.editor = (() => {
  const MOST = 60;
  const SHORTEST = 2;
  const field = document.getElementById("query");
  const names = { terms: [] };

  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");

  /** What may be completed where the cursor is: a name or a variable that is begun. */
  function wordAt(editor) {
    const token = editor.getCompleteToken();
    const inWords = ["string", "comment"].includes(token.type) || /^[<"']/.test(token.string);
    return inWords || token.string.length < SHORTEST ? null : token;
  }

  function variables(editor, begun) {
    const others = editor.getVariablesFromQuery().filter((name) => name !== begun);
    return others.filter((name) => name.startsWith(begun)).map((text) => ({ text }));
  }

  function matching(word) {
    const [space, rest] = folded(word).includes(":") ? folded(word).split(":", 2) : [null, folded(word)];
    const found = names.terms.filter(({ term, label }) => {
      const [prefix, name] = folded(term).split(":", 2);
      const called = folded(label);
      return space === null
        ? prefix.startsWith(rest) || name.startsWith(rest) || called.startsWith(rest)
        : prefix === space && (name.includes(rest) || called.includes(rest));
    });
    const rank = ({ term }) =>
      (folded(term).split(":", 2)[1].startsWith(rest) ? 0 : 2) + (term.startsWith("cd:") ? 0 : 1);
    return found
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST)
      .map(({ term, label }) => ({ text: term, displayText: label ? `${term} — ${label}` : term }));
  }

  function suggest(editor) {
    const hint = () => {
      const token = wordAt(editor);
      if (!token) return null;
      const { line } = editor.getDoc().getCursor();
      const list = token.string.startsWith("?") ? variables(editor, token.string) : matching(token.string);
      return { list, from: { line, ch: token.start }, to: { line, ch: token.end } };
    };
    const container = editor.getWrapperElement();
    editor.showHint({ hint, container, completeSingle: false, closeCharacters: /[\s(){}[\];,>]/ });
  }

  function plain() {
    return {
      value: () => field.value,
      set: (text) => {
        field.value = text;
      },
      mark: () => {},
      focus: () => field.focus(),
    };
  }

  /** Know our prefixes from the start: the endpoint does not ask for a declaration. */
  function declare(Yasqe, prefixes) {
    const made = Yasqe.modes.sparql11;
    Yasqe.defineMode("sparql11", (...options) => {
      const mode = made(...options);
      const begin = mode.startState;
      mode.startState = (...at) => {
        const state = begin(...at);
        Object.assign(state.prefixes, prefixes);
        return state;
      };
      return mode;
    });
  }

  /** Open the editor; `run` is what Ctrl+Enter does. */
  function open(run, prefixes) {
    if (typeof yasqe === "undefined") return plain();
    const { Yasqe } = yasqe;
    declare(Yasqe, prefixes);
    // Its own completers ask other hosts; an empty list among its options changes nothing.
    Yasqe.defaults.autocompleters = [];
    const place = document.createElement("div");
    field.before(place);
    new Yasqe(place, {
      value: field.value,
      screenReaderLabel: field.labels[0].textContent,
      extraKeys: {
        Tab: false, // it leads on, as on any page
        "Shift-Tab": false,
        "Ctrl-Enter": run,
        "Cmd-Enter": run,
        "Ctrl-Space": () => suggest(editor),
      },
      editorHeight: "auto",
      resizeable: false,
      showQueryButton: false,
      createShareableLink: null,
      consumeShareLink: null,
      persistenceId: null,
      prefixCcApi: null,
    });
    // What Yasqe gives back is a copy: only CodeMirror's own object knows what goes on.
    const editor = place.querySelector(".CodeMirror").CodeMirror;
    field.hidden = true;
    let marked = null;
    const unmark = () => {
      if (marked !== null) editor.removeLineClass(marked, "background", "wrong");
      marked = null;
    };
    editor.on("change", () => {
      field.value = editor.getValue();
      unmark();
    });
    editor.on("inputRead", () => suggest(editor));
    fetch(field.form.dataset.names)
      .then((answer) => (answer.ok ? answer.json() : names))
      .then((told) => Object.assign(names, told))
      .catch(() => {}); // without names it completes variables alone
    return {
      value: () => editor.getValue(),
      set: (text) => editor.setValue(text),
      mark: (line) => {
        unmark();
        marked = editor.addLineClass(line - 1, "background", "wrong");
        editor.scrollIntoView({ line: line - 1, ch: 0 }, 60);
      },
      focus: () => editor.focus(),
    };
  }

  return { open };
})();
