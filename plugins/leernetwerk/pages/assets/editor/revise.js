// Front matter with other values, in which everything that was not changed stays letter by letter.
import { align } from "./align.js";
import { isObject } from "./shapes.js";

/**
 * @param text the front matter.
 * @param root its parsed mapping (https://eemeli.org/yaml/#content-nodes).
 * @param change the values `before` and `wanted`, how to write (`writing.block`, `writing.inline`), what is the `same`, and
 *   whether whole fields are to be replaced (`fieldsOnly`).
 * @returns the new text, or nothing where its form does not allow for it.
 */
export function revise(text, root, { before, wanted, writing, same, fieldsOnly }) {
  const lineStart = (at) => text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = (at) => (text.indexOf("\n", at) + 1 || text.length + 1) - 1;
  const isBlank = (start, stop) => !text.slice(start, stop).trim();

  // Where a value ends, without what comes after it: a comment, empty lines.
  function endOf(node) {
    if (node.items && !node.flow) {
      const last = node.items.at(-1);
      return "key" in last ? endOfPair(last) : endOf(last);
    }
    return node.type?.startsWith("BLOCK") ? text.slice(0, node.range[1]).trimEnd().length : node.range[1];
  }
  function endOfPair({ key, value }) {
    return value?.items?.length || value?.source ? endOf(value) : text.indexOf(":", key.range[1]) + 1;
  }
  function indented(data, column) {
    return writing.block(data).trimEnd().replace(/\n(?=.)/g, `\n${" ".repeat(column)}`);
  }

  // The changes of a value in its place, or nothing where it has to be written anew as a whole.
  function changeValue(node, was, will) {
    if (same(was, will)) return [];
    if (fieldsOnly || !node?.range) return undefined;
    if (Array.isArray(was) && Array.isArray(will) && node.items) {
      return node.flow ? changeRow(node, was, will) : changeList(node, was, will);
    }
    if (isObject(was) && isObject(will) && node.items && !node.flow) return changeFields(node, was, will);
    if (typeof was === "object" || typeof will === "object" || node.source === undefined) return undefined;
    if (node.type.startsWith("BLOCK")) return undefined;
    const written = writing.inline(will, node.type, false);
    return written === undefined ? undefined : [{ start: node.range[0], stop: node.range[1], written }];
  }

  function changeFields(node, was, will) {
    const changes = [];
    const column = node.items[0].key.range[0] - lineStart(node.items[0].key.range[0]);
    const left = new Set(Object.keys(will));
    let anchor;
    for (const pair of node.items) {
      const name = String(pair.key.value);
      const start = pair.key.range[0];
      let stop = endOfPair(pair);
      left.delete(name);
      if (will[name] === undefined && was[name] !== undefined) {
        if (!isBlank(lineStart(start), start)) return undefined;
        changes.push({ start: lineStart(start), stop: lineEnd(stop) + 1, written: "" });
        continue;
      }
      anchor = lineEnd(stop);
      const isNew = was[name] === undefined && will[name] !== undefined;
      const inside = isNew ? undefined : changeValue(pair.value, was[name], will[name]);
      if (inside) {
        changes.push(...inside);
        continue;
      }
      let written = indented({ [name]: will[name] }, column);
      if (written.includes("\n") && !isBlank(stop, anchor)) {
        // A comment behind the value would come to stand behind its last line.
        written = `${text.slice(stop, anchor).trim()}\n${" ".repeat(column)}${written}`;
        stop = anchor;
      }
      changes.push({ start, stop, written });
    }
    if (left.size && anchor === undefined) return undefined;
    for (const name of left) {
      const written = `\n${" ".repeat(column)}${indented({ [name]: will[name] }, column)}`;
      changes.push({ start: anchor, stop: anchor, written });
    }
    return changes;
  }

  // A list with an item on each line.
  function changeList(node, was, will) {
    const starts = node.items.map((item) => lineStart(item.range?.[0] ?? 0));
    const isPlain = node.items.every((item, at) => /^ *- +$/.test(text.slice(starts[at], item.range?.[0])));
    if (!isPlain || node.items.length !== was.length) return undefined;
    const column = text.slice(starts[0]).search("-");
    const written = (item) => " ".repeat(column) + indented([item], column);
    const changes = [];
    let anchor;
    for (const { from, to } of align(was, will, same)) {
      const stop = from === undefined ? undefined : endOf(node.items[from]);
      if (to === undefined) changes.push({ start: starts[from], stop: lineEnd(stop) + 1, written: "" });
      else if (from !== undefined) {
        const whole = { start: starts[from], stop, written: written(will[to]) };
        changes.push(...(changeValue(node.items[from], was[from], will[to]) ?? [whole]));
        anchor = lineEnd(stop);
      } else if (anchor === undefined) changes.push({ start: starts[0], stop: starts[0], written: `${written(will[to])}\n` });
      else changes.push({ start: anchor, stop: anchor, written: `\n${written(will[to])}` });
    }
    return changes;
  }

  // A list between brackets on one line.
  function changeRow(node, was, will) {
    const [start, stop] = node.range;
    if (text.slice(start, stop).includes("\n") || node.items.length !== was.length) return undefined;
    const parts = align(was, will, same)
      .filter(({ to }) => to !== undefined)
      .map(({ from, to, same: isKept }) => {
        if (isKept) return text.slice(...node.items[from].range);
        return typeof will[to] === "object" ? undefined : writing.inline(will[to], node.items[from]?.type, true);
      });
    return parts.includes(undefined) ? undefined : [{ start, stop, written: `[${parts.join(", ")}]` }];
  }

  if (!root?.items?.length || root.flow || !isObject(before)) return undefined;
  return apply(text, changeFields(root, before, wanted));
}

function apply(text, changes) {
  if (!changes) return undefined;
  let [result, at] = ["", 0];
  for (const { start, stop, written } of changes.toSorted((one, other) => one.start - other.start)) {
    result += text.slice(at, start) + written;
    at = stop;
  }
  return result + text.slice(at);
}
