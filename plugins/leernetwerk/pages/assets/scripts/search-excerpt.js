/* What a result shows: the words that were found, marked, and the places of the page that hold most of them. */

import { findWords, fold } from "./search-words.js";

const BEFORE = 60, LONGEST = 190, MOST_PLACES = 3, LEAST = 0.15;

/** Tells which words of a text a query found. */
export class Matcher {
  constructor(index, { words, ids, rarity }) {
    Object.assign(this, { index, ids, rarity });
    this.words = new Set(words);
    this.long = words.filter((word) => word.length > 3);
    this.known = new Map();
  }

  /** How much a word says for the query; 0 for a word that was not looked for. */
  worth(word) {
    if (!this.known.has(word)) this.known.set(word, this.weigh(fold(word.toLowerCase())));
    return this.known.get(word);
  }

  weigh(key) {
    const meanings = this.index.meaningsAtHand(key);
    const named = meanings.flatMap(({ concepts }) => concepts.filter((found) => found.length === 1).flat());
    const met = [...meanings.map(({ id }) => id), ...meanings.flatMap(({ parts }) => parts), ...named]
      .filter((id) => this.ids.has(id));
    const worth = Math.max(0, ...met.map((id) => this.rarity.get(id)));
    const less = meanings.some(({ isFunction }) => isFunction) ? 0.1 : 1;
    if (worth || this.words.has(key)) return less * Math.max(worth, LEAST);
    return this.long.some((word) => key.includes(word)) ? 0.5 : 0;
  }

  /** The words of a text that were found: place, length, and what they say. */
  find(text) {
    const found = [];
    for (const [word, place] of findWords(text)) {
      const worth = this.worth(word);
      if (worth) found.push({ word, place, length: word.length, worth });
    }
    return found;
  }
}

function value(found) {
  const best = new Map();
  for (const { word, worth } of found) best.set(fold(word.toLowerCase()).slice(0, 5), worth);
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
}

/** Text with the found words marked, as nodes. */
export function mark(text, found) {
  const nodes = [];
  let end = 0;
  for (const { place, length, worth } of found) {
    if (worth < LEAST) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(place, place + length);
    nodes.push(text.slice(end, place), mark);
    end = place + length;
  }
  return [...nodes, text.slice(end)];
}

/** The piece of a text around most of the found words. */
function cut(text, found) {
  if (text.length <= LONGEST) return { text, found };
  let best = null;
  for (const first of found) {
    const within = found.filter(({ place }) => place >= first.place && place < first.place + LONGEST - BEFORE);
    const worth = value(within);
    if (!best || worth > best.worth) best = { worth, from: first.place };
  }
  let from = Math.max(0, (best?.from ?? 0) - BEFORE);
  if (from) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + LONGEST);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  const lead = from ? "… " : "";
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from, to) + (to < text.length ? " …" : ""),
    found: found.filter(({ place, length }) => place >= from && place + length <= to)
      .map((one) => ({ ...one, place: one.place + shift })),
  };
}

/** The places of a page that say most for the query: heading, excerpt, and where they are. */
export function findPlaces(page, matcher) {
  const places = page.sections.map(([anchor, heading, text, file = ""], order) => {
    const inText = matcher.find(text), inHeading = matcher.find(heading);
    return { anchor, heading, inHeading, file, order, worth: value([...inText, ...inHeading]), ...cut(text, inText) };
  });
  const best = Math.max(0, ...places.map(({ worth }) => worth));
  return places.filter(({ worth }) => worth > 0.3 && worth >= best * 0.5)
    .sort((one, other) => other.worth - one.worth || one.order - other.order).slice(0, MOST_PLACES);
}
