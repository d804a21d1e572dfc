// Byte pair encoding, merge by merge. A token is a string of bytes: each character is one byte, as in Latin-1.

import { bar, barRow, button, chip, code, columns, heading, make, textField, visible, words } from "./parts.js";
import { bytesToText, pattern, textToBytes } from "./text.js";

/** @typedef {[string, string]} Pair */
/** @typedef {{ tokens: string[], count: number }} Word A chunk, and how often it occurs. */

const EXAMPLE = "low low low lower newest newest newest newest newest newest widest widest widest";
const MOST_MERGES = 40;

/** @type {(text: string) => string[]} */
export function pretokenize(text) {
  return text.match(pattern(" ?<w>+| ?<p>+|<s>+")) ?? [];
}

/**
 * Return [pair, count] for each pair that stands side by side, the one to merge first in front.
 * @type {(wordList: Word[]) => [Pair, number][]}
 */
export function countPairs(wordList) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { tokens, count } of wordList) {
    for (let i = 0; i + 1 < tokens.length; i++) {
      const key = JSON.stringify([tokens[i], tokens[i + 1]]);
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  /** @type {[Pair, number][]} */
  const pairs = Array.from(counts, ([key, count]) => [JSON.parse(key), count]);
  return pairs.sort(([a, countA], [b, countB]) => countB - countA || compare(b[0], a[0]) || compare(b[1], a[1]));
}

/** @type {(a: string, b: string) => number} */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @type {(tokens: string[], pair: Pair) => string[]} */
export function mergePair(tokens, [first, second]) {
  /** @type {string[]} */
  const merged = [];
  for (const token of tokens) {
    if (token === second && merged.length && merged.at(-1) === first) merged[merged.length - 1] = first + second;
    else merged.push(token);
  }
  return merged;
}

/**
 * Return a text's distinct chunks as words of single bytes, with their counts.
 * @type {(text: string) => Word[]}
 */
export function startWords(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const chunk of pretokenize(text)) counts.set(chunk, (counts.get(chunk) ?? 0) + 1);
  return Array.from(counts, ([chunk, count]) => ({ tokens: singleBytes(chunk), count }));
}

/** @type {(chunk: string) => string[]} */
function singleBytes(chunk) {
  return textToBytes(chunk).map((value) => String.fromCharCode(value));
}

/**
 * Return the merges in the order learned.
 * @type {(text: string, numMerges: number) => Pair[]}
 */
export function trainBpe(text, numMerges) {
  let wordList = startWords(text);
  /** @type {Pair[]} */
  const merges = [];
  while (merges.length < numMerges) {
    const [best] = countPairs(wordList);
    if (!best) break;
    merges.push(best[0]);
    wordList = wordList.map(({ tokens, count }) => ({ tokens: mergePair(tokens, best[0]), count }));
  }
  return merges;
}

/**
 * Return the tokens of a text.
 * @type {(text: string, merges: Pair[]) => string[]}
 */
export function encodeTokens(text, merges) {
  return pretokenize(text).flatMap((chunk) => merges.reduce(mergePair, singleBytes(chunk)));
}

/** @type {(text: string, merges: Pair[]) => number[]} */
export function encode(text, merges) {
  return encodeTokens(text, merges).map((token) => tokenId(token, merges));
}

/** @type {(token: string, merges: Pair[]) => number} */
function tokenId(token, merges) {
  if (token.length === 1) return token.charCodeAt(0);
  // Two merges may give the same bytes; the one that is applied is the one by which these bytes alone become a token.
  let tokens = Array.from(token);
  return 256 + merges.findIndex((pair) => (tokens = mergePair(tokens, pair)).length === 1);
}

/**
 * Return a token as readers see it; bytes that are no character by themselves are shown as numbers.
 * @type {(token: string) => string}
 */
export function show(token) {
  const bytes = Array.from(token, (byte) => byte.charCodeAt(0));
  const text = bytesToText(bytes);
  return text.includes("\ufffd") ? bytes.map((b) => `‹${b}›`).join("") : text;
}

/** @type {(token: string, merges: Pair[], id?: boolean) => HTMLElement} */
function tokenChip(token, merges, id = false) {
  const number = tokenId(token, merges);
  return chip(show(token), { key: token.length > 1 ? number - 256 : undefined, below: id ? number : "" });
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  let text = EXAMPLE;
  let sample = "lowest";
  let all = trainBpe(text, MOST_MERGES);
  let step = 0;

  const wordsBox = make("ul", { className: "figure-lines" });
  const pairsBox = make("ul", { className: "figure-rows" });
  const mergesBox = make("ol", { className: "figure-chips" });
  const sampleBox = make("div", { className: "figure-chips" });
  const status = words();
  const back = button("Back", () => go(step - 1));
  const next = button("Merge", () => go(step + 1));
  next.classList.add("figure-button--main");
  const end = button("Merge all", () => go(all.length));

  /** @type {(to: number) => void} */
  function go(to) {
    step = Math.max(0, Math.min(all.length, to));
    update();
  }

  function update() {
    const merges = all.slice(0, step);
    const wordList = startWords(text).map(({ tokens, count }) => ({ tokens: merges.reduce(mergePair, tokens), count }));
    const pairs = countPairs(wordList);
    const total = wordList.reduce((sum, { tokens, count }) => sum + count * tokens.length, 0);

    wordsBox.replaceChildren(
      ...wordList.map(({ tokens, count }) =>
        make(
          "li",
          {},
          make("span", { className: "figure-chips" }, ...tokens.map((token) => tokenChip(token, merges))),
          make("span", { className: "figure-count" }, `× ${count}`),
        ),
      ),
    );
    pairsBox.replaceChildren(
      ...pairs.slice(0, 6).map(([[first, second], count], place) => {
        const name = make("span", { className: "figure-chips" }, tokenChip(first, merges), tokenChip(second, merges));
        return barRow(name, count / pairs[0][1], String(count), { chosen: place === 0 });
      }),
    );
    mergesBox.replaceChildren(...merges.map(([a, b]) => make("li", {}, tokenChip(a + b, merges, true))));
    sampleBox.replaceChildren(...encodeTokens(sample, merges).map((token) => tokenChip(token, merges, true)));
    const last = merges.at(-1);
    const news = last
      ? [`Merge ${step}: `, code(visible(show(last[0]))), " and ", code(visible(show(last[1]))), " are one token now. "]
      : ["No merges yet: every token is one byte. "];
    status.replaceChildren(...news, `The text takes ${total} tokens.`);
    back.disabled = step === 0;
    next.disabled = end.disabled = step === all.length;
  }

  const train = textField({ label: "Text to learn from", value: text, maxLength: 400 }, (value) => {
    text = value;
    all = trainBpe(text, MOST_MERGES);
    go(0);
  });
  const encoded = textField({ label: "Text to encode", value: sample, maxLength: 80 }, (value) => {
    sample = value;
    update();
  });
  root.append(
    train,
    bar(next, back, end),
    status,
    columns(
      [heading("Distinct chunks, and how often"), wordsBox],
      [heading("Most frequent pairs; the first is next"), pairsBox],
    ),
    heading("Tokens learned, with their ids"),
    mergesBox,
    encoded,
    sampleBox,
  );
  update();
}
