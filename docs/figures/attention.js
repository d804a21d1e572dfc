// Scaled dot-product attention over one short sentence: who looks at whom, under which mask.

import { withModel } from "./modes.js";
import {
  bar,
  barRow,
  checkbox,
  choice,
  code,
  columns,
  grid,
  heading,
  make,
  replaceGrid,
  setter,
  slider,
  words,
} from "./parts.js";

// Columns: thing, action, state, link. Made by hand, so that each word looks for something plausible.
const TOKENS = ["the", "cat", "ate", "because", "it", "was", "hungry", "<pad>"];
const QUERIES = [
  [2, 0, 0, 1],
  [1, 0, 2, 0],
  [3, 1, 0, 0],
  [0, 2, 1, 0],
  [4, 1, 0, 0],
  [1, 0, 3, 0],
  [3, 0, 1, 1],
  [0, 0, 0, 0],
];
const KEYS = [
  [0, 0, 0, 1],
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 0, 2],
  [1, 0, 0, 0],
  [0, 1, 1, 0],
  [0, 0, 2, 0],
  [1, 1, 1, 1],
];

/** @type {(length: number) => boolean[][]} */
export function causalMask(length) {
  return Array.from({ length }, (_, query) => Array.from({ length }, (_, key) => key <= query));
}

/**
 * Return the mask of one row of `attention_mask`: the same for every query.
 * @type {(attentionMask: boolean[]) => boolean[][]}
 */
export function paddingMask(attentionMask) {
  return attentionMask.map(() => attentionMask.map(Boolean));
}

/**
 * Return the dot products of queries and keys, divided by the root of their width.
 * @type {(queries: number[][], keys: number[][]) => number[][]}
 */
export function scaledScores(queries, keys) {
  const root = Math.sqrt(queries[0].length);
  return queries.map((query) => keys.map((key) => query.reduce((sum, q, i) => sum + q * key[i], 0) / root));
}

/**
 * Return the softmax of the scores over the keys that the mask allows; a row without any is all zeros.
 * @type {(queries: number[][], keys: number[][], mask: boolean[][] | null, temperature?: number) => number[][]}
 */
export function attentionWeights(queries, keys, mask, temperature = 1) {
  return scaledScores(queries, keys).map((row, query) => {
    const allowed = row.map((score, key) => (mask === null || mask[query][key] ? score / temperature : -Infinity));
    const highest = Math.max(...allowed);
    if (highest === -Infinity) return row.map(() => 0);
    const powers = allowed.map((score) => Math.exp(score - highest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  });
}

/** @type {(weight: number) => string} */
function percent(weight) {
  return String(Math.round(100 * weight));
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("attention", byHand));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const state = { causal: false, padding: true, temperature: 1, query: 4 };
  const map = make("div");
  const bars = make("ul", { className: "figure-rows" });
  const barsHeading = heading("");
  const status = words();

  function show() {
    const causal = causalMask(TOKENS.length);
    const padding = paddingMask(TOKENS.map((token) => token !== "<pad>"));
    const mask = causal.map((row, q) =>
      row.map((early, k) => (!state.causal || early) && (!state.padding || padding[q][k])),
    );
    const weights = attentionWeights(QUERIES, KEYS, mask, state.temperature);
    replaceGrid(
      map,
      grid({
        caption: "Attention weights in percent: a row for each query, a column for each key",
        corner: "query ↓",
        columns: TOKENS,
        rows: TOKENS,
        cells: weights.map((row, q) =>
          row.map((weight, k) =>
            mask[q][k] ? { text: percent(weight), share: weight } : { text: "–", className: "figure-none" },
          ),
        ),
        chosen: [state.query],
      }),
    );

    const row = weights[state.query];
    const scores = scaledScores(QUERIES, KEYS)[state.query];
    barsHeading.replaceChildren("What ", code(TOKENS[state.query]), " looks at");
    bars.replaceChildren(
      ...TOKENS.map((token, key) => {
        const hidden = !mask[state.query][key];
        const text = hidden ? "hidden" : `${percent(row[key])} % (score ${scores[key].toFixed(1)})`;
        return barRow(token, row[key], text, { chosen: row[key] > 0 && row[key] === Math.max(...row) });
      }),
    );
    const best = row.indexOf(Math.max(...row));
    status.replaceChildren(
      code(TOKENS[state.query]),
      ...(row[best]
        ? [` takes ${percent(row[best])} % of its new vector from `, code(TOKENS[best]), "."]
        : [" has nothing to look at: its row is all zeros."]),
    );
  }

  const set = setter(state, show);
  root.append(
    choice(
      "The word that looks (query)",
      TOKENS.map((token, q) => [q, token]),
      state.query,
      set("query"),
    ),
    bar(
      checkbox("causal mask", state.causal, set("causal")),
      checkbox("padding mask", state.padding, set("padding")),
      slider(
        { label: "temperature", min: 0.2, max: 4, step: 0.1, value: 1, format: (t) => t.toFixed(1) },
        set("temperature"),
      ),
    ),
    status,
    columns([heading("All weights, in percent"), map], [barsHeading, bars]),
  );
  show();
}
