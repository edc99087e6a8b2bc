/* The index in its chunks, as leernetwerk/search/files.py writes them: each is fetched once, when it is needed. */

const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("assets/leernetwerk/search/", ROOT);

async function load(name, options) {
  const answer = await fetch(new URL(name, FOLDER), options);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).json();
}

/** The items of text in which each line leaves out what it shares with the line before. */
function* frontDecode(text) {
  let previous = "";
  for (const line of text.split("\n")) {
    const [shared, rest, ...more] = line.split(" ");
    previous = previous.slice(0, shared) + rest;
    yield [previous, more];
  }
}

/** Numbers from the first one and the steps between them. */
function sums(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** The place of the chunk that a key is in: the last one that begins at or before it. */
function findShard(firsts, key) {
  let low = 0, high = firsts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle;
    else high = middle;
  }
  return low;
}

export class Index {
  static async open() {
    return new Index(await load("manifest.bin", { cache: "no-cache" }));
  }

  constructor(manifest) {
    Object.assign(this, manifest);
    this.entries = sums(this.entries);
    this.pages = sums(this.pages);
    this.asked = new Map();
    this.loadedForms = new Map();
  }

  chunk(name, decode = (data) => data) {
    if (!this.asked.has(name)) this.asked.set(name, load(`${this.folder}/${name}.bin`).then(decode));
    return this.asked.get(name);
  }

  /** All forms of the chunk in which a word would stand, each with its meanings. */
  formsNear(word) {
    const shard = findShard(this.forms, word);
    return this.chunk(`f${shard}`, ([lines, table]) => {
      const meanings = table.map(([id, count, isFunction = 0, parts = [], concepts = []]) =>
        ({ id, count, isFunction, parts, concepts }));
      const forms = new Map();
      for (const [form, places] of frontDecode(lines)) forms.set(form, places.map((place) => meanings[place]));
      this.loadedForms.set(shard, forms);
      return forms;
    });
  }

  /** What a word comes down to; nothing for a word that is not on the site. */
  async meanings(word) {
    return (await this.formsNear(word)).get(word) ?? [];
  }

  /** The same, from what has been loaded already. */
  meaningsAtHand(word) {
    return this.loadedForms.get(findShard(this.forms, word))?.get(word) ?? [];
  }

  /** The words that stand on the site, for mending a query's spelling. */
  words() {
    return this.chunk("words", (lines) => [...frontDecode(lines)].map(([word]) => word));
  }

  /** What pages are listed by: how many there are, runs of pages with one score, and pairs of words in names. */
  async entry(id) {
    const shard = findShard(this.entries, id);
    const [count, runs, pairs = []] = (await this.chunk(`e${shard}`))[id - this.entries[shard]];
    return { id, count, runs, pairs };
  }

  async page(number) {
    const shard = findShard(this.pages, number);
    const found = (await this.chunk(`p${shard}`))[number - this.pages[shard]];
    const [record, address, title, kind, language, context, summary, own, hasFiles] = found;
    const at = new URL(address.slice(1), ROOT).href;
    const sections = hasFiles ? [...own, ...(await this.chunk(`t${number}`))] : own;
    return { number, record, address, at, title, kind, language, context, summary, sections };
  }

  /** The ways to narrow results down: name, label, and values with their labels and pages. */
  facets() {
    return this.chunk("facets", (facets) => facets.map(([name, label, values]) => ({
      name, label, values: values.map(([value, shown, pages]) => ({ value, shown, pages: sums(pages) })),
    })));
  }
}

/** Calls back with each page of an entry and its score. */
export function eachPosting({ runs }, call) {
  for (let place = 0; place < runs.length;) {
    const score = runs[place++];
    const end = runs[place++] + place;
    for (let page = 0; place < end; place++) call((page += runs[place]), score);
  }
}

export { sums };
