// Which items of one list are those of another.

// Above this the middle of two lists is taken as different altogether: no record comes near it.
const MOST_PAIRS = 4_000_000;

/**
 * Lays two lists beside each other: `{ from, to, same }` with positions in the one and the other, in order. What differs
 * stands in the place of what was there where as many items came as went; otherwise one of both positions is missing.
 */
export function align(one, other, equal = (a, b) => a === b) {
  let head = 0;
  const least = Math.min(one.length, other.length);
  while (head < least && equal(one[head], other[head])) head += 1;
  let tail = 0;
  while (tail < least - head && equal(one.at(-1 - tail), other.at(-1 - tail))) tail += 1;
  const rows = Array.from({ length: head }, (_, at) => ({ from: at, to: at, same: true }));
  const ends = [one.length - tail, other.length - tail];
  let [from, to] = [head, head];
  for (const [nextFrom, nextTo] of [...common(one, other, equal, head, ends), ends]) {
    const isSwap = nextFrom - from === nextTo - to;
    for (; from < nextFrom; from += 1) rows.push({ from, to: isSwap ? to++ : undefined, same: false });
    for (; to < nextTo; to += 1) rows.push({ from: undefined, to, same: false });
    if (from < ends[0] && to < ends[1]) rows.push({ from: from++, to: to++, same: true });
  }
  for (; from < one.length; from += 1, to += 1) rows.push({ from, to, same: true });
  return rows;
}

// The longest row of pairs that both lists have in the same order.
function common(one, other, equal, start, [end, otherEnd]) {
  const width = otherEnd - start + 1;
  if ((end - start) * width > MOST_PAIRS) return [];
  const best = new Uint32Array((end - start + 1) * width);
  for (let i = end - start - 1; i >= 0; i -= 1) {
    for (let j = width - 2; j >= 0; j -= 1) {
      best[i * width + j] = equal(one[start + i], other[start + j])
        ? best[(i + 1) * width + j + 1] + 1
        : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < end - start && j < width - 1; ) {
    if (equal(one[start + i], other[start + j])) pairs.push([start + i++, start + j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
