// The trained model on the reader's own text: the surprise at each token, the bits per byte, and the text going on.

import { probabilities, sampleAt } from "../../model/sampling.js";
import { bitsPerByte, TEXT } from "../language_model.js";
import { bar, button, columns, heading, hue, make, slider, textField, visible, words } from "../parts.js";
import { textToBytes } from "../text.js";
import { heatChip, idsOf, liveRows, percent, player } from "./parts.js";

export { load } from "../../model/model.js";

const SENTENCE = "The moon shall never sleep, my gentle duke.";
const AT_ONCE = 60;
const SHOWN = 7;

/**
 * Return the bits of surprise at each token of a text.
 * @type {(model: import("../../model/model.js").Model, text: string) => number[]}
 */
export function surprises(model, text) {
  const ids = idsOf(model, text, Infinity);
  /** @type {number[]} */
  const bits = [];
  // As in bits_per_byte: the last id of a window is the first of the next.
  for (let start = 0; start < ids.length - 1; start += model.contextLength - 1) {
    const seen = ids.slice(start, start + model.contextLength);
    const { logits } = model.forward(seen);
    seen.slice(1).forEach((id, i) => bits.push(-Math.log2(probabilities(Array.from(logits[i]))[id])));
  }
  return bits;
}

/** @type {(root: HTMLElement, model: import("../../model/model.js").Model) => void} */
export function draw(root, model) {
  const state = { text: SENTENCE, temperature: 0.8 };
  /** @type {number[]} */
  let written = [];
  /** @type {number[]} */
  let shares = [];
  const chips = make("div", { className: "figure-chips" });
  const [scores, next] = [liveRows(), liveRows()];
  const page = make("p", { className: "figure-written", role: "status" });
  const status = words();

  function updateText() {
    const bits = surprises(model, state.text);
    const ids = model.tokenize(state.text);
    const size = textToBytes(state.text).length;
    const cost = bits.reduce((sum, value) => sum + value, 0) / size;
    chips.replaceChildren(
      ...model.pieces(ids).map((piece, i) => heatChip(piece, bits[i].toFixed(1), Math.min(1, 0.07 * bits[i]))),
    );
    scores.set(
      size === 0
        ? []
        : [
            row("the trained model", cost, true),
            ...[3, 2, 0].map((context) =>
              row(`${context === 0 ? "no letter" : `${context} letters`}`, bitsPerByte(TEXT, context + 1, state.text)),
            ),
          ],
    );
    status.textContent =
      size === 0
        ? "Write something, and see how surprising it is."
        : `Your text costs the model ${cost.toFixed(3)} bits per byte. On plays that it never saw it needs ` +
          `${model.about.bits_per_byte.shipped.toFixed(2)}.`;
    clear();
  }

  function updateNext() {
    const ids = [...idsOf(model, state.text, Infinity), ...written].slice(-model.contextLength);
    const logits = Array.from(model.forward(ids).logits.at(-1) ?? []);
    shares = probabilities(logits, state.temperature);
    const order = shares
      .map((_, id) => id)
      .sort((a, b) => shares[b] - shares[a])
      .slice(0, SHOWN);
    next.set(
      model
        .pieces(order)
        .map((name, i) => ({ name: visible(name), share: shares[order[i]], text: percent(shares[order[i]]) })),
    );
  }

  /** @type {() => number} */
  function write() {
    const id = sampleAt(shares, Math.random());
    written.push(id);
    page.append(make("span", { className: "figure-token", style: hue(id) }, model.decode([id])));
    updateNext();
    return id;
  }

  function clear() {
    written = [];
    page.replaceChildren(state.text);
    updateNext();
  }

  let left = AT_ONCE;
  const many = player(`Write ${AT_ONCE}`, () => {
    left = left > 0 ? left - 1 : AT_ONCE - 1;
    return write() !== model.endId && left > 0;
  });
  const one = button("Write a token", write);
  one.classList.add("figure-button--main");
  root.append(
    textField(
      { label: "Your text (English, best in Shakespeare's manner)", value: SENTENCE, maxLength: 200 },
      (text) => {
        state.text = text;
        updateText();
      },
    ),
    status,
    heading("Bits of surprise at each token"),
    chips,
    columns(
      [heading("Bits per byte of your text: the model, and counts of letters"), scores.list],
      [heading("What the model expects next"), next.list],
    ),
    bar(
      slider(
        { label: "temperature", min: 0.1, max: 2, step: 0.1, value: 0.8, format: (t) => t.toFixed(1) },
        (temperature) => {
          state.temperature = temperature;
          updateNext();
        },
      ),
      one,
      many,
      button("Clear", clear),
    ),
    page,
  );
  updateText();
}

/** @type {(name: string, bits: number, chosen?: boolean) => import("./parts.js").Row} */
function row(name, bits, chosen = false) {
  return { name, share: Math.min(1, bits / 8), text: bits.toFixed(3), chosen };
}
