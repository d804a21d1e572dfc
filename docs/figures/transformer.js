// A transformer small enough to show every number: four positions, width 4, two heads, one block.

import { withModel } from "./modes.js";
import { bar, checkbox, choice, code, columns, grid, heading, make, replaceGrid, setter, words } from "./parts.js";
import { gelu } from "../model/model.js";
import { attentionWeights, causalMask } from "./attention.js";
import { softmax } from "./gradients.js";

export { gelu };

/** @typedef {{ weights: number[][][], result: number[][] }} Attention */
/** @typedef {{ stages: number[][][], weights: number[][][] }} Flow */

const TOKENS = ["the", "a", "cat", "dog", "sat", "ran", "down", "."];
const IDS = [0, 2, 4, 6];
const CHANGES = [1, 3, 5, 7];
const WIDTH = 4;
const HEADS = 2;

/**
 * Return fixed numbers that look random and are not.
 * @type {(rows: number, columns: number, seed: number, scale: number) => number[][]}
 */
function numbers(rows, columns, seed, scale) {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => scale * Math.sin(12.9 * (r + 1) + 78.2 * (c + 1) + 37.7 * seed)),
  );
}

/** The matrices of the model; those of linear layers have a row for each output, as in PyTorch. */
export const PARAMETERS = {
  tokens: numbers(TOKENS.length, WIDTH, 1, 1),
  positions: numbers(IDS.length, WIDTH, 2, 0.5),
  query: numbers(WIDTH, WIDTH, 3, 1),
  key: numbers(WIDTH, WIDTH, 4, 1),
  value: numbers(WIDTH, WIDTH, 5, 0.7),
  output: numbers(WIDTH, WIDTH, 6, 0.7),
  widen: numbers(4 * WIDTH, WIDTH, 7, 0.6),
  narrow: numbers(WIDTH, 4 * WIDTH, 8, 0.6),
};

/** @type {(vectors: number[][], matrix: number[][]) => number[][]} */
function linear(vectors, matrix) {
  return vectors.map((vector) => matrix.map((row) => row.reduce((sum, weight, i) => sum + weight * vector[i], 0)));
}

/** @type {(a: number[][], b: number[][]) => number[][]} */
function add(a, b) {
  return a.map((row, r) => row.map((value, i) => value + b[r][i]));
}

/**
 * Return each vector minus its mean, over its standard deviation, as LayerNorm does before it has learned anything.
 * @type {(vectors: number[][]) => number[][]}
 */
export function norm(vectors) {
  return vectors.map((vector) => {
    const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
    const variance = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
    return vector.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
  });
}

/**
 * Return the attention weights of each head, and what attention gives at each position.
 * @type {(vectors: number[][], causal: boolean, parameters: typeof PARAMETERS) => Attention}
 */
function attend(vectors, causal, parameters) {
  const [queries, keys, values] = [parameters.query, parameters.key, parameters.value].map((matrix) =>
    linear(vectors, matrix),
  );
  const size = WIDTH / HEADS;
  /** @type {(matrix: number[][], head: number) => number[][]} */
  const slice = (matrix, head) => matrix.map((row) => row.slice(head * size, (head + 1) * size));
  const mask = causal ? causalMask(vectors.length) : null;
  const weights = Array.from({ length: HEADS }, (_, head) =>
    attentionWeights(slice(queries, head), slice(keys, head), mask),
  );
  const gathered = vectors.map((_, query) =>
    weights.flatMap((rows, head) =>
      slice(values, head)[0].map((_, i) =>
        rows[query].reduce((sum, weight, key) => sum + weight * slice(values, head)[key][i], 0),
      ),
    ),
  );
  return { weights, result: linear(gathered, parameters.output) };
}

/**
 * Return the vectors of all positions after each stage, from the ids to the probabilities, and the attention weights.
 * @type {(ids: number[], causal?: boolean, parameters?: typeof PARAMETERS) => Flow}
 */
export function flow(ids, causal = true, parameters = PARAMETERS) {
  const embedded = ids.map((id) => parameters.tokens[id]);
  const placed = add(embedded, parameters.positions);
  const attentionNorm = norm(placed);
  const { weights, result } = attend(attentionNorm, causal, parameters);
  const attended = add(placed, result);
  const mlpNorm = norm(attended);
  const mlp = linear(
    linear(mlpNorm, parameters.widen).map((row) => row.map(gelu)),
    parameters.narrow,
  );
  const out = add(attended, mlp);
  const finalNorm = norm(out);
  const logits = linear(finalNorm, parameters.tokens);
  const stages = [
    embedded,
    placed,
    attentionNorm,
    result,
    attended,
    mlpNorm,
    mlp,
    out,
    finalNorm,
    logits,
    logits.map(softmax),
  ];
  return { stages, weights };
}

/** @type {[string, string][]} */
const STAGES = [
  ["embedding", "Each id has fetched its row of the token embedding."],
  [
    "+ position",
    "Each place has added its row of the position embedding. This sum is the wire that runs through the model.",
  ],
  ["norm", "A copy for attention: each row now has the mean 0 and the standard deviation 1."],
  ["attention", "What each position has gathered from those that it sees. Only here do positions exchange anything."],
  ["+ attention", "The wire, with what attention found added to it."],
  ["norm", "A copy for the MLP, normalised again."],
  ["MLP", "What the small network makes of each row by itself."],
  ["+ MLP", "The wire after the block. A deeper model would go on with the next block here."],
  ["final norm", "The wire is brought to one scale for the last product."],
  ["logits", "The dot product of each vector with the embedding of each token: the head is tied."],
  ["probabilities", "Softmax: what each position expects at the next one."],
];

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("transformer", byHand));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const state = { stage: 0, changed: -1, causal: true };
  const [vectors, heads] = [make("div"), make("div")];
  const title = heading("");
  const status = words();

  function update() {
    const ids = IDS.map((id, place) => (place === state.changed ? CHANGES[place] : id));
    const names = ids.map((id) => TOKENS[id]);
    const now = flow(ids, state.causal);
    const before = flow(IDS, state.causal);
    const rows = now.stages[state.stage];
    const isChanged = rows.map((row, r) =>
      row.some((value, i) => Math.abs(value - before.stages[state.stage][r][i]) > 1e-12),
    );
    const most = Math.max(...rows.flat().map(Math.abs));
    const shares = state.stage === STAGES.length - 1;
    const wide = state.stage >= STAGES.length - 2;
    const content = wide ? "a column for each token" : "four numbers for each position";
    title.textContent = `${STAGES[state.stage][0]}: ${content}`;
    replaceGrid(
      vectors,
      grid({
        caption: "A row of numbers for each position",
        columns: wide ? TOKENS : rows[0].map((_, i) => String(i)),
        rows: names,
        cells: rows.map((row, r) =>
          row.map((value) => ({
            text: shares ? String(Math.round(100 * value)) : value.toFixed(1).replace("-", "−"),
            share: shares ? value : 0.5 + value / (2 * most),
            className: isChanged[r] ? "figure-strong" : "",
          })),
        ),
      }),
    );
    heads.replaceChildren(
      ...now.weights.flatMap((weights, head) => [
        heading(`Head ${head + 1}: who sees whom, in percent`),
        grid({
          caption: `Attention weights of head ${head + 1}`,
          columns: names,
          rows: names,
          cells: weights.map((row, query) =>
            row.map((weight, key) =>
              state.causal && key > query
                ? { text: "–", className: "figure-none" }
                : { text: String(Math.round(100 * weight)), share: weight },
            ),
          ),
        }),
      ]),
    );
    const last = rows[rows.length - 1];
    const best = last.indexOf(Math.max(...last));
    const found = names.filter((_, place) => isChanged[place]);
    status.replaceChildren(
      STAGES[state.stage][1],
      ...(shares
        ? [
            " After the last word: ",
            code(TOKENS[best]),
            `, ${Math.round(100 * last[best])} %. Nothing was trained here.`,
          ]
        : []),
      ...(state.changed === -1
        ? []
        : [" The new word has changed the ", found.length === 1 ? "row of " : "rows of ", code(found.join(" ")), "."]),
    );
  }

  const set = setter(state, update);
  /** @type {[number, string][]} */
  const changes = IDS.map((id, place) => [place, `${TOKENS[id]} → ${TOKENS[CHANGES[place]]}`]);
  root.append(
    choice("Change one word of: the cat sat down", [[-1, "nothing"], ...changes], -1, set("changed")),
    choice(
      "Follow the vectors",
      STAGES.map(([name], i) => [i, name]),
      0,
      set("stage"),
    ),
    bar(checkbox("causal mask", true, set("causal"))),
    status,
    columns([title, vectors], [heads]),
  );
  update();
}
