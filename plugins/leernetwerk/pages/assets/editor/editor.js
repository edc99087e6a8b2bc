// The editor: takes the plan that the site was built with and starts Sveltia CMS with it, for the network and the kind of
// record that the address names: ?network=…&type=…, and fields that are filled in beforehand: &to=…
import "./storage.js";

const page = document.querySelector("[data-plan]");
const query = readQuery();
const network = query.get("network");
const type = query.get("type");

const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) || location.hostname.endsWith(".localhost");
// Who signs in by a click does so in a window that comes back here; the editor in it hands over what the forge gave.
const isSigningIn = window.name === "auth" && Boolean(window.opener);
const chosen = page.querySelector(`[name=network] option[value="${CSS.escape(isSigningIn ? "" : (network ?? "-"))}"]`);
if (!isHere && !page.hasAttribute("data-backend")) show("nowhere");
else if (chosen) start(chosen.value).catch(() => show("failed"));
else show("choose");

// The editor takes the query out of the address, and signing in on a forge does as well.
function readQuery() {
  const asked = new URLSearchParams(location.search);
  const name = "leernetwerk-editor";
  try {
    if (asked.has("network")) sessionStorage.setItem(name, location.search);
    else if (location.hash || asked.has("code")) return new URLSearchParams(sessionStorage.getItem(name) ?? location.search);
  } catch {
    // Without storage the network is asked for again.
  }
  return asked;
}

function show(name) {
  for (const part of page.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
  if (name !== "choose") return;
  // What the address says already goes along with the choice.
  for (const [field, value] of query) {
    if (field === "network") continue;
    page.querySelector("form").append(Object.assign(document.createElement("input"), { type: "hidden", name: field, value }));
  }
  page.querySelector("[name=network]").focus();
}

async function start(network) {
  show("editor");
  page.querySelector("[data-network]").textContent = chosen.textContent;
  prefer(document.documentElement.lang);
  const [plan, { CMS }, { makeFormat }, { completePlan, fillIn }, { proposeCommits }] = await Promise.all([
    fetch(page.dataset.plan).then((answer) => answer.json()),
    import("./vendor/vendor.js"),
    import("./files.js"),
    import("./plan.js"),
    import("./proposals.js"),
  ]);
  const { config, names, conversions } = completePlan(plan, network);
  for (const [name, conversion] of conversions) CMS.registerCustomFormat(name, "md", makeFormat(conversion));
  config.logo = { src: new URL("icon.svg", import.meta.url).pathname };
  const collection = config.collections.find(({ name }) => name === names.get(type));
  if (collection) fillIn(collection.fields, query);
  if (collection && !location.hash) location.hash = `#/collections/${collection.name}/new`;
  if (config.backend.name === "gitea") proposeCommits(config.backend, tell);
  await CMS.init({ config });
}

// The editor reads its preferences as soon as it is loaded, and would speak the browser's language without.
function prefer(language) {
  const preferences = "sveltia-cms.prefs";
  if (localStorage.getItem(preferences)) return;
  // A plain "en" would mean the browser's language as well.
  const locale = language === "en" ? "en-GB" : language;
  localStorage.setItem(preferences, JSON.stringify({ locale, closeWithEscape: false }));
}

// Where the proposal is that was made of what the visitor saved.
function tell(address) {
  const told = page.querySelector("[data-told]");
  told.querySelector("a").href = address;
  told.hidden = false;
}
