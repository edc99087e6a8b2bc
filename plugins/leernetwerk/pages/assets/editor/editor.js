// The editor: takes the plan that the site was built with and starts Sveltia CMS with it, for the network and the kind of
// record that the address names: ?network=…&type=…, and fields that are filled in beforehand: &to=…
const page = document.querySelector("[data-plan]");
const query = new URLSearchParams(location.search);
const network = query.get("network");
const type = query.get("type");

const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) || location.hostname.endsWith(".localhost");
const chosen = page.querySelector(`[name=network] option[value="${CSS.escape(network ?? "-")}"]`);
if (!isHere && !page.hasAttribute("data-backend")) show("nowhere");
else if (chosen) start(chosen.value).catch(() => show("failed"));
else show("choose");

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
  const [plan, { CMS }, { makeFormat }] = await Promise.all([
    fetch(page.dataset.plan).then((answer) => answer.json()),
    import("./vendor/vendor.js"),
    import("./files.js"),
  ]);
  const { config, objectFields } = complete(plan, network);
  config.logo = { src: new URL("icon.svg", import.meta.url).pathname };
  CMS.registerCustomFormat("leernetwerk", "md", makeFormat(objectFields));
  if (config.collections.some(({ name }) => name === type)) location.hash = `#/collections/${type}/new`;
  if (!localStorage.getItem("sveltia-cms.prefs")) {
    localStorage.setItem("sveltia-cms.prefs", JSON.stringify({ locale: document.documentElement.lang, closeWithEscape: false }));
  }
  await CMS.init({ config });
}

// The plan's configuration for one network, with lists of choices and with what the address fills in.
function complete({ config, choices }, network) {
  const within = (folder) => folder.includes("{network}");
  config.collections = config.collections.filter(({ folder }) => network || !within(folder));
  const known = new Set(config.collections.map(({ name }) => name));
  const options = Object.fromEntries(
    Object.entries(choices).map(([name, list]) => [name, list.map(([value, label]) => ({ value, label }))]),
  );
  const objectFields = new Map();
  const completeField = (field) => {
    // The editor warns of what it does not know, and these words are ours.
    const { choices: list, object_from: from } = field;
    delete field.choices;
    delete field.object_from;
    if (list) field.options = options[list];
    if (from) objectFields.set(field.name, from);
    if (field.field) completeField(field.field);
    if (field.fields) field.fields = completeFields(field.fields);
  };
  // What there is nothing to choose from is left out: the editor would refuse the whole plan. A site may have no insights yet.
  const isOpen = ({ collection, options, fields }) =>
    (!collection || known.has(collection)) && options?.length !== 0 && fields?.length !== 0;
  const completeFields = (fields) => {
    fields.forEach(completeField);
    const missing = fields.some((field) => field.required && !isOpen(field));
    return missing ? [] : fields.filter(isOpen);
  };
  for (const collection of config.collections) {
    collection.folder = collection.folder.replace("{network}", network);
    collection.fields = completeFields(collection.fields);
    if (collection.name === type) fillIn(collection.fields);
  }
  config.collections = config.collections.filter(({ fields }) => fields.length);
  return { config, objectFields };
}

// ?to=… fills a field in, ?feedback.insight=… the first item of a list.
function fillIn(fields) {
  for (const field of fields) {
    const value = query.get(field.name);
    if (value) field.default = field.multiple ? [value] : value;
    const inner = (field.fields ?? []).filter(({ name }) => query.has(`${field.name}.${name}`));
    if (inner.length) {
      const item = Object.fromEntries(inner.map(({ name }) => [name, query.get(`${field.name}.${name}`)]));
      field.default = field.widget === "list" ? [item] : item;
    }
  }
}
