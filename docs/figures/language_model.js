// Models that only count bytes: how surprised they are by the reader's text, letter by letter, and what they write.

import { sampleAt } from "../model/sampling.js";
import { withModel } from "./modes.js";
import { bar, barRow, button, chip, columns, heading, make, slider, textField, visible, words } from "./parts.js";
import { TEXT } from "./shakespeare.js";
import { bytesToText, textToBytes } from "./text.js";

export { TEXT };

/** @typedef {Map<string, { total: number, seen: Map<number, number> }>} Counts What has followed each context. */

const VOCAB_SIZE = 256;
const LONGEST = 5;
const SENTENCE = "The moon shall never sleep, my gentle duke.";
const SHOWN = 7;
const AT_ONCE = 60;

/** @type {(symbols: number[]) => string} */
function name(symbols) {
  return symbols.join(" ");
}

/**
 * Return what has followed each context of 0 to `order - 1` symbols: for each length a map from context to counts.
 * @type {(symbols: number[], order: number) => Counts[]}
 */
export function countNgrams(symbols, order) {
  return Array.from({ length: order }, (_, length) => {
    /** @type {Counts} */
    const counts = new Map();
    for (let place = length; place < symbols.length; place++) {
      const context = name(symbols.slice(place - length, place));
      const found = counts.get(context) ?? { total: 0, seen: new Map() };
      counts.set(context, found);
      found.total += 1;
      found.seen.set(symbols[place], (found.seen.get(symbols[place]) ?? 0) + 1);
    }
    return counts;
  });
}

/**
 * Return the probability of each symbol after a context, smoothed as in Witten and Bell 1991.
 * @type {(ngrams: Counts[], order: number, context: number[]) => number[]}
 */
export function distribution(ngrams, order, context) {
  let shares = Array(VOCAB_SIZE).fill(1 / VOCAB_SIZE);
  for (const [length, counts] of ngrams.slice(0, order).entries()) {
    const found = counts.get(name(context.slice(context.length - length)));
    if (!found) continue;
    const { total, seen } = found;
    shares = shares.map((share, symbol) => ((seen.get(symbol) ?? 0) + seen.size * share) / (total + seen.size));
  }
  return shares;
}

/**
 * Return the bits of surprise at each symbol, which all come after the symbols `before`.
 * @type {(ngrams: Counts[], order: number, before: number[], symbols: number[]) => number[]}
 */
export function surprises(ngrams, order, before, symbols) {
  const everything = [...before.slice(-LONGEST), ...symbols];
  const start = everything.length - symbols.length;
  return symbols.map((symbol, i) => -Math.log2(distribution(ngrams, order, everything.slice(0, start + i))[symbol]));
}

/**
 * Return the bits per byte of a text by the model of an order, which has learned another text.
 * @type {(learned: string, order: number, text: string) => number}
 */
export function bitsPerByte(learned, order, text) {
  const [before, symbols] = [textToBytes(learned), textToBytes(text)];
  const bits = surprises(countNgrams(before, order), order, before, symbols);
  return bits.reduce((sum, value) => sum + value, 0) / symbols.length;
}

/** @type {(values: number[]) => number} */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @type {(count: number) => string} */
function letters(count) {
  return count === 1 ? "1 letter" : `${count} letters`;
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("language_model", byHand));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const before = textToBytes(TEXT);
  const ngrams = countNgrams(before, LONGEST + 1);
  const state = { text: SENTENCE, context: 2 };
  /** @type {number[]} */
  let written = [];
  const chips = make("div", { className: "figure-chips" });
  const scores = make("ul", { className: "figure-rows" });
  const next = make("ul", { className: "figure-rows" });
  const page = make("p", { className: "figure-written", role: "status" });
  const status = words();

  function updateText() {
    const symbols = textToBytes(state.text);
    const all = Array.from({ length: LONGEST + 1 }, (_, context) => surprises(ngrams, context + 1, before, symbols));
    const bits = all[state.context];
    let place = 0;
    chips.replaceChildren(
      ...Array.from(state.text, (letter) => {
        // A letter of several bytes costs what its bytes cost together.
        const size = textToBytes(letter).length;
        const surprise = bits.slice(place, place + size).reduce((sum, value) => sum + value, 0);
        place += size;
        const token = chip(letter, { below: surprise.toFixed(1) });
        token.classList.add("figure-chip--heat");
        token.style.setProperty("--share", `${Math.min(100, 8 * surprise)}%`);
        return token;
      }),
    );
    scores.replaceChildren(
      ...(symbols.length === 0 ? [] : all).map((values, context) =>
        barRow(letters(context), Math.min(1, mean(values) / 8), mean(values).toFixed(3), {
          chosen: context === state.context,
        }),
      ),
    );
    status.textContent =
      symbols.length === 0
        ? "Write something, and see how surprising it is."
        : `With ${state.context === 0 ? "no letter" : letters(state.context)} of context ` +
          `your text costs ${mean(bits).toFixed(3)} bits per byte. ` +
          "Knowing nothing costs 8.";
  }

  function updatePage() {
    const shares = distribution(ngrams, state.context + 1, [...before.slice(-LONGEST), ...written]);
    const order = shares
      .map((_, symbol) => symbol)
      .sort((a, b) => shares[b] - shares[a] || a - b)
      .slice(0, SHOWN);
    next.replaceChildren(
      ...order.map((symbol) =>
        barRow(visible(bytesToText([symbol])), shares[symbol], `${(100 * shares[symbol]).toFixed(1)} %`),
      ),
    );
    page.textContent = bytesToText(written);
  }

  /** @type {(count: number) => void} */
  function write(count) {
    for (let i = 0; i < count; i++) {
      const shares = distribution(ngrams, state.context + 1, [...before.slice(-LONGEST), ...written]);
      written.push(sampleAt(shares, Math.random()));
    }
    updatePage();
  }

  const one = button("Write a letter", () => write(1));
  one.classList.add("figure-button--main");
  root.append(
    textField(
      { label: "Your text (English, best in Shakespeare's manner)", value: SENTENCE, maxLength: 80 },
      (text) => {
        state.text = text;
        updateText();
      },
    ),
    bar(
      slider({ label: "context", min: 0, max: LONGEST, value: state.context, format: letters }, (context) => {
        state.context = context;
        updateText();
        updatePage();
      }),
    ),
    status,
    heading("Bits of surprise at each letter"),
    chips,
    columns(
      [heading("Bits per byte of your text, by context"), scores],
      [heading("What the model expects after its own text"), next],
    ),
    bar(
      one,
      button(`Write ${AT_ONCE}`, () => write(AT_ONCE)),
      button("Clear", () => {
        written = [];
        updatePage();
      }),
    ),
    page,
  );
  updateText();
  updatePage();
}
