// Brings an agenda up to the clock of who reads it: a page may be opened, or stay open, long after it was made.

const agendas = document.querySelectorAll("[data-agenda]");
const isPast = (moment) => Date.parse(moment) <= Date.now();

function moveWhatIsOver(agenda, past) {
  for (const entry of agenda.querySelectorAll("[data-over]")) {
    const registration = entry.querySelector("[data-closes]");
    if (isPast(entry.dataset.over)) {
      // A step that was planned is not known to have been taken, so it goes; a meeting goes to the past.
      if ("passes" in entry.dataset) entry.remove();
      else past.prepend(entry);
      delete entry.dataset.over;
      entry.querySelector(".ln-meeting__join")?.remove();
    } else if (registration && isPast(registration.dataset.closes)) {
      registration.textContent = registration.dataset.closed;
    }
  }
}

function showWhatIsThere(agenda, past) {
  for (const list of agenda.querySelectorAll("[data-list]")) {
    const isEmpty = !list.children.length;
    const section = list.closest("section");
    const notice = section.querySelector("[data-if-empty]");
    list.hidden = isEmpty;
    [...list.children].forEach((entry, place) => (entry.hidden = place >= (list.dataset.most ?? Infinity)));
    if (notice) notice.hidden = !isEmpty;
    else section.hidden = isEmpty;
  }
  // Where there is room for one list only, the past stands in for what lies ahead.
  const coming = agenda.querySelector("[data-list=coming]");
  if ("either" in agenda.dataset && coming.children.length) past.closest("section").hidden = true;
  agenda.querySelector("[data-until-now]")?.remove();
}

function update() {
  for (const agenda of agendas) {
    const past = agenda.querySelector("[data-list=past]");
    moveWhatIsOver(agenda, past);
    showWhatIsThere(agenda, past);
  }
}

update();
document.addEventListener("visibilitychange", update);
