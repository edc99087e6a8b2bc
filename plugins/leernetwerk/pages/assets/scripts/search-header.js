/* The search in the header of every page: suggestions while someone types; Enter goes to the result page. */

const form = document.querySelector("[data-search-header]");
const input = form.elements.q, box = form.querySelector("[role=listbox]"), status = form.querySelector("[role=status]");
const MOST = 6;

let engine, timer, turn = 0, active = -1;

async function load() {
  const [{ Index }, { search }] = await Promise.all([import("./search-index.js"), import("./search-query.js")]);
  const index = await Index.open();
  return (text) => search(index, text).then(({ hits }) =>
    Promise.all(hits.slice(0, MOST).map(([page]) => index.page(page))));
}

function close() {
  box.hidden = true;
  active = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

async function suggest() {
  const own = ++turn, text = input.value.trim();
  if (text.length < 2) return close();
  engine ??= load();
  const pages = await engine.then((find) => find(text)).catch(() => []);
  if (own !== turn || document.activeElement !== input) return;
  close();
  box.replaceChildren(...pages.map((page, place) => {
    const line = document.createElement("a");
    Object.assign(line, { href: page.at, id: `ln-suggestion-${place}`, role: "option", tabIndex: -1 });
    const title = document.createElement("span"), kind = document.createElement("small");
    title.textContent = page.title;
    title.lang = page.language;
    kind.textContent = page.kind;
    line.append(title, " ", kind);
    return line;
  }));
  status.textContent = (pages.length ? form.dataset.many : form.dataset.none).replace("{count}", pages.length);
  if (!pages.length) return;
  box.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function move(step) {
  const lines = [...box.children];
  if (box.hidden || !lines.length) return;
  // One place more than there are lines: the field itself.
  active = ((active + 1 + step + lines.length + 1) % (lines.length + 1)) - 1;
  lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === active)));
  if (lines[active]) {
    input.setAttribute("aria-activedescendant", lines[active].id);
    lines[active].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, 120);
});
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Escape" && !box.hidden) close();
  else if (event.key === "Enter" && box.children[active] && !box.hidden) box.children[active].click();
  else return;
  event.preventDefault();
});
form.addEventListener("focusout", (event) => {
  if (!form.contains(event.relatedTarget)) close();
});
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !k) return;
  event.preventDefault();
  if (!input.offsetParent) return form.requestSubmit(); // a narrow screen has its field on the result page only
  input.focus();
  input.select();
});
