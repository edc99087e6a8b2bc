/* Puts methodologies side by side: takes the parts of their own pages that the rows of the table name. */

const form = document.querySelector(".ln-choose");
const status = form.parentElement.querySelector("[role=status]");
const region = document.querySelector(".ln-compare__scroll");
const head = region.querySelector("thead tr");
const nothing = document.querySelector("template.ln-nothing");
const selects = [...form.querySelectorAll("select")];
const name = selects[0].name;
const known = new Set([...selects[0].options].map((option) => option.value).filter(Boolean));
let turn = 0;

async function load(slug) {
  const address = new URL(`../${slug}/`, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(slug);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("article a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address));
  return { address, page, title: page.querySelector("h1") };
}

function cell(page, field) {
  const td = document.createElement("td");
  const part = page.querySelector(`article [data-field="${field}"]`);
  const copy = part && document.importNode(part, true);
  if (copy) td.append(...(copy.matches("ul, ol") ? [copy] : copy.childNodes));
  else td.append(nothing.content.cloneNode(true));
  td.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
  if (part?.lang) td.lang = part.lang;
  return td;
}

async function show() {
  const mine = ++turn;
  const wanted = [...new Set(new URL(location.href).searchParams.getAll(name))].slice(0, selects.length);
  const slugs = wanted.filter((slug) => known.has(slug));
  selects.forEach((select, at) => (select.value = slugs[at] ?? ""));
  const missing = wanted.filter((slug) => slug && !known.has(slug));
  const found = await Promise.allSettled(slugs.map(load));
  if (mine !== turn) return;
  const pages = found.filter((each) => each.status === "fulfilled").map((each) => each.value);
  region.hidden = !pages.length;
  region.querySelectorAll("td:not(:first-child), tbody td, thead th").forEach((old) => old.remove());
  for (const { address, page, title } of pages) {
    const th = document.createElement("th");
    const link = document.createElement("a");
    th.scope = "col";
    link.href = address;
    link.textContent = title.textContent;
    th.append(link);
    head.append(th);
    for (const row of region.querySelectorAll("tbody tr")) row.append(cell(page, row.dataset.row));
  }
  for (const row of region.querySelectorAll("tbody tr")) row.hidden = !row.querySelector("td > :not(.ln-quiet:only-child), td:not(:has(*))");
  region.style.setProperty("--ln-columns", pages.length);
  const said = pages.length ? status.dataset.done.replace("{names}", pages.map(({ title }) => title.textContent).join(", ")) : "";
  status.textContent = missing.length ? status.dataset.missing.replace("{name}", missing.join(", ")) : said;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.delete(name);
  for (const select of selects) if (select.value) address.searchParams.append(name, select.value);
  history.pushState(null, "", address);
  show();
});
addEventListener("popstate", show);
show();
