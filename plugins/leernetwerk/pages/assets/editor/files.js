// How the editor reads and writes a record's file.
//
// The editor knows data only. So that comments, order and spelling of what a contributor leaves alone stay as they are,
// the text that a file had goes along with its data, under a name of our own; on saving, only what was changed is
// written anew, in its place.
import { parseDocument, stringify } from "./vendor/vendor.js";

const ORIGINAL = "leernetwerk_original";
const FRONT_MATTER = /^---[ \t]*\n(?<head>[\s\S]*?)\n?---[ \t]*(?:\n(?<body>[\s\S]*))?$/;

/** The parser and formatter of records; `objectFields` tells for lists of names or objects which field holds the name. */
export function makeFormat(objectFields) {
  const widen = (data) => widenNames(data, objectFields);
  return {
    fromFile: (text) => readFile(text, widen),
    toFile: (content) => writeFile(content, widen),
  };
}

function readFile(text, widen) {
  const { head = "", body = text } = text.match(FRONT_MATTER)?.groups ?? {};
  return { ...widen(readYaml(head)), body: hideBars(body.trim()), [ORIGINAL]: text };
}

function writeFile({ body = "", [ORIGINAL]: original = "", ...values }, widen) {
  const wanted = tidy(values) ?? {};
  const before = original.match(FRONT_MATTER)?.groups ?? {};
  const lines = before.head?.trim() ? replaceChanged(before.head, wanted, widen) : write(wanted);
  const written = typeof body === "string" ? showBars(body.trim()) : "";
  const old = before.body?.trim() ?? "";
  const text = old && plain(old) === plain(written) ? old : written;
  return `---\n${lines.replace(/\n+$/, "")}\n---\n${text && `\n${text}\n`}`;
}

// In a table [[name\|text]] has a bar that the text editor would take for the border of a cell.
const hideBars = (body) => body.replace(/\[\[([^[\]\n]*?)\\\|([^[\]\n]*?)\]\]/g, "[[$1¦$2]]");
const showBars = (body) => body.replace(/\[\[([^[\]\n]*?)¦([^[\]\n]*?)\]\]/g, "[[$1\\|$2]]");

// The text editor writes Markdown in its own way as soon as it has shown it. What comes down to the same was not touched
// by the contributor: emphasis with * or _, the sign of a list, a sign that need not be escaped.
function plain(body) {
  return body
    .replace(/(?<![\w*])_(?=\S)([^_\n]*\S)_(?!\w)/g, "*$1*")
    .replace(/\\([*_~`[\]<>#&.!()+-])/g, "$1")
    .replace(/^([ \t]*)[*+](?=\s)/gm, "$1-");
}

// Where a list takes a name or an object, forms show objects.
function widenNames(data, objectFields) {
  const widened = { ...data };
  for (const [name, key] of objectFields) {
    if (!Array.isArray(data[name])) continue;
    widened[name] = data[name].map((item) => (typeof item === "string" ? { [key]: item } : item));
  }
  return widened;
}

// A record's front matter with other values for what was changed; the rest of it stays letter by letter.
function replaceChanged(head, wanted, widen) {
  const { contents } = parseDocument(head);
  const before = widen(readYaml(head));
  const kept = new Set();
  let text = "";
  let end = 0;
  for (const { key, value } of contents?.items ?? []) {
    const name = String(key.value);
    const [start] = key.range;
    const stop = value?.range?.[2] ?? key.range[2];
    kept.add(name);
    text += head.slice(end, start);
    if (same(tidy(before[name]), wanted[name])) text += head.slice(start, stop);
    else if (wanted[name] !== undefined) text += write({ [name]: wanted[name] });
    end = stop;
  }
  text += head.slice(end);
  const added = Object.fromEntries(Object.entries(wanted).filter(([name]) => !kept.has(name)));
  return Object.keys(added).length ? `${text.replace(/\n+$/, "")}\n${write(added)}` : text;
}

function readYaml(head) {
  const data = parseDocument(head).toJS();
  return data && typeof data === "object" && !Array.isArray(data) ? data : {};
}

function write(data) {
  return Object.keys(data).length ? stringify(data, { lineWidth: 0 }) : "";
}

// What a form leaves empty is not written.
function tidy(value) {
  if (typeof value === "string") return value.trim() || undefined;
  if (value === null || value === undefined || Number.isNaN(value)) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (typeof value === "object") {
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
  // A number that the file holds comes back from a text field as a text.
  return one === other || (one !== undefined && other !== undefined && String(one) === String(other));
}
