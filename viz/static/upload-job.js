"use strict";

// How far an upload has come, told as it happens: each event has the page ask for what
// changed, at most once in a while.

(() => {
  const place = document.getElementById("progress");
  const lost = document.getElementById("lost");
  const pause = 700; // milliseconds
  let due = null;
  let over = false;

  async function renew() {
    due = null;
    try {
      const answer = await fetch(place.dataset.part);
      if (answer.ok && !answer.redirected) {
        place.innerHTML = await answer.text(); // ours, escaped where it was made
        lost.hidden = true;
      }
    } catch {
      lost.hidden = false;
    }
    if (over) {
      document.getElementById("cancel")?.remove();
    }
  }

  const soon = () => {
    due ??= setTimeout(renew, over ? 0 : pause);
  };

  if ("ended" in place.dataset) {
    return;
  }
  const events = new EventSource(place.dataset.events);

  function told(event) {
    const { job } = JSON.parse(event.data);
    const bar = place.querySelector("progress");
    bar.max = job.total || 1;
    bar.value = job.state === "queued" ? 0 : job.done;
    over = job.ended !== null;
    if (over) {
      events.close();
      clearTimeout(due);
      due = null;
    }
    soon();
  }

  events.addEventListener("state", told);
  events.addEventListener("file", told);
  events.addEventListener("error", () => {
    lost.hidden = events.readyState !== EventSource.CLOSED || over;
    soon();
  });
  events.addEventListener("open", () => {
    lost.hidden = true;
  });
})();
