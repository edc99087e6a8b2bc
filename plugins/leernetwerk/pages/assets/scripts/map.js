/* The map of the site: zooming, highlighting, filtering and going from mark to mark. Which names are shown at which
   step of zooming is decided where the map is drawn; this only sets the step. */

const map = document.querySelector(".ln-map");
const view = map.querySelector(".ln-map__view");
const picture = map.querySelector("svg.ln-map__picture");
const form = map.querySelector("form");
const status = map.querySelector("[role=status]");
const scales = map.dataset.scales.split(" ").map(Number);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const nodes = [...picture.querySelectorAll("a")].map((link, number) => {
  const { e: x, f: y } = link.transform.baseVal.consolidate().matrix;
  const name = link.getAttribute("aria-label");
  return { link, number, x, y, name: name.slice(0, name.lastIndexOf(",")), plain: plain(name), type: link.classList[0].slice(9), near: new Set(), lines: [] };
});
const places = new Map(nodes.map((node) => [`${node.x} ${node.y}`, node]));
const byLink = new Map(nodes.map((node) => [node.link, node]));
const byAddress = new Map(nodes.map((node) => [node.link.getAttribute("href"), node]));
const lines = [...picture.querySelectorAll(".ln-map__lines path")].map((path) => {
  const [, ax, ay, bx, by] = path.getAttribute("d").match(/M(\S+) (\S+) (\S+) (\S+)/);
  const ends = [places.get(`${ax} ${ay}`), places.get(`${bx} ${by}`)];
  ends.forEach((end, side) => (end.near.add(ends[1 - side]), end.lines.push(path)));
  return { path, ends };
});
const size = picture.viewBox.baseVal;
let step = 0;
picture.style.setProperty("--w", size.width);

/* Pixels per unit at step 0 .. n; a unit follows the size of the reader's font. */
/* At scale 1 every name is shown, so no view begins closer. */
const wide = (at) => size.width * scales[at] * 0.05 * parseFloat(getComputedStyle(document.documentElement).fontSize);
const largest = (fits) => Math.max(0, scales.findLastIndex((scale, at) => scale <= 1 && fits(wide(at), (wide(at) * size.height) / size.width)));
const whole = () => largest((width, height) => width <= view.clientWidth && height <= highest());
const highest = () => parseFloat(getComputedStyle(view).maxHeight) || view.clientHeight;

/* Set the step; what is at a point of the view (its middle if none is given) stays there. */
function zoom(to, x = view.clientWidth / 2, y = view.clientHeight / 2, tell = true) {
  to = Math.min(scales.length - 1, Math.max(0, to));
  const before = picture.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  const [across, down] = [(frame.left + x - before.left) / before.width, (frame.top + y - before.top) / before.height];
  step = to;
  picture.dataset.step = step;
  picture.style.setProperty("--s", scales[step]);
  const after = picture.getBoundingClientRect();
  view.scrollLeft += after.left + across * after.width - frame.left - x;
  view.scrollTop += after.top + down * after.height - frame.top - y;
  reveal();
  if (tell) status.textContent = fill(map.dataset.zoomed, { step: step + 1, steps: scales.length });
}

/* Where marks are filtered out there is room for more names: what was looked for first, then the most connected. */
function reveal() {
  for (const { link } of nodes) link.classList.remove("named");
  const shown = nodes.filter((node) => !node.hidden).reverse();
  if (shown.length === nodes.length || shown.length > 100) return;
  const box = (node) => node.link.lastElementChild.getBoundingClientRect();
  const rank = new Map(shown.map((node) => [node, (box(node).width > 0) * 2 + node.hit]));
  const taken = [];
  for (const node of shown.sort((one, other) => rank.get(other) - rank.get(one))) {
    node.link.classList.add("named");
    const { left, right, top, bottom } = box(node);
    if (taken.some((other) => left < other.right && other.left < right && top < other.bottom && other.top < bottom)) node.link.classList.remove("named");
    else taken.push({ left, right, top, bottom });
  }
}

function light(node, tell = false) {
  picture.classList.toggle("lit", Boolean(node));
  for (const other of nodes) other.link.classList.toggle("on", other === node || Boolean(node?.near.has(other)));
  for (const { path, ends } of lines) path.classList.toggle("on", ends.includes(node));
  if (node && tell) {
    const near = [...node.near].filter((other) => !other.hidden).map((other) => other.name);
    status.textContent = fill(near.length ? map.dataset.ties : map.dataset.alone, { name: node.name, count: near.length, names: near.join(", ") });
  }
}

/* One mark at a time can be reached by Tab; the arrows lead to the others. */
function rove(node) {
  for (const other of nodes) other.link.setAttribute("tabindex", other === node ? 0 : -1);
}

function go(from, dx, dy) {
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (node.hidden || along <= 0) continue;
    /* What lies within the quarter that the arrow points to comes before anything else. */
    const far = Math.hypot(along, aside) + (aside > along ? size.width + size.height : 0);
    if (far < least) [best, least] = [node, far];
  }
  best?.link.focus();
}

/* To each mark in turn: so none is out of reach. */
function turn(from, by) {
  const shown = nodes.filter((node) => !node.hidden);
  shown.at((shown.indexOf(from) + by) % shown.length)?.link.focus();
}

function filter() {
  const given = new FormData(form);
  const types = given.getAll("type");
  const words = plain(given.get("text").trim());
  const around = nodes[given.get("around") || -1];
  const fits = (node) => types.includes(node.type) && (!around || node === around || around.near.has(node));
  const hit = (node) => fits(node) && node.plain.includes(words);
  for (const node of nodes) {
    node.hit = Boolean(words) && hit(node);
    node.hidden = words ? !node.hit && !(fits(node) && [...node.near].some(hit)) : !fits(node);
    node.link.toggleAttribute("hidden", node.hidden);
    node.link.classList.toggle("hit", node.hit);
  }
  for (const { path, ends } of lines) path.toggleAttribute("hidden", ends.some((end) => end.hidden));
  for (const row of document.querySelectorAll(".ln-ties tbody tr")) {
    const ends = [...row.querySelectorAll("th a, th + td > a")].map((link) => byAddress.get(link.getAttribute("href")));
    row.hidden = ends.some((end) => end?.hidden);
  }
  const shown = nodes.filter((node) => !node.hidden);
  status.textContent = fill(map.dataset.shown, { count: shown.length, total: nodes.length });
  light(null);
  const first = shown.find((node) => node.hit) ?? shown.at(-1);
  if (first) rove(first);
  if (shown.length === nodes.length) begin();
  else if (first) frame(shown);
}

/* Show some marks as large as they fit: the closer, the more names. */
function frame(shown) {
  const [left, right] = [Math.min(...shown.map((node) => node.x)), Math.max(...shown.map((node) => node.x))];
  const [top, bottom] = [Math.min(...shown.map((node) => node.y)), Math.max(...shown.map((node) => node.y))];
  const part = (pixels) => pixels / size.width;
  zoom(largest((width) => part(width) * (right - left) + 130 <= view.clientWidth && part(width) * (bottom - top) + 130 <= highest()), 0, 0, false);
  look({ x: (left + right) / 2, y: (top + bottom) / 2 });
}

/* The first view: as much as fills the frame. */
function begin() {
  zoom(largest((width, height) => width <= view.clientWidth || height <= highest()), 0, 0, false);
  view.scrollTo((picture.getBoundingClientRect().width - view.clientWidth) / 2, 0);
}

/* Scroll the view, not the page, so that a mark is in its middle. */
function look(node) {
  const part = picture.getBoundingClientRect().width / size.width;
  view.scrollTo(node.x * part - view.clientWidth / 2, node.y * part - view.clientHeight / 2);
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
view.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const node = byLink.get(event.target.closest("a"));
  const focus = node ? [node.link.getBoundingClientRect(), view.getBoundingClientRect()] : null;
  const at = focus ? [focus[0].left - focus[1].left, focus[0].top - focus[1].top] : [];
  if (event.key === "+" || event.key === "=") zoom(step + 1, ...at);
  else if (event.key === "-" || event.key === "_") zoom(step - 1, ...at);
  else if (event.key === "0") zoom(whole());
  else if (event.key === "Escape") light(null);
  else if (node && event.key === "PageDown") turn(node, -1);
  else if (node && event.key === "PageUp") turn(node, 1);
  else if (node && arrows[event.key]) go(node, ...arrows[event.key]);
  else return;
  event.preventDefault();
});
form.addEventListener("click", (event) => {
  const by = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (by) zoom(by === "0" ? whole() : step + Number(by));
});
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());

view.addEventListener("focusin", (event) => {
  const node = byLink.get(event.target.closest("a"));
  if (!node) return;
  rove(node);
  light(node, true);
  if (event.target.matches(":focus-visible")) look(node);
});
view.addEventListener("focusout", () => light(null));
picture.addEventListener("pointerover", (event) => event.pointerType === "mouse" && light(byLink.get(event.target.closest("a"))));
picture.addEventListener("pointerleave", () => light(byLink.get(document.activeElement)));

let turned = 0;
view.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  turned += event.deltaY;
  if (Math.abs(turned) < 40) return;
  const frame = view.getBoundingClientRect();
  zoom(step - Math.sign(turned), event.clientX - frame.left, event.clientY - frame.top);
  turned = 0;
}, { passive: false });

let apart = 0;
view.addEventListener("touchmove", (event) => {
  if (event.touches.length !== 2) return void (apart = 0);
  event.preventDefault();
  const [one, other] = event.touches;
  const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const frame = view.getBoundingClientRect();
  if (!apart) apart = now;
  else if (now / apart > 1.25 || now / apart < 0.8) {
    zoom(step + Math.sign(now - apart), (one.clientX + other.clientX) / 2 - frame.left, (one.clientY + other.clientY) / 2 - frame.top);
    apart = now;
  }
}, { passive: false });
view.addEventListener("touchend", () => (apart = 0));

/* With a mouse the map is moved by dragging it. */
view.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" || event.button || event.target.closest("a")) return;
  const move = (now) => view.scrollBy(-now.movementX, -now.movementY);
  view.addEventListener("pointermove", move);
  addEventListener("pointerup", () => view.removeEventListener("pointermove", move), { once: true });
});

form.hidden = map.querySelector(".ln-map__keys").hidden = false;
filter();
status.textContent = "";
