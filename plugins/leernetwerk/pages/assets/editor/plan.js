// What the editor's forms are, for one network: the plan that the site was built with, with its lists of choices and with
// what the address fills in.
import { makeConversion, shapeOf } from "./shapes.js";

/**
 * @param plan `config` is the editor's own configuration (https://sveltiacms.app/en/docs), with `{network}` in folders and
 *   words of our own in fields (`forms/widgets.py`); `choices` are lists of value and label.
 * @param network slug of a network, or nothing for records that belong to none.
 * @returns the configuration; the name of the collection of each type; how the values of each collection are converted, by
 *   the name of its format.
 */
export function completePlan({ config, choices }, network) {
  const within = (folder) => folder.includes("{network}");
  const collections = config.collections.filter(({ folder }) => network || !within(folder));
  // A proposal's branch is named after collection and record, and two networks may have records of one name.
  const ownName = ({ name, folder }) => (config.publish_mode && within(folder) ? `${network}_${name}` : name);
  const names = new Map(collections.map((collection) => [collection.name, ownName(collection)]));
  const conversions = new Map();
  for (const collection of collections) {
    collection.name = names.get(collection.name);
    conversions.set(collection.format, makeConversion(shapeOf(collection.fields), network));
    collection.folder = collection.folder.replace("{network}", network);
    collection.fields = completeFields(collection.fields, (list) => optionsOf(choices, list, network), names);
  }
  return { config: { ...config, collections: collections.filter(({ fields }) => fields.length) }, names, conversions };
}

/** ?to=… fills a field in, ?feedback.insight=… the first item of a list. */
export function fillIn(fields, query) {
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

function optionsOf(choices, list, network) {
  const isOfType = ([id]) => id.startsWith(`${list}:`) && !id.startsWith(`${list}:${network}/`);
  const found = choices[list] ?? choices.records.filter(isOfType).map(([id, label]) => [id.slice(list.length + 1), label]);
  return found.map(([value, label]) => ({ value, label }));
}

// What there is nothing to choose from is left out: the editor would refuse the whole plan, and a site may have no insights
// yet. Where something that must be there is left out, so is all that it belongs to.
function completeFields(fields, options, names) {
  const completed = fields.map((field) => completeField(field, options, names));
  const isOpen = ({ collection, options: list, fields: inner }) =>
    collection !== null && list?.length !== 0 && inner?.length !== 0;
  return completed.some((field) => field.required && !isOpen(field)) ? [] : completed.filter(isOpen);
}

function completeField(field, options, names) {
  // The editor warns of what it does not know, and some words are ours.
  const { choices, object_from, elsewhere_of, keys, ...completed } = field;
  if (field.collection) completed.collection = names.get(field.collection) ?? null;
  if (choices) completed.options = options(choices);
  if (field.fields) completed.fields = completeFields(field.fields, options, names);
  if (field.field) completed.field = completeField(field.field, options, names);
  return completed;
}
