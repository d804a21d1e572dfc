// Counting who stands near whom, one pair of positions after the other, and how much a count weighs in GloVe's loss.

import {
  bar,
  button,
  choice,
  code,
  columns,
  draw as svg,
  grid,
  heading,
  inputOf,
  make,
  replaceGrid,
  setter,
  slider,
  textField,
  words,
} from "./parts.js";
import { splitWords } from "./text.js";

/** @typedef {[left: number, right: number, distance: number]} Meeting Two ids, and how far apart they stand. */

const TEXT = "cats drink milk. dogs drink milk. cats chase mice.";
const MOST_WORDS = 10;
const X_MAX = 100;

/**
 * Return the pairs of positions at most `window` apart in a sentence, by their right end.
 * @type {(sentences: number[][], window: number) => Meeting[]}
 */
function meetings(sentences, window) {
  return sentences.flatMap((ids) =>
    ids.flatMap((right, place) =>
      ids
        .slice(Math.max(0, place - window), place)
        .map((left, i, before) => /** @type {Meeting} */ ([left, right, before.length - i])),
    ),
  );
}

/** @type {(pairs: Meeting[], vocabSize: number) => number[][]} */
function count(pairs, vocabSize) {
  /** @type {number[][]} */
  const counts = Array.from({ length: vocabSize }, () => Array(vocabSize).fill(0));
  for (const [left, right, distance] of pairs) {
    counts[left][right] += 1 / distance;
    counts[right][left] += 1 / distance;
  }
  return counts;
}

/**
 * Return the matrix of counts: each pair at most `window` apart adds 1/distance to two cells.
 * @type {(sentences: number[][], vocabSize: number, window: number) => number[][]}
 */
export function cooccurrence(sentences, vocabSize, window) {
  return count(meetings(sentences, window), vocabSize);
}

/**
 * Return how much a cell with this count weighs in the loss.
 * @type {(x: number, xMax?: number, alpha?: number) => number}
 */
export function gloveWeight(x, xMax = X_MAX, alpha = 0.75) {
  return Math.min(1, (x / xMax) ** alpha);
}

/**
 * Return the loss of one cell: the weighted square of how far the prediction is from the log count.
 * @type {(prediction: number, x: number) => number}
 */
export function cellLoss(prediction, x) {
  return gloveWeight(x) * (prediction - Math.log(x)) ** 2;
}

/** @type {Record<string, string>} */
const FRACTIONS = { 0.5: "½", 0.33: "⅓", 0.67: "⅔", 0.25: "¼", 0.75: "¾" };

/**
 * Return a count in as few characters as it takes: 1.5 is "1½".
 * @type {(x: number) => string}
 */
function short(x) {
  if (x === 0) return "";
  const fraction = FRACTIONS[(x % 1).toFixed(2).replace(/0$/, "")];
  if (x % 1 < 1e-9 || 1 - (x % 1) < 1e-9) return String(Math.round(x));
  return fraction ? `${Math.floor(x) || ""}${fraction}` : x.toFixed(2);
}

/** @type {() => HTMLElement[]} */
function counting() {
  const state = { text: TEXT, window: 2, read: 3 };
  const map = make("div");
  const status = words();
  /** @type {Meeting[]} */
  let pairs = [];
  /** @type {string[]} */
  let names = [];

  function update() {
    const parts = state.text.split(/[.!?]+/).map(splitWords);
    names = [...new Set(parts.flat())].slice(0, MOST_WORDS);
    const sentences = parts.map((tokens) =>
      tokens.filter((token) => names.includes(token)).map((token) => names.indexOf(token)),
    );
    pairs = meetings(sentences, state.window);
    state.read = Math.min(state.read, pairs.length);
    readInput.max = String(pairs.length);
    readInput.value = String(state.read);
    next.disabled = state.read === pairs.length;
    back.disabled = state.read === 0;
    const counts = count(pairs.slice(0, state.read), names.length);
    const most = Math.max(1, ...cooccurrence(sentences, names.length, state.window).flat());
    const latest = state.read > 0 ? pairs[state.read - 1] : null;
    /** @type {(r: number, c: number) => boolean} */
    const isLatest = (r, c) =>
      latest !== null && ((latest[0] === r && latest[1] === c) || (latest[0] === c && latest[1] === r));
    replaceGrid(
      map,
      grid({
        caption: "Counts: a row and a column for each word",
        columns: names,
        rows: names,
        cells: counts.map((row, r) =>
          row.map((x, c) => ({ text: short(x), share: x / most, className: isLatest(r, c) ? "figure-strong" : "" })),
        ),
      }),
    );
    if (pairs.length === 0) status.textContent = "Write a sentence of two words or more: a word alone meets nobody.";
    else if (!latest)
      status.textContent = `${pairs.length} pairs of positions are at most ${state.window} apart. None is counted yet.`;
    else {
      const [left, right, distance] = latest;
      status.replaceChildren(
        `Pair ${state.read} of ${pairs.length}: `,
        code(names[left]),
        " and ",
        code(names[right]),
        ` at distance ${distance} add ${distance === 1 ? "1" : `1/${distance}`} to `,
        left === right ? "one cell, twice." : "two cells.",
      );
    }
  }

  const set = setter(state, update);
  const read = slider({ label: "pairs counted", min: 0, max: 99, value: 0 }, set("read"));
  const readInput = inputOf(read);
  /** @type {(place: number) => void} */
  const go = (place) => {
    readInput.value = String(place);
    readInput.dispatchEvent(new Event("input"));
  };
  const next = button("Next pair", () => go(state.read + 1));
  next.classList.add("figure-button--main");
  const back = button("Back", () => go(state.read - 1));
  // What a change of the text leaves is a matrix of all its pairs.
  /** @type {<K extends "text" | "window">(name: K) => (value: (typeof state)[K]) => void} */
  const all = (name) => (value) => {
    state[name] = value;
    state.read = Infinity;
    update();
    go(state.read);
  };
  go(state.read);
  return [
    textField(
      { label: `A text (its first ${MOST_WORDS} different words are counted)`, value: TEXT, maxLength: 120 },
      all("text"),
    ),
    bar(
      next,
      back,
      button("Count all", () => go(pairs.length)),
    ),
    bar(read, slider({ label: "window", min: 1, max: 4, value: state.window }, all("window"))),
    status,
    map,
  ];
}

/** @type {() => HTMLElement[]} */
function weighting() {
  const state = { count: 10, prediction: 3 };
  const [weights, losses] = [0, 1].map(() =>
    svg("svg", { class: "figure-plot", viewBox: "0 0 300 150", "aria-hidden": "true" }),
  );
  const status = words();

  /**
   * Draw a curve from one of two `marks` to the other, and a point of it.
   * @typedef {{ last: string, top: number, at: number, value: (place: number) => number, marks: number[] }} Curve
   * @type {(box: SVGElement, curve: Curve) => void}
   */
  function curve(box, { last, top, at, value, marks }) {
    /** @type {(place: number) => number} */
    const x = (place) => 34 + (256 * (place - marks[0])) / (marks[1] - marks[0]);
    /** @type {(height: number) => number} */
    const y = (height) => 125 - (110 * Math.min(height, top)) / top;
    const places = Array.from({ length: 121 }, (_, i) => marks[0] + ((marks[1] - marks[0]) * i) / 120).filter(
      (place) => value(place) <= top,
    );
    box.replaceChildren(
      svg("polyline", { points: "34,8 34,125 294,125", class: "axis" }),
      svg("text", { x: 28, y: y(top) + 4, "text-anchor": "end" }, String(top)),
      svg("text", { x: 28, y: y(0) + 4, "text-anchor": "end" }, "0"),
      svg("text", { x: 34, y: 142 }, String(marks[0])),
      svg("text", { x: 290, y: 142, "text-anchor": "end" }, last),
      svg("polyline", { points: places.map((place) => `${x(place)},${y(value(place))}`).join(" "), class: "line" }),
      svg("line", { x1: x(at), x2: x(at), y1: 125, y2: y(value(at)), class: "line line--strong" }),
      svg("circle", { cx: x(at), cy: y(value(at)), r: 4, class: "dot dot--strong" }),
    );
  }

  function update() {
    const { count: x, prediction } = state;
    curve(weights, { last: "count 200", top: 1, at: x, value: (place) => gloveWeight(place), marks: [0, 200] });
    const loss = cellLoss(prediction, x);
    curve(losses, {
      last: "prediction 7",
      top: 5,
      at: prediction,
      value: (place) => cellLoss(place, x),
      marks: [0, 7],
    });
    status.textContent =
      `A count of ${x} weighs ${gloveWeight(x).toFixed(3)}, and ln ${x} is ${Math.log(x).toFixed(3)}. ` +
      `The prediction is ${Math.abs(prediction - Math.log(x)).toFixed(3)} off, ` +
      `so the cell adds ${loss.toFixed(3)} to the loss.`;
  }

  const set = setter(state, update);
  update();
  return [
    bar(
      slider({ label: "count", min: 1, max: 200, value: state.count }, set("count")),
      slider(
        { label: "prediction", min: 0, max: 7, step: 0.05, value: state.prediction, format: (p) => p.toFixed(2) },
        set("prediction"),
      ),
    ),
    status,
    columns([heading("Weight of the cell"), weights], [heading("Loss of the cell"), losses]),
  ];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const views = { counting, weighting };
  const box = make("div");
  /** @type {(name: keyof typeof views) => void} */
  const show = (name) => box.replaceChildren(...views[name]());
  root.append(
    choice(
      "Step",
      [
        ["counting", "1. Count"],
        ["weighting", "2. Weigh"],
      ],
      "counting",
      show,
    ),
    box,
  );
  show("counting");
}
