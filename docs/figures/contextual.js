// One word in two sentences: its row in the table is the same, what attention makes of it is not.

import { withModel } from "./modes.js";
import {
  arrow,
  bar,
  barRow,
  chip,
  choice,
  code,
  columns,
  draw as svg,
  heading,
  make,
  pointName,
  slider,
  words,
} from "./parts.js";
import { attentionWeights } from "./attention.js";
import { cosineSimilarity } from "./similarity.js";

// Columns: money, water, grammar. The rows of bank, loan, river and the are those of the lesson.
/** @type {Record<string, number[]>} */
const TABLE = {
  bank: [1, 1, 0],
  loan: [2, 0, 0],
  account: [1.7, 0.2, 0],
  river: [0, 2, 0],
  water: [0.3, 1.6, 0],
  the: [0, 0, 1],
};
const NEIGHBORS = ["loan", "account", "river", "water"];
const SCALE = 112;

/**
 * Return one step of self-attention without learned weights: queries, keys and values are the vectors themselves.
 * @type {(vectors: number[][]) => number[][]}
 */
export function contextualize(vectors) {
  const weights = attentionWeights(vectors, vectors, null);
  return weights.map((row) =>
    vectors[0].map((_, i) => row.reduce((sum, weight, j) => sum + weight * vectors[j][i], 0)),
  );
}

/**
 * Return the vectors after so many steps; 0 steps give them back.
 * @type {(vectors: number[][], steps: number) => number[][]}
 */
export function contextualized(vectors, steps) {
  return steps === 0 ? vectors : contextualized(contextualize(vectors), steps - 1);
}

/**
 * Return the cosine of one token in two sentences: by its row in the table, and by its contextual vectors.
 * @type {(table: number[][], idsA: number[], idsB: number[], tokenId: number) => [number, number]}
 */
export function similarityAcross(table, idsA, idsB, tokenId) {
  const [a, b] = [idsA, idsB].map((ids) => contextualize(ids.map((id) => table[id]))[ids.indexOf(tokenId)]);
  return [cosineSimilarity(table[tokenId], table[tokenId]), cosineSimilarity(a, b)];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("contextual", byHand));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const state = { neighbors: ["loan", "river"], steps: 1 };
  const plane = svg("svg", { class: "figure-plot", viewBox: "-10 -262 300 280", "aria-hidden": "true" });
  const sentences = make("div");
  const status = words();

  /** @type {(text: string, vector: number[], away?: number) => SVGTextElement} */
  function name(text, [x, y], away = 0) {
    const label = pointName(text, x * SCALE, -y * SCALE);
    label.setAttribute("y", String(Number(label.getAttribute("y")) + away));
    return label;
  }

  function update() {
    const found = state.neighbors.map((neighbor) => {
      const tokens = ["the", "bank", neighbor];
      const vectors = tokens.map((token) => TABLE[token]);
      const before = contextualized(vectors, Math.max(0, state.steps - 1));
      return {
        tokens,
        weights: attentionWeights(before, before, null)[1],
        bank: contextualized(vectors, state.steps)[1],
      };
    });
    const [first, second] = found.map(({ bank }) => bank);
    const apart = Math.hypot(first[0] - second[0], first[1] - second[1]) * SCALE > 16;
    plane.replaceChildren(
      svg("polyline", { points: "0,-258 0,0 288,0", class: "axis" }),
      svg("text", { x: 288, y: 15, "text-anchor": "end" }, "money →"),
      svg("text", { x: 6, y: -250 }, "↑ water"),
      ...[...new Set(state.neighbors)].flatMap((neighbor) => [
        svg("circle", { cx: TABLE[neighbor][0] * SCALE, cy: -TABLE[neighbor][1] * SCALE, r: 3, class: "dot" }),
        svg("text", { x: TABLE[neighbor][0] * SCALE + 7, y: -TABLE[neighbor][1] * SCALE - 7 }, neighbor),
      ]),
      ...(state.steps === 0 ? [] : [...arrow(TABLE.bank, SCALE), name("bank, static", TABLE.bank)]),
      ...arrow(first, SCALE, { strong: true }),
      ...arrow(second, SCALE, { strong: true }),
      ...(apart
        ? [name("bank 1", first), name("bank 2", second)]
        : [name("bank 1, bank 2", first, state.steps === 0 ? 0 : 12)]),
    );
    sentences.replaceChildren(
      ...found.flatMap(({ tokens, weights, bank }, i) => [
        heading(`Sentence ${i + 1}`),
        make(
          "div",
          { className: "figure-chips" },
          ...tokens.map((token) => chip(token, { key: Object.keys(TABLE).indexOf(token) })),
        ),
        ...(state.steps === 0
          ? []
          : [
              make(
                "ul",
                { className: "figure-rows" },
                ...tokens.map((token, j) =>
                  barRow(token, weights[j], weights[j].toFixed(3), { chosen: token === "bank" }),
                ),
              ),
            ]),
        make("p", { className: "figure-count" }, code("bank"), ` = [${bank.map((x) => x.toFixed(3)).join(", ")}]`),
      ]),
    );
    const steps =
      state.steps === 0
        ? "Before attention"
        : `After ${state.steps} ${state.steps === 1 ? "step" : "steps"} of attention`;
    status.replaceChildren(
      `${steps} the two vectors of `,
      code("bank"),
      ` have a cosine of ${cosineSimilarity(first, second).toFixed(3)}.`,
    );
  }

  /** @type {(place: number) => (value: string) => void} */
  const neighbor = (place) => (value) => {
    state.neighbors[place] = value;
    update();
  };
  /** @type {[string, string][]} */
  const options = NEIGHBORS.map((token) => [token, token]);
  root.append(
    choice("Sentence 1: the bank …", options, "loan", neighbor(0)),
    choice("Sentence 2: the bank …", options, "river", neighbor(1)),
    bar(
      slider({ label: "steps", min: 0, max: 4, value: 1 }, (value) => {
        state.steps = value;
        update();
      }),
    ),
    status,
    columns([heading("Money and water, two of the three columns"), plane], [sentences]),
  );
  update();
}
