// How the editor reads and writes a record's file.
//
// The editor knows data only. So that comments, order and spelling of what a contributor leaves alone stay as they are,
// the text that a file had goes along with its data, under a name of our own; on saving, only what was changed is
// written anew, in its place.
import { hideBars, keepText, showBars } from "./texts.js";
import { readValues, reviseValues } from "./values.js";

const ORIGINAL = "leernetwerk_original";
const FRONT_MATTER = /^---[ \t]*\n(?<head>[\s\S]*?)(?<=\n)(?<border>---[ \t]*(?:\n+|$))(?<body>[\s\S]*)$/;

/** The parser and formatter of records of a type; `conversion` tells the form of values in files from that in forms. */
export function makeFormat(conversion) {
  return {
    fromFile: (text) => readFile(text, conversion),
    toFile: (content) => writeFile(content, conversion),
  };
}

function split(text) {
  return text.match(FRONT_MATTER)?.groups ?? { head: "", border: "---\n", body: text };
}

function readFile(text, conversion) {
  const { head, body } = split(text);
  return { ...readValues(head, conversion), body: hideBars(body.trim()), [ORIGINAL]: text };
}

function writeFile({ body = "", [ORIGINAL]: original = "", ...values }, conversion) {
  const before = split(original);
  const head = reviseValues(before.head, values, conversion);
  const text = keepText(before.body.trim(), typeof body === "string" ? showBars(body.trim()) : "");
  const border = before.body.trim() ? before.border : "---\n\n";
  return text ? `---\n${head}${border}${text}\n` : `---\n${head}---\n`;
}
