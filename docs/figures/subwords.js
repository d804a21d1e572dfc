// WordPiece takes the longest piece that fits; the unigram model weighs whole segmentations.

import { bar, checkbox, chip, code, columns, heading, make, textField, words } from "./parts.js";

/** @typedef {{ sum: number, count: number, start: number }} Way */

// Pieces and their log-probabilities, made up for this page.
/** @type {Record<string, number>} */
const PIECES = {
  un: -2,
  una: -1,
  able: -3,
  ble: -5,
  play: -4,
  ing: -3,
  low: -4,
  lowe: -7,
  er: -3,
  rest: -5,
  est: -4,
  new: -4,
  token: -6,
  iz: -6,
  ation: -4,
};
/** @type {Record<string, number>} */
const LETTERS = Object.fromEntries(Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => [letter, -8]));
const NOT_CHOSEN = "–";

/** @type {(word: string, vocabulary: string[], unknown?: string) => string[]} */
export function wordpieceSplit(word, vocabulary, unknown = "[UNK]") {
  const known = new Set(vocabulary);
  const characters = Array.from(word);
  const pieces = [];
  for (let start = 0; start < characters.length;) {
    const prefix = start ? "##" : "";
    let end = characters.length;
    while (end > start && !known.has(prefix + characters.slice(start, end).join(""))) end -= 1;
    if (end === start) return [unknown];
    pieces.push(prefix + characters.slice(start, end).join(""));
    start = end;
  }
  return pieces;
}

/**
 * Return for each place the best way there, or null: its sum, its number of pieces, where its last piece starts.
 * @type {(text: string, logProbabilities: Record<string, number>) => (Way | null)[]}
 */
export function bestWays(text, logProbabilities) {
  const characters = Array.from(text);
  /** @type {(Way | null)[]} */
  const best = [{ sum: 0, count: 0, start: 0 }];
  for (let end = 1; end <= characters.length; end++) {
    let way = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const piece = characters.slice(start, end).join("");
      if (before === null || !Object.hasOwn(logProbabilities, piece)) continue;
      const next = { sum: before.sum + logProbabilities[piece], count: before.count + 1, start };
      // Fewer pieces win a tie; among equals the last piece that starts last.
      if (way === null || next.sum > way.sum || (next.sum === way.sum && next.count <= way.count)) way = next;
    }
    best.push(way);
  }
  return best;
}

/**
 * Return the most probable pieces, or null if the text cannot be cut into known ones.
 * @type {(text: string, logProbabilities: Record<string, number>) => string[] | null}
 */
export function unigramSplit(text, logProbabilities) {
  const characters = Array.from(text);
  const best = bestWays(text, logProbabilities);
  const pieces = [];
  for (let end = characters.length; end > 0;) {
    const way = best[end];
    if (way === null) return null;
    pieces.unshift(characters.slice(way.start, end).join(""));
    end = way.start;
  }
  return pieces;
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const state = { word: "unable", letters: false, off: new Set() };
  const wordpieceBox = make("div", { className: "figure-chips" });
  const unigramBox = make("div", { className: "figure-chips" });
  const places = make("ol", { className: "figure-lines" });
  const status = words();

  function update() {
    const chosen = Object.fromEntries(Object.entries(PIECES).filter(([piece]) => !state.off.has(piece)));
    const known = state.letters ? { ...LETTERS, ...chosen } : chosen;
    const names = Object.keys(known);
    const keys = Object.fromEntries(names.map((piece, i) => [piece, i]));
    const greedy = wordpieceSplit(state.word, [...names, ...names.map((piece) => `##${piece}`)]);
    const best = unigramSplit(state.word, known);

    wordpieceBox.replaceChildren(...greedy.map((piece) => chip(piece, { key: keys[piece.replace("##", "")] })));
    unigramBox.replaceChildren(
      ...(best === null
        ? [chip("no segmentation")]
        : best.map((piece) => chip(piece, { key: keys[piece], below: known[piece] }))),
    );
    places.replaceChildren(
      ...bestWays(state.word, known)
        .slice(1)
        .map((way, i) => {
          const [upTo, last] = [0, way?.start ?? 0].map((start) =>
            Array.from(state.word)
              .slice(start, i + 1)
              .join(""),
          );
          return make(
            "li",
            {},
            code(upTo),
            way === null ? NOT_CHOSEN : make("span", {}, "ends best with ", code(last), `, sum ${way.sum}`),
          );
        }),
    );
    const sum = best?.reduce((total, piece) => total + known[piece], 0);
    status.replaceChildren(
      greedy[0] === "[UNK]"
        ? "WordPiece comes to a part that no piece fits, so the whole word is unknown. "
        : `WordPiece finds ${greedy.length === 1 ? "one piece" : `${greedy.length} pieces`}. `,
      best === null
        ? "The unigram model finds no segmentation at all."
        : `The unigram model's best segmentation has a sum of ${sum}.`,
    );
  }

  root.append(
    textField({ label: "Word", value: state.word, maxLength: 20 }, (value) => {
      state.word = value;
      update();
    }),
    make(
      "fieldset",
      { className: "figure-choice" },
      make("legend", {}, "Known pieces, with their log-probabilities"),
      bar(
        ...Object.entries(PIECES).map(([piece, value]) =>
          checkbox(make("span", {}, code(piece), ` ${value}`), true, (on) => {
            state.off[on ? "delete" : "add"](piece);
            update();
          }),
        ),
        checkbox("every letter -8", state.letters, (on) => {
          state.letters = on;
          update();
        }),
      ),
    ),
    status,
    columns(
      [heading("WordPiece: the longest piece first"), wordpieceBox, heading("Unigram: the largest sum"), unigramBox],
      [heading("The unigram model's best way to each place"), places],
    ),
  );
  update();
}
