/* Narrows an index down by its facets. The form and the list are in the page; filter.json tells, for each item of the
   whole list in order, the numbers of its values: a value's number is its place among the form's checkboxes. Items of
   later pages are taken from those pages when they are shown. The choice stands in the address. */

const form = document.querySelector(".ln-filter");
const said = form.dataset;
const boxes = [...form.querySelectorAll(".ln-facet input")];
const found = document.querySelector(".ln-found");
const status = document.querySelector(".ln-count");
const chosen = document.querySelector(".ln-chosen");
const toggle = form.querySelector(".ln-filter__toggle");
const size = Number(said.size);
const whole = [...found.childNodes];
const chunks = new Map([[0, Promise.resolve([...found.querySelectorAll("ul > .ln-card, ul > .ln-insight")])]]);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
let items = null;
let turn = 0;

const facets = new Map();
boxes.forEach((box, number) => facets.set(box.name, [...(facets.get(box.name) ?? []), number]));

const load = () => (items ??= fetch(said.file).then((answer) => answer.json()).then((rows) => rows.map((row) => new Set(row))));

function chunk(number) {
  if (!chunks.has(number)) {
    const address = new URL(said.page.replace(/\d+\/$/, `${number + 1}/`), location.href);
    chunks.set(number, fetch(address).then((answer) => answer.text()).then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      for (const [name, elements] of [["href", "a"], ["src", "img"]]) page.querySelectorAll(`.ln-found ${elements}`).forEach((link) => link.setAttribute(name, new URL(link.getAttribute(name), address)));
      return [...page.querySelectorAll(".ln-found ul > li")].map((item) => document.importNode(item, true));
    }));
  }
  return chunks.get(number);
}

/* Which items fit: within a facet any of the chosen values, between facets all of them. */
function fits(item, but) {
  for (const [name, numbers] of facets) {
    if (name === but) continue;
    const on = numbers.filter((number) => boxes[number].checked);
    if (on.length && !on.some((number) => item.has(number))) return false;
  }
  return true;
}

async function show(positions, from) {
  const mine = ++turn;
  const list = found.querySelector("ul") ?? document.createElement("ul");
  const upTo = Math.min(positions.length, from + size);
  const shown = [];
  for (const position of positions.slice(from, upTo)) shown.push((await chunk(Math.floor(position / size)))[position % size]);
  if (mine !== turn) return;
  if (from === 0) {
    const fresh = document.createElement("ul");
    fresh.className = (whole.find((node) => node.tagName === "UL") ?? list).className;
    fresh.append(...shown);
    found.replaceChildren(...(shown.length ? [fresh] : []));
  } else {
    found.querySelector("ul").append(...shown);
    shown[0].querySelector("a").focus();
  }
  found.querySelector(".ln-more-found__button")?.remove();
  if (upTo < positions.length) {
    found.append(form.querySelector(".ln-more-found").content.cloneNode(true));
    found.querySelector(".ln-more-found__button").addEventListener("click", () => show(positions, upTo));
  }
  found.dispatchEvent(new CustomEvent("ln-shown", { bubbles: true }));
}

function restore() {
  turn += 1;
  // The items of the first page may stand in another list now; each goes back to its own.
  chunks.get(0).then((first) => {
    found.replaceChildren(...whole);
    const lists = whole.filter((node) => node.tagName === "UL");
    let at = 0;
    for (const list of lists) list.replaceChildren(...first.slice(at, (at += Number(list.dataset.length))));
    found.dispatchEvent(new CustomEvent("ln-shown", { bubbles: true }));
  });
}

async function update() {
  const on = boxes.filter((box) => box.checked);
  const rows = await load();
  const positions = rows.flatMap((item, position) => (fits(item) ? [position] : []));
  for (const [name, numbers] of facets) {
    const others = rows.filter((item) => fits(item, name));
    for (const number of numbers) {
      const count = others.filter((item) => item.has(number)).length;
      const row = boxes[number].closest("li");
      row.querySelector("small").textContent = count;
      row.classList.toggle("ln-facet__empty", !count && !boxes[number].checked);
    }
  }
  document.querySelector(".ln-pages")?.toggleAttribute("hidden", on.length > 0);
  chosen.hidden = !on.length;
  chosen.replaceChildren(...on.map(removal));
  form.classList.toggle("ln-filter--on", on.length > 0);
  form.querySelector(".ln-filter__number").textContent = on.length ? ` (${on.length})` : "";
  if (on.length) await show(positions, 0);
  else restore();
  status.textContent = !on.length ? said.all : positions.length ? fill(said.some, { count: positions.length }) : said.none;
}

function removal(box) {
  const button = document.createElement("button");
  const value = box.parentElement.querySelector("span").textContent;
  button.type = "button";
  button.textContent = value;
  button.setAttribute("aria-label", fill(said.remove, { value }));
  button.addEventListener("click", () => {
    box.checked = false;
    remember();
    (chosen.querySelector("button") ?? boxes[0]).focus();
  });
  return button;
}

/* The form's part of the address; what else stands there stays. */
function remember() {
  const address = new URL(location.href);
  for (const name of facets.keys()) address.searchParams.delete(name);
  for (const box of boxes) if (box.checked) address.searchParams.append(box.name, box.value);
  history.pushState(null, "", address);
  update();
}

function recall() {
  const wanted = new URL(location.href).searchParams;
  for (const box of boxes) {
    box.checked = wanted.getAll(box.name).includes(box.value);
    if (box.checked) box.closest("details").open = true;
  }
  if (items || boxes.some((box) => box.checked)) update();
}

for (const list of found.querySelectorAll("ul")) if (list.parentElement === found) list.dataset.length = list.children.length;
form.addEventListener("change", remember);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(remember));
form.addEventListener("focusin", load, { once: true });
form.addEventListener("click", (event) => {
  const all = event.target.closest(".ln-facet__all");
  if (all) {
    const open = all.parentElement.classList.toggle("ln-facet--all");
    all.setAttribute("aria-expanded", open);
    if (open) all.parentElement.querySelector(".ln-facet__more input").focus();
  }
});
toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", form.classList.toggle("ln-filter--open")));
addEventListener("popstate", recall);
recall();
