/* Mending a word that is not on the site: with one edit from 4 letters on, two from 8. */

/** The number of letters put in, left out, changed or swapped; more than `most` counts as `most` + 1. */
export function countEdits(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
      if (row[j] < least) least = row[j];
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/** How many edits are forgiven in a word of some length. */
function allowed(length) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** The edits between two keys; those of `ij`, which keys write as `y`, count as they were typed. */
function countTyped(one, other, most) {
  const edits = countEdits(one, other, most);
  if (edits <= most || !other.includes("y")) return edits;
  return countEdits(one.replaceAll("y", "ij"), other.replaceAll("y", "ij"), most);
}

/** The words that a word was probably meant to be, all with the same number of edits. */
export function mend(word, words) {
  let edits = 3, found = [];
  if (word.length < 3 || /^\d/.test(word)) return { edits, found };
  for (const other of words) {
    const most = Math.min(edits, allowed(Math.max(word.length, other.length)));
    if (!most || other.length < 3 || Math.abs(other.length - word.length) > most + 1) continue;
    const own = countTyped(word, other, most);
    if (own > most) continue;
    if (own < edits) found = [];
    edits = own;
    found.push(other);
  }
  return { edits, found };
}
