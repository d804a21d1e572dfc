// Three texts of different lengths become one array of ids, with a mask and positions.

import {
  bar,
  choice,
  code,
  columns,
  grid,
  heading,
  make,
  replaceGrid,
  setter,
  slider,
  textField,
  words,
} from "./parts.js";
import { splitWords } from "./text.js";
import { buildVocabulary, tokensToIds } from "./vocabulary.js";

/** @typedef {"left" | "right"} Side */
/** @typedef {"start" | "end"} Keep */

const TEXTS = ["the cat sat on the mat", "a dog", "hello there"];
const HEAD_WIDTH = 64;
const PAD = { text: "0", className: "figure-none" };

/**
 * Return [input_ids, attention_mask].
 * @type {<T>(sequences: T[][], padId: T, side?: Side) => [T[][], number[][]]}
 */
export function padBatch(sequences, padId, side = "right") {
  const longest = Math.max(...sequences.map((sequence) => sequence.length));
  /** @type {<V>(sequence: unknown[], values: V[], filler: V) => V[]} */
  const fill = (sequence, values, filler) => {
    const padding = Array(longest - sequence.length).fill(filler);
    return side === "right" ? [...values, ...padding] : [...padding, ...values];
  };
  return [
    sequences.map((sequence) => fill(sequence, sequence, padId)),
    sequences.map((sequence) =>
      fill(
        sequence,
        sequence.map(() => 1),
        0,
      ),
    ),
  ];
}

/** @type {(attentionMask: number[][]) => number[][]} */
export function positionIds(attentionMask) {
  return attentionMask.map((row) => {
    let seen = 0;
    return row.map((real) => (real ? seen++ : 0));
  });
}

/** @type {<T>(ids: T[], maxLength: number, keep?: Keep) => T[]} */
export function truncate(ids, maxLength, keep = "start") {
  return keep === "start" ? ids.slice(0, maxLength) : ids.slice(Math.max(0, ids.length - maxLength));
}

/** @type {(length: number, width: number) => number} */
export function attentionFlops(length, width) {
  return 4 * length ** 2 * width;
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  /** @type {{ texts: string[], side: Side, maxLength: number, keep: Keep }} */
  const state = { texts: [...TEXTS], side: "right", maxLength: 10, keep: "start" };
  const boxes = [make("div"), make("div"), make("div")];
  const status = words();

  function update() {
    const tokens = state.texts.map(splitWords);
    const vocabulary = buildVocabulary(tokens.flat());
    const cut = tokens.map((row) => truncate(row, state.maxLength, state.keep));
    const [names, mask] = padBatch(cut, "<pad>", state.side);
    const [ids] = padBatch(
      cut.map((row) => tokensToIds(row, vocabulary)),
      0,
      state.side,
    );
    const positions = positionIds(mask);
    const longest = ids[0].length;

    const captions = ["input_ids, each with its token", "attention_mask", "position_ids"];
    [ids, mask, positions].forEach((array, which) => {
      const cells = array.map((row, r) =>
        row.map((value, c) => {
          const content = make("span", {}, String(value));
          if (which === 0) content.append(make("small", {}, names[r][c]));
          return mask[r][c] ? { text: content, share: 0.35 } : { ...PAD, text: content };
        }),
      );
      const columnNames = Array.from({ length: longest }, (_, c) => String(c));
      const rows = state.texts.map((_, r) => `row ${r}`);
      replaceGrid(boxes[which], grid({ caption: captions[which], columns: columnNames, rows, cells }));
    });
    const real = mask.flat().filter(Boolean).length;
    const places = mask.flat().length;
    if (!places) {
      status.textContent = "There is nothing to pad: all texts are empty.";
      return;
    }
    const share = Math.round((100 * real) / places);
    const operations = attentionFlops(longest, HEAD_WIDTH).toLocaleString("en");
    status.textContent =
      `${state.texts.length} rows of ${longest} are ${places} places; ${real} of them hold text, ${share} %. ` +
      `Attention computes over padding too: ${operations} operations for each row, at a width of ${HEAD_WIDTH}.`;
  }

  const set = setter(state, update);
  root.append(
    columns(
      ...TEXTS.map((text, i) => [
        textField({ label: `Text ${i}`, value: text, maxLength: 60 }, (value) => {
          state.texts[i] = value;
          update();
        }),
      ]),
    ),
    bar(
      choice(
        "Padding",
        [
          ["right", "right"],
          ["left", "left"],
        ],
        state.side,
        set("side"),
      ),
      choice(
        "When too long, keep the",
        [
          ["start", "start"],
          ["end", "end"],
        ],
        state.keep,
        set("keep"),
      ),
      slider({ label: "max_length", min: 1, max: 10, value: state.maxLength }, set("maxLength")),
    ),
    status,
    heading(code("input_ids")),
    boxes[0],
    columns([heading(code("attention_mask")), boxes[1]], [heading(code("position_ids")), boxes[2]]),
  );
  update();
}
