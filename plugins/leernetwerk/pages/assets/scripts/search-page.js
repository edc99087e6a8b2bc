/* The result page: the query and the facets of its address, the results, and what changes them. */

import { findPlaces, mark, Matcher } from "./search-excerpt.js";
import { Index } from "./search-index.js";
import { search } from "./search-query.js";

const AT_ONCE = 10, SHOWN_VALUES = 6, MOST_VALUES = 200, AFTER_RESULTS = 200;

const root = document.querySelector("[data-search]");
const form = root.querySelector("form"), input = form.elements.q;
const status = root.querySelector("[role=status]"), list = root.querySelector("[data-search-results]");
const more = root.querySelector("[data-search-more]"), filters = root.querySelector("[data-search-facets]");
const copy = (name) => root.querySelector(`template[data-name=${name}]`).content.firstElementChild.cloneNode(true);
const say = (name, values = {}) =>
  root.dataset[name].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

let index, turn = 0, shown = AT_ONCE;

function chosen() {
  const values = new Map();
  for (const [name, value] of new URLSearchParams(location.search))
    if (name !== "q" && value) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

async function show() {
  const own = ++turn;
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
  const choices = chosen();
  delete root.dataset.searchState;
  try {
    index ??= await Index.open();
    // In a large site the facets come behind the results, unless the results depend on them.
    const facets = choices.size || index.facets_first ? await index.facets() : null;
    const answer = query ? await search(index, query) : { words: [], ids: new Set(), rarity: new Map(), hits: [] };
    if (own !== turn) return;
    if (!query && choices.size) answer.hits = Array.from({ length: index.count }, (_, page) => [page, 0]);
    const failed = countFailed(facets ?? [], choices);
    const hits = answer.hits.filter(([page]) => !failed.all[page]);
    const matcher = new Matcher(index, answer);
    const pages = await Promise.all(hits.slice(0, shown).map(([page]) => index.page(page)));
    if (own !== turn) return;
    list.replaceChildren(...pages.map((page) => result(page, matcher)));
    more.hidden = hits.length <= shown;
    tell(query, hits.length, choices.size);
    const draw = (facets) => own === turn && drawFacets(facets, choices, failed, answer.hits);
    if (facets) draw(facets);
    else setTimeout(() => index.facets().then(draw).catch(console.warn), AFTER_RESULTS);
  } catch (error) {
    if (own !== turn) return;
    status.textContent = root.dataset.failed;
    root.querySelector("[data-search-instead]").hidden = false;
    console.warn(error);
  }
  root.dataset.searchState = "done";
}

/** By page, how many of the chosen facets leave it out, and which ones: of a facet, any chosen value will do. */
function countFailed(facets, choices) {
  const failed = { all: new Uint8Array(index.count), by: new Map() };
  for (const { name, values } of facets) {
    if (!choices.has(name)) continue;
    const out = new Uint8Array(index.count).fill(1);
    for (const { value, pages } of values) if (choices.get(name).includes(value)) for (const page of pages) out[page] = 0;
    out.forEach((one, page) => (failed.all[page] += one));
    failed.by.set(name, out);
  }
  return failed;
}

function tell(query, count, narrowed) {
  const name = !query && !narrowed ? "start" : count === 0 ? "none" : count === 1 ? "one" : "many";
  status.textContent = say(name, { count, query });
  document.title = query ? `${query} – ${root.dataset.title}` : root.dataset.title;
  root.querySelector("[data-search-instead]").hidden = count > 0;
}

function result(page, matcher) {
  const item = copy("result");
  const part = (name) => item.querySelector(`[data-part=${name}]`);
  if (page.record) item.dataset.recordId = page.record;
  else item.dataset.page = page.address;
  item.classList.add(`ln-type--${page.record.split(":")[0] || "page"}`);
  const link = part("title");
  link.href = page.at;
  link.append(...mark(page.title, matcher.find(page.title)));
  for (const name of ["title", "summary", "places"]) part(name).lang = page.language;
  part("kind").textContent = [page.kind, ...page.context].filter(Boolean).join(" · ");
  fill(part("summary"), mark(page.summary, matcher.find(page.summary)), page.summary);
  const places = findPlaces(page, matcher).map((place) => {
    const line = copy("place");
    const to = line.querySelector("a"), text = line.querySelector("span");
    to.href = new URL(place.anchor ? `${place.file}#${place.anchor}` : page.at, page.at);
    to.append(...mark(place.heading, place.inHeading));
    if (!place.heading) to.remove();
    text.append(...mark(place.text, place.found));
    return line;
  });
  fill(part("places"), places, places.length);
  return item;
}

function fill(element, nodes, worthwhile) {
  if (worthwhile) element.append(...nodes);
  else element.remove();
}

/** The facets with, for each value, how many results it would leave beside the other facets. */
function drawFacets(facets, choices, failed, hits) {
  const open = new Set([...filters.querySelectorAll("details[open]")].map(({ dataset }) => dataset.facet));
  const focused = document.activeElement?.closest?.("[data-search-facets]") && document.activeElement.id;
  filters.replaceChildren(...facets.map(({ name, label, values }) => {
    const own = failed.by.get(name), left = new Uint8Array(index.count);
    for (const [page] of hits) if (failed.all[page] === (own?.[page] ?? 0)) left[page] = 1;
    const useful = [];
    for (const { value, shown, pages } of values) {
      let count = 0;
      for (const page of pages) count += left[page];
      const checked = choices.get(name)?.includes(value) ?? false;
      if (count || checked) useful.push({ value, shown, count, checked });
    }
    if (useful.length < 2 && !useful.some(({ checked }) => checked)) return null;
    const first = (one, other) => (name === "year" ? other.value - one.value : other.count - one.count);
    useful.sort((one, other) => first(one, other) || (one.value < other.value ? -1 : 1));
    const group = copy("facet");
    group.querySelector("legend").textContent = label;
    const rest = group.querySelector("details");
    const shown = useful.filter(({ checked }, place) => place < SHOWN_VALUES || checked);
    const others = useful.filter((value) => !shown.includes(value)).slice(0, MOST_VALUES);
    group.querySelector("ul").append(...shown.map((value) => choice(name, value)));
    const fillRest = () => rest.querySelector("li")
      || rest.querySelector("ul").append(...others.map((value) => choice(name, value)));
    rest.dataset.facet = name;
    rest.addEventListener("toggle", fillRest);
    if (!others.length) rest.remove();
    else if (open.has(name)) {
      rest.open = true;
      fillRest();
    }
    return group;
  }).filter(Boolean));
  if (focused) document.getElementById(focused)?.focus();
}

function choice(name, { value, shown, count, checked }) {
  const line = copy("value"), box = line.querySelector("input"), label = line.querySelector("label");
  Object.assign(box, { name, value, checked, id: `${name}=${value}` });
  label.htmlFor = box.id;
  label.querySelector("span").textContent = shown;
  label.querySelector("small").textContent = count;
  return line;
}

function go() {
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = `${location.pathname}?${values}`;
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  shown = AT_ONCE;
  show();
}

function arrive() {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  shown = AT_ONCE;
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
filters.addEventListener("change", go);
more.addEventListener("click", async () => {
  const first = shown;
  shown += AT_ONCE;
  await show();
  list.children[first]?.querySelector("a").focus();
});
addEventListener("popstate", arrive);
// On a narrow screen the facets stand above the results: closed, they leave room for them.
root.querySelector(".ln-search__filters").open = matchMedia("(min-width: 60em)").matches;
arrive();
if (!input.value && !chosen().size) input.focus();
