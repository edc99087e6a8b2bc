/* A query and the pages that answer it, best first.

Each word of the query is a slot. A slot can be met in several ways: by the word itself, by a concept that it names, by
the parts of a compound, by what it was probably meant to be. A page's score for a slot is that of the best way. */

import { eachPosting } from "./search-index.js";
import { mend } from "./search-spelling.js";
import { foldWords } from "./search-words.js";

const MOST_WORDS = 24, FEW_WORDS = 6;
const LINKS = ["s", "en", "e", "er", "n"];

/** Where a query leads: `hits` are pages with scores, best first; `ids` what they were found by. */
export async function search(index, text) {
  const words = foldWords(text).slice(0, MOST_WORDS);
  const slots = await Promise.all(words.map((word) => readWord(index, word)));
  await joinWords(index, words, slots);
  findConcepts(index, slots);
  // A word that is on no page has concepts for parts: those in whose names it stands.
  for (const { ways, meanings } of slots)
    if (!ways.length) for (const { parts } of meanings) for (const id of parts)
      ways.push({ ids: [id], weight: index.weights.piece });
  return { words, slots, ...(await rank(index, slots)) };
}

async function readWord(index, word) {
  const meanings = (await index.meanings(word)).map((meaning) => ({ ...meaning, weight: 1 }));
  const slot = { word, meanings, ways: [], isFunction: meanings.some((meaning) => meaning.isFunction) };
  addMeanings(slot, meanings, 1, index.weights);
  if (!slot.ways.length && !meanings.some((meaning) => meaning.concepts.length)) await guess(index, slot);
  return slot;
}

function addMeanings(slot, meanings, weight, weights) {
  for (const { id, count, parts } of meanings) {
    if (count) slot.ways.push({ ids: [id], weight });
    if (count && parts.length) slot.ways.push({ ids: parts, weight: weight * weights.parts });
  }
}

/** Ways for a word that is not on the site: its parts, what it begins, what it was meant to be. */
async function guess(index, slot) {
  const { word } = slot, { weights } = index;
  const parts = await split(index, word);
  if (parts) slot.ways.push({ ids: parts, weight: weights.joined });
  if (word.length > 2) {
    const begun = new Map();
    for (const [form, meanings] of await index.formsNear(word))
      if (form.startsWith(word)) for (const { id, count } of meanings) if (count) begun.set(id, count);
    const most = [...begun].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 6);
    for (const [id] of most) slot.ways.push({ ids: [id], weight: weights.prefix });
  }
  if (parts) return;
  const { edits, found } = mend(word, [...(await index.words()), ...(await index.formsNear(word)).keys()]);
  const near = found.filter((other) => other[0] === word[0]);
  const mended = [...new Set(near.length ? near : found)].slice(0, 6);
  // What begins another word is rather that word, unfinished, than a third one, misspelt.
  const weight = (edits > 1 ? weights.two_edits : weights.one_edit) * (slot.ways.length ? weights.unlikely : 1);
  for (const meanings of await Promise.all(mended.map((other) => index.meanings(other)))) {
    addMeanings(slot, meanings, weight, weights);
    slot.meanings.push(...meanings.map((meaning) => ({ ...meaning, weight })));
  }
  if (!slot.ways.length) {
    const piece = await findPiece(index, word);
    if (piece) slot.ways.push({ ids: [piece.id], weight: weights.piece });
  }
}

/** The ids of the parts of a compound that nobody wrote before; nothing if it is none. */
async function split(index, word, most = 3) {
  if (word.length < 6) return null;
  for (let place = word.length - 3; place > 2; place--) {
    const left = word.slice(0, place);
    const bare = LINKS.filter((link) => left.endsWith(link)).map((link) => left.slice(0, -link.length));
    for (const option of [left, ...bare]) {
      const first = option.length > 2 && usable(await index.meanings(option));
      if (!first) continue;
      const right = word.slice(place);
      const last = usable(await index.meanings(right));
      if (last) return [first.id, last.id];
      const rest = most > 2 ? await split(index, right, most - 1) : null;
      if (rest) return [first.id, ...rest];
    }
  }
  return null;
}

/** The longest word of the site that a word ends or begins with, when nothing better is known of it. */
async function findPiece(index, word) {
  for (let length = word.length - 2; length > 3; length--)
    for (const piece of [word.slice(-length), word.slice(0, length)]) {
      const found = usable(await index.meanings(piece));
      if (found) return found;
    }
  return null;
}

function usable(meanings) {
  return meanings.find((meaning) => meaning.count && !meaning.isFunction);
}

/** Two words that are one on the site: `vier vensters` is met by `viervensters`, neighbours or not. */
async function joinWords(index, words, slots) {
  const pairs = slots.flatMap((one, from) => slots.map((other, to) => [from, to]))
    .filter(([from, to]) => from !== to && !(slots[from].isFunction && slots[to].isFunction)
      && (to === from + 1 || (words.length <= FEW_WORDS && !slots[from].isFunction && !slots[to].isFunction)));
  await Promise.all(pairs.map(async ([from, to]) => {
    const weight = to === from + 1 ? index.weights.joined : index.weights.turned;
    if (to === from + 1 && !slots[from].isFunction && !slots[to].isFunction)
      await index.formsNear(words[from] + words[to]);
    for (const link of ["", ...LINKS])
      for (const { id, count } of index.meaningsAtHand(words[from] + link + words[to]))
        if (count) for (const place of [from, to]) slots[place].ways.push({ ids: [id], weight });
  }));
}

/** Concepts that words of the query name: `lerend netwerk` is met by what says `leernetwerk`. */
function findConcepts(index, slots) {
  slots.forEach((slot, place) => {
    for (const { concepts, weight } of slot.meanings)
      for (const concept of concepts) {
        const rest = concept.slice(0, -1);
        const means = (id) => ({ meanings }) => meanings.some((meaning) => meaning.id === id);
        const inOrder = rest.every((id, step) => slots[place + 1 + step] && means(id)(slots[place + 1 + step]));
        const others = rest.map((id, step) => inOrder ? slots[place + 1 + step] : slots.find(means(id)));
        if (!others.every(Boolean)) continue;
        for (const met of [slot, ...others]) met.ways.push({
          ids: concept.slice(-1),
          weight: weight * index.weights.synonym * (inOrder ? 1 : index.weights.turned),
        });
      }
  });
}

async function rank(index, slots) {
  const { weights, count, steps } = index;
  const ids = new Set(slots.flatMap((slot) => slot.ways.flatMap((way) => way.ids)));
  const entries = new Map(await Promise.all([...ids].map(async (id) => [id, await index.entry(id)])));
  const rarity = new Map();
  for (const [id, entry] of entries) rarity.set(id, Math.log(1 + (count - entry.count + 0.5) / (entry.count + 0.5)));
  const total = new Float64Array(count), covered = new Float64Array(count);
  let everything = 0;
  for (const slot of slots) {
    if (!slot.ways.length) continue;
    const factor = slot.isFunction ? weights.function : 1;
    const worth = factor * Math.max(...slot.ways.filter((way) => way.weight === slot.ways[0].weight)
      .flatMap((way) => way.ids.map((id) => rarity.get(id))));
    everything += worth;
    const best = new Float64Array(count), met = new Float64Array(count);
    for (const { ids: own, weight } of slot.ways) {
      const sum = own.length > 1 ? new Float64Array(count) : null, part = sum && new Float64Array(count);
      for (const id of own) {
        const each = (weight * rarity.get(id)) / own.length / steps;
        eachPosting(entries.get(id), (page, score) => {
          if (sum) {
            sum[page] += each * score;
            part[page] += weight / own.length;
          } else {
            if (each * score > best[page]) best[page] = each * score;
            if (weight > met[page]) met[page] = weight;
          }
        });
      }
      if (sum) for (let page = 0; page < count; page++) {
        if (sum[page] > best[page]) best[page] = sum[page];
        if (part[page] > met[page]) met[page] = part[page];
      }
    }
    for (let page = 0; page < count; page++) {
      total[page] += factor * best[page];
      covered[page] += worth * Math.min(1, met[page]);
    }
  }
  addPairs(index, slots, entries, rarity, total);
  let bestScore = 0, bestCoverage = 0;
  for (let page = 0; page < count; page++) {
    if (!total[page]) continue;
    total[page] *= 1 - weights.coverage + (weights.coverage * covered[page]) / everything;
    if (total[page] > bestScore) bestScore = total[page];
    if (covered[page] > bestCoverage) bestCoverage = covered[page];
  }
  const hits = [];
  for (let page = 0; page < count; page++)
    if (total[page] > bestScore * weights.least_score && covered[page] >= bestCoverage * weights.least_coverage)
      hits.push([page, total[page]]);
  hits.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return { hits, ids, rarity };
}

/** More for pages with two neighbours of the query side by side in a name, or with a name that begins or ends as it. */
function addPairs({ ends: [begin, end], weights }, slots, entries, rarity, total) {
  const worth = ({ id, isFunction, weight }) => weight * (isFunction ? weights.function : 1) * (rarity.get(id) ?? 0);
  const add = (one, other, value) => {
    const pages = entries.get(one.id)?.pairs.find(([next]) => next === other);
    let page = 0;
    for (const step of pages?.slice(1) ?? []) total[(page += step)] += (weights.pair * value) / 2;
  };
  slots.forEach(({ meanings }, place) => {
    for (const one of meanings) {
      if (place === 0) add(one, begin, worth(one));
      if (place === slots.length - 1) add(one, end, worth(one));
      for (const other of slots[place + 1]?.meanings ?? []) add(one, other.id, worth(one) + worth(other));
    }
  });
}
