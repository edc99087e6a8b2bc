// What stays of a record's text when it was in the text editor, which writes all of it in its own way as soon as it shows
// it: emphasis with _ instead of *, lists with other signs and indentation, tables without alignment, more backslashes.
// Lines that come down to the same are taken from the file.

import { align } from "./align.js";

// A bar that belongs to a cell, which the text editor would take for the border of one.
const BAR = "¦";
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const FENCE = /^[ \t]*(`{3,})(.*)$/;
const ITEM = /^([ \t]*)(?:[-*+]|\d+[.)])[ \t]+/;
const LINK_IN_CELL = /\[\[([^[\]|]*?)\\?\|([^[\]|]*)\]\]/g;

/** The text as the text editor may have it. */
export function hideBars(text) {
  return eachLine(text, (line, isRow) =>
    isRow
      ? line.replace(LINK_IN_CELL, `[[$1${BAR}$2]]`).replaceAll("\\|", BAR)
      : line.replace(/\[\[([^[\]]*?)\\\|([^[\]]*?)\]\]/g, `[[$1${BAR}$2]]`),
  );
}

/** The text as a file has it. */
export function showBars(text) {
  return eachLine(text, (line, isRow) =>
    isRow
      ? line.replaceAll(BAR, "\\|").replace(LINK_IN_CELL, "[[$1\\|$2]]")
      : line.replace(/\[\[([^[\]]*?)¦([^[\]]*?)\]\]/g, "[[$1\\|$2]]"),
  );
}

/** What the text editor wrote, with the lines that the contributor did not touch as they were before. */
export function keepText(before, written) {
  if (!before || !written) return written;
  const old = readLines(before);
  const found = readLines(written);
  let text = "";
  // The text editor knows no alignment of columns: what has none says nothing about it.
  const oldKeys = keysOf(old).map((key) => (/^\|[|:-]+$/.test(key) ? key.replaceAll(":", "") : key));
  for (const { from, to, same } of align(oldKeys, keysOf(found))) {
    if (to === undefined) continue;
    const { gap, line } = found[to];
    const was = old[from];
    const space = was && (ITEM.test(line) || Boolean(was.gap) === Boolean(gap)) ? was.gap : gap;
    const kept = same ? was.line : was ? keepWords(was.line, line) : line;
    text += (text && "\n".repeat(1 + space)) + kept;
  }
  return text;
}

function eachLine(text, change) {
  let isCode = false;
  const lines = text.split("\n").map((line) => {
    if (FENCE.test(line)) isCode = !isCode;
    return isCode ? line : change(line, line.trimStart().startsWith("|"));
  });
  return lines.join("\n");
}

// Lines with how many empty lines go before each.
function readLines(text) {
  const found = [];
  let gap = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) {
      found.push({ gap, line });
      gap = 0;
    } else gap += 1;
  }
  return found;
}

// What each line comes down to.
function keysOf(lines) {
  let fence = "";
  let before = 0;
  let isQuote = false;
  const depths = [];
  return lines.map(({ line, gap }) => {
    const [, ticks, about] = line.match(FENCE) ?? [];
    const indent = line.length - line.trimStart().length;
    if (fence ? ticks?.length >= fence.length && !about.trim() : ticks) {
      fence = fence ? "" : ticks;
      before = indent;
      return "```" + about.trim().replace(/^plain$/, "");
    }
    if (fence) return line.slice(Math.min(indent, before));
    const item = line.match(ITEM);
    if (!item) {
      if (!indent) depths.length = 0;
      // A line of a quotation may do without its sign.
      isQuote = line.startsWith(">") || (isQuote && !gap);
      return isQuote && !line.startsWith(">") ? `> ${plain(line)}` : plain(line);
    }
    while (depths.length && depths.at(-1) > indent) depths.pop();
    const isFirst = depths.at(-1) !== indent;
    if (isFirst) depths.push(indent);
    // The number of the first item counts, those of others follow.
    const sign = !/\d/.test(item[0]) ? "-" : isFirst ? item[0].trim() : "1.";
    return `${depths.length} ${sign} ${plain(line.slice(item[0].length))}`;
  });
}

function plain(line) {
  if (/^\s*([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line)) return "---";
  if (/^\s*\|[\s|:-]+$/.test(line)) return line.replace(/\s/g, "").replace(/-+/g, "-");
  const text = line
    .replaceAll("\\|", BAR)
    .replace(ESCAPED, "$1")
    .replaceAll("_", "*")
    .replace(/(`{2,}) (.+?) \1/g, "$1$2$1")
    .replace(/(\S) ?$/, "$1");
  return text.trimStart().startsWith("|") ? text.replace(/\s*\|\s*/g, "|") : text;
}

// Words of a line that was changed stay as they were where the text editor only put backslashes before signs.
function keepWords(before, written) {
  const [old, found] = [before, written].map((line) => line.split(/(\s+)/));
  const [bareOld, bareFound] = [old, found].map((words) => words.map((word) => word.replace(ESCAPED, "$1")));
  return align(bareOld, bareFound)
    .filter(({ to }) => to !== undefined)
    .map(({ from, to, same }) => (same ? old[from] : found[to]))
    .join("");
}
