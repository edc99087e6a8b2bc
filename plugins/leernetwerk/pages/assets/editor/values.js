// A record's front matter: read as text, and written anew only where a value was changed.
import { parseDocument, stringify } from "./vendor/vendor.js";
import { revise } from "./revise.js";
import { isObject } from "./shapes.js";

// As `content/yamltree.py` reads it: a plain word is text, but for these.
const FLAG = {
  tag: "tag:yaml.org,2002:bool",
  default: true,
  test: /^(?:true|false)$/,
  identify: (value) => typeof value === "boolean",
  resolve: (text) => text === "true",
  stringify: ({ value }) => String(value),
};
const NOTHING = {
  tag: "tag:yaml.org,2002:null",
  default: true,
  test: /^(?:~|null)?$/,
  identify: (value) => value === null,
  resolve: () => null,
  stringify: () => "",
};
const AS_TEXT = { schema: "failsafe", customTags: [FLAG, NOTHING] };
const LAYOUT = { ...AS_TEXT, lineWidth: 0, flowCollectionPadding: false };

/** The values of front matter, in the form that fields want. */
export function readValues(head, { toForm }) {
  const document = parseDocument(head, AS_TEXT);
  // A file that nobody can read is none to fill in.
  if (document.errors.length) throw document.errors[0];
  const data = document.toJS();
  return isObject(data) ? toForm(data) : {};
}

/** Front matter with other values, ending with a line's end; what was not changed stays letter by letter. */
export function reviseValues(head, values, conversion) {
  const wanted = conversion.toFile(tidy(values) ?? {});
  if (!head.trim()) return writing.block(wanted);
  const read = (text) => conversion.toFile(tidy(readValues(text, conversion)) ?? {});
  const before = read(head);
  if (same(before, wanted)) return head;
  for (const fieldsOnly of [false, true]) {
    const text = revise(head, parseDocument(head, AS_TEXT).contents, { before, wanted, writing, same, fieldsOnly });
    if (text && isReadAs(text, wanted, read)) return text;
  }
  return writing.block(wanted);
}

function isReadAs(text, wanted, read) {
  try {
    return same(read(text), wanted);
  } catch {
    return false;
  }
}

const writing = {
  block: (data) => (Object.keys(data).length ? stringify(asText(data), LAYOUT) : ""),
  /** A single value on one line, in quotes as they were. */
  inline: (value, type, isFlow) => {
    const quotes = ["QUOTE_SINGLE", "QUOTE_DOUBLE"].includes(type) ? type : "PLAIN";
    const options = { ...LAYOUT, defaultStringType: quotes, defaultKeyType: "PLAIN", singleQuote: quotes === "QUOTE_SINGLE" };
    const text = isFlow
      ? stringify([asText(value)], { ...options, collectionStyle: "flow" }).trim().slice(1, -1)
      : stringify({ x: asText(value) }, options).trim().slice(3);
    return text.includes("\n") ? undefined : text;
  },
};

// Numbers are written as they stand in a text.
function asText(value) {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(asText);
  return isObject(value) ? mapValues(value, asText) : value;
}

function mapValues(data, change) {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, change(value)]));
}

// What a form leaves empty is not written.
function tidy(value) {
  if (typeof value === "string") return value.trim() || undefined;
  if (value === null || value === undefined || Number.isNaN(value)) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (isObject(value)) {
    const entries = Object.entries(value)
      .map(([name, item]) => [name, tidy(item)])
      .filter(([, item]) => item !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  return value;
}

function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, position) => same(item, other[position]));
  }
  if (one && other && typeof one === "object" && typeof other === "object") {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => same(one[name], other[name]));
  }
  // A number that the file holds as text comes back from a form as a number.
  return one === other || (one !== undefined && other !== undefined && String(one) === String(other));
}
