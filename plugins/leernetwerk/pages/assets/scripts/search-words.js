/* Text as words, and words as keys: the same as leernetwerk/search/tokens.py, and the only thing that both sides do. */

const WORD = /\p{Nd}+|[\p{L}\p{Nl}\p{No}]+(?:['’][\p{L}\p{Nl}\p{No}]+)*/gu;

/** The words of a text in lower case, each with its place in the text. */
export function* findWords(text) {
  for (const match of text.matchAll(WORD)) {
    const pieces = match[0].split(/['’]/u);
    let place = match.index;
    while (pieces.length > 1 && pieces[0].length <= 2) {
      yield [pieces[0], place];
      place += pieces.shift().length + 1;
    }
    yield [pieces.join("'"), place];
  }
}

/** The key of a word: without marks and apostrophes, ij as y, numbers without leading zeros. */
export function fold(word) {
  return word.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/'/g, "").replace(/ij/g, "y")
    .replace(/^0+/, "") || "0";
}

/** The keys of the words of a text. */
export function foldWords(text) {
  return [...findWords(text.normalize("NFKC").toLowerCase())].map(([word]) => fold(word));
}
