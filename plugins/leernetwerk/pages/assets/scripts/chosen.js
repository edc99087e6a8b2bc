/* Puts the chosen methodologies side by side, or on cards for paper: takes the parts of their own pages that the rows
   of a table or of a card name. The choice stands in the address. */

const form = document.querySelector(".ln-choose");
const status = form.parentElement.querySelector("[role=status]");
const said = status.dataset;
const region = document.querySelector(".ln-compare__scroll");
const papers = document.querySelector(".ln-papers");
const print = form.querySelector(".ln-print");
const fields = [...form.querySelectorAll("select, [type=checkbox]")];
const name = fields[0].name;
const known = [...(region ? fields[0].options : fields)].map((each) => each.value).filter(Boolean);
const loaded = new Map();
let turn = 0;

async function load(slug) {
  const address = new URL(`../${slug}/`, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(slug);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article");
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address));
  return { address, page, title: page.querySelector("h1").textContent, part: (field) => page.querySelector(`[data-field="${field}"]`) };
}

function makeCell(part) {
  const cell = document.createElement("td");
  const copy = part && document.importNode(part, true);
  if (copy) cell.append(...(copy.matches("ul, ol") ? [copy] : copy.childNodes));
  else cell.append(document.querySelector("template.ln-nothing").content.cloneNode(true));
  cell.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
  if (part?.lang) cell.lang = part.lang;
  return cell;
}

function compare(pages) {
  region.hidden = !pages.length;
  region.querySelectorAll("tbody td, thead th").forEach((old) => old.remove());
  for (const { address, part, title } of pages) {
    const head = document.createElement("th");
    const link = document.createElement("a");
    head.scope = "col";
    link.href = address;
    link.textContent = title;
    head.append(link);
    region.querySelector("thead tr").append(head);
    for (const row of region.querySelectorAll("tbody tr")) row.append(makeCell(part(row.dataset.row)));
  }
  for (const row of region.querySelectorAll("tbody tr")) row.hidden = !row.querySelector("td > :not(.ln-quiet:only-child), td:not(:has(*))");
  region.style.setProperty("--ln-columns", pages.length);
  return said.done.replace("{names}", pages.map(({ title }) => title).join(", "));
}

function makeCard({ address, page, part, title }) {
  const card = document.querySelector("template.ln-paper").content.firstElementChild.cloneNode(true);
  const fill = (selector, text) => (card.querySelector(selector).textContent = text);
  fill("h2", title);
  fill(".ln-paper__summary", part("summary")?.textContent);
  for (const row of card.querySelectorAll("[data-row]")) {
    const found = part(row.dataset.row);
    const items = found ? [...found.querySelectorAll("li")] : [];
    row.querySelector("dd").textContent = (items.length ? items : [found]).map((item) => item?.textContent.trim()).join(", ");
    if (!found) row.remove();
  }
  for (const step of part("steps")?.querySelectorAll(":scope > li > strong") ?? []) {
    card.querySelector("ol").append(Object.assign(document.createElement("li"), { textContent: step.textContent }));
  }
  const code = page.querySelector(".ln-sheet__code svg");
  if (code) card.querySelector(".ln-paper__qr").append(document.importNode(code, true));
  fill(".ln-paper__address", page.querySelector(".ln-sheet__address").textContent);
  return card;
}

function lay(pages) {
  papers.replaceChildren(...pages.map(makeCard));
  print.hidden = !pages.length;
  return pages.length === 1 ? said.one : said.many.replace("{count}", pages.length);
}

async function show() {
  const mine = ++turn;
  const wanted = [...new Set(new URL(location.href).searchParams.getAll(name))].filter(Boolean);
  const slugs = region ? wanted.filter((slug) => known.includes(slug)).slice(0, fields.length) : known.filter((slug) => wanted.includes(slug));
  fields.forEach((field, at) => (region ? (field.value = slugs[at] ?? "") : (field.checked = slugs.includes(field.value))));
  for (const slug of slugs) if (!loaded.has(slug)) loaded.set(slug, load(slug));
  const found = await Promise.allSettled(slugs.map((slug) => loaded.get(slug)));
  if (mine !== turn) return;
  const pages = found.filter(({ value }) => value).map(({ value }) => value);
  const text = (region ? compare : lay)(pages);
  const missing = wanted.filter((slug) => !known.includes(slug));
  status.textContent = missing.length ? said.missing.replace("{name}", missing.join(", ")) : pages.length ? text : "";
}

function choose(event) {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.delete(name);
  for (const field of fields) if (region ? field.value : field.checked) address.searchParams.append(name, field.value);
  history.pushState(null, "", address);
  show();
}

form.addEventListener(region ? "submit" : "change", choose);
print?.addEventListener("click", () => window.print());
addEventListener("popstate", show);
show();
