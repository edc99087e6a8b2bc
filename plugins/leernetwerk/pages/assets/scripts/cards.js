/* Cards of the chosen methodologies, made from the parts of their own pages, ready for paper. */

const form = document.querySelector(".ln-choose");
const status = form.parentElement.querySelector("[role=status]");
const papers = document.querySelector(".ln-papers");
const template = document.querySelector("template.ln-paper");
const print = form.querySelector(".ln-print");
const boxes = [...form.querySelectorAll("input")];
const name = boxes[0]?.name;
const made = new Map();

async function make(slug) {
  const address = new URL(`../${slug}/`, location.href);
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = (field) => page.querySelector(`article [data-field="${field}"]`);
  const card = template.content.firstElementChild.cloneNode(true);
  card.querySelector("h2").textContent = page.querySelector("h1").textContent;
  card.querySelector(".ln-paper__summary").textContent = part("summary")?.textContent ?? "";
  for (const row of card.querySelectorAll("[data-row]")) {
    const found = part(row.dataset.row);
    const items = found?.querySelectorAll("li").length ? [...found.querySelectorAll("li")] : found ? [found] : [];
    row.querySelector("dd").textContent = items.map((item) => item.textContent.trim()).join(", ");
    if (!items.length) row.remove();
  }
  const steps = page.querySelectorAll('article [data-field="steps"] > li > strong');
  card.querySelector("ol").append(...[...steps].map((step) => Object.assign(document.createElement("li"), { textContent: step.textContent })));
  const code = page.querySelector(".ln-sheet__code svg");
  if (code) card.querySelector(".ln-paper__qr").append(document.importNode(code, true));
  card.querySelector(".ln-paper__address").textContent = page.querySelector(".ln-sheet__address")?.textContent || address.host + address.pathname;
  return card;
}

async function show() {
  const wanted = new URL(location.href).searchParams.getAll(name);
  for (const box of boxes) box.checked = wanted.includes(box.value);
  const slugs = boxes.filter((box) => box.checked).map((box) => box.value);
  for (const slug of slugs) if (!made.has(slug)) made.set(slug, make(slug));
  papers.replaceChildren(...(await Promise.all(slugs.map((slug) => made.get(slug)))));
  print.hidden = !slugs.length;
  const missing = wanted.filter((slug) => !boxes.some((box) => box.value === slug));
  const count = slugs.length === 1 ? status.dataset.one : status.dataset.many.replace("{count}", slugs.length);
  status.textContent = missing.length ? status.dataset.missing.replace("{name}", missing.join(", ")) : slugs.length ? count : "";
}

form.addEventListener("change", () => {
  const address = new URL(location.href);
  address.searchParams.delete(name);
  for (const box of boxes) if (box.checked) address.searchParams.append(name, box.value);
  history.replaceState(null, "", address);
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
print.addEventListener("click", () => window.print());
addEventListener("popstate", show);
show();
