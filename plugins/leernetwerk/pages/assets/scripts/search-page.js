/* The result page: the query and the facets of its address, the results, and what changes them. */

import { findPlaces, mark, Matcher } from "./search-excerpt.js";
import { Index } from "./search-index.js";
import { search } from "./search-query.js";

const AT_ONCE = 10, SHOWN_VALUES = 6;

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
    const [answer, facets] = await Promise.all([
      query ? search(index, query) : { words: [], ids: new Set(), rarity: new Map(), hits: [] },
      index.facets(),
    ]);
    if (own !== turn) return;
    if (!query && choices.size) answer.hits = Array.from({ length: index.count }, (_, page) => [page, 0]);
    const narrowing = narrow(facets, choices);
    const hits = answer.hits.filter(([page]) => narrowing.every(({ pages }) => pages.has(page)));
    const matcher = new Matcher(index, answer);
    const pages = await Promise.all(hits.slice(0, shown).map(([page]) => index.page(page)));
    if (own !== turn) return;
    list.replaceChildren(...pages.map((page) => result(page, matcher)));
    more.hidden = hits.length <= shown;
    drawFacets(facets, choices, narrowing, answer.hits);
    tell(query, hits.length, choices.size);
  } catch (error) {
    if (own !== turn) return;
    status.textContent = root.dataset.failed;
    root.querySelector("[data-search-instead]").hidden = false;
    console.warn(error);
  }
  root.dataset.searchState = "done";
}

/** The chosen facets with the pages that each leaves: any of its values will do. */
function narrow(facets, choices) {
  return facets.filter(({ name }) => choices.has(name)).map(({ name, values }) => ({
    name,
    pages: new Set(values.filter(({ value }) => choices.get(name).includes(value)).flatMap(({ pages }) => pages)),
  }));
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
    to.href = place.file ? new URL(`${place.file}${place.anchor && `#${place.anchor}`}`, page.at)
      : place.anchor ? `${page.at.split("#")[0]}#${place.anchor}` : page.at;
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
function drawFacets(facets, choices, narrowing, hits) {
  const open = new Set([...filters.querySelectorAll("details[open]")].map(({ dataset }) => dataset.facet));
  const focused = document.activeElement?.closest?.("[data-search-facets]") && document.activeElement.id;
  filters.replaceChildren(...facets.map(({ name, label, values }) => {
    const left = new Set(hits.map(([page]) => page).filter((page) =>
      narrowing.every((facet) => facet.name === name || facet.pages.has(page))));
    const counted = values.map((value) => ({ ...value, count: value.pages.filter((page) => left.has(page)).length,
      checked: choices.get(name)?.includes(value.value) ?? false }));
    const useful = counted.filter(({ count, checked }) => count || checked);
    if (useful.length < 2 && !useful.some(({ checked }) => checked)) return null;
    const byYear = (one, other) => (name === "year" ? other.value - one.value : other.count - one.count);
    useful.sort((one, other) => byYear(one, other) || one.shown.localeCompare(other.shown));
    const group = copy("facet");
    group.querySelector("legend").textContent = label;
    const rest = group.querySelector("details");
    rest.dataset.facet = name;
    rest.open = open.has(name);
    useful.forEach((value, place) => {
      const target = place < SHOWN_VALUES || value.checked ? group.querySelector("ul") : rest.querySelector("ul");
      target.append(choice(name, value));
    });
    if (!rest.querySelector("li")) rest.remove();
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
if (!location.search.includes("=")) input.focus();
arrive();
