// A one-hot row times the matrix, term by term, beside the lookup of the same row.

import { choice, code, columns, grid, heading, make, replaceGrid, words } from "./parts.js";

const TOKENS = ["I", "love", "AI", "and", "tea"];
// The first three rows are those of the next lesson.
const E = [
  [0.1, 0.3, 0.5, 0.7],
  [0.9, 0.4, 0.2, 0.1],
  [0.2, 0.8, 0.6, 0.3],
  [0.5, 0.1, 0.1, 0.4],
  [0.3, 0.7, 0.6, 0.2],
];
const WIDTH_NAMES = ["0", "1", "2", "3"];

/** @type {(ids: number[], vocabSize: number) => number[][]} */
export function oneHot(ids, vocabSize) {
  return ids.map((id) => Array.from({ length: vocabSize }, (_, place) => (place === id ? 1 : 0)));
}

/**
 * Return rows times matrix.
 * @type {(rows: number[][], matrix: number[][]) => number[][]}
 */
export function matrixProduct(rows, matrix) {
  return rows.map((row) => matrix[0].map((_, column) => row.reduce((sum, x, i) => sum + x * matrix[i][column], 0)));
}

/**
 * Return the Euclidean distance of every row to every row.
 * @type {(vectors: number[][]) => number[][]}
 */
export function pairwiseDistances(vectors) {
  return vectors.map((a) => vectors.map((b) => Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]) ** 2, 0))));
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const products = make("div");
  const lookup = make("div");
  const distances = make("div");
  const status = words();
  /** @type {(value: number, className?: string) => import("./parts.js").Cell} */
  const cell = (value, className = "") => ({ text: value.toFixed(1), share: value, className });

  /** @type {(id: number) => void} */
  function update(id) {
    const [vector] = oneHot([id], TOKENS.length);
    const terms = E.map((row, place) => row.map((value) => vector[place] * value));
    const [sum] = matrixProduct([vector], E);
    /** @type {(place: number) => string} */
    const faint = (place) => (vector[place] ? "" : "figure-none");
    replaceGrid(
      products,
      grid({
        caption: "Each number of the one-hot vector times its row of the matrix, and the sum of all five",
        columns: ["x", ...WIDTH_NAMES],
        rows: [...TOKENS, "sum"],
        cells: [
          ...terms.map((row, place) => [
            { text: String(vector[place]), className: vector[place] ? "figure-strong" : "" },
            ...row.map((value) => cell(value, faint(place))),
          ]),
          [{ text: "" }, ...sum.map((value) => cell(value, "figure-strong"))],
        ],
      }),
    );
    replaceGrid(
      lookup,
      grid({
        caption: "The matrix, with the row that is looked up",
        columns: WIDTH_NAMES,
        rows: TOKENS,
        cells: E.map((row, place) => row.map((value) => cell(value, place === id ? "figure-strong" : ""))),
        chosen: [id],
      }),
    );
    const apart = pairwiseDistances(
      oneHot(
        TOKENS.map((_, place) => place),
        TOKENS.length,
      ),
    )[id];
    replaceGrid(
      distances,
      grid({
        caption: `Distances of the one-hot vector of ${TOKENS[id]} to all others`,
        columns: TOKENS,
        rows: [TOKENS[id]],
        cells: [apart.map((value) => ({ text: value.toFixed(2), share: value / 3 }))],
      }),
    );
    status.replaceChildren(
      "The one-hot vector of ",
      code(TOKENS[id]),
      " is ",
      code(`[${vector.join(", ")}]`),
      `. The product takes ${TOKENS.length * E[0].length} multiplications; the lookup copies ${E[0].length} numbers. `,
      "Both give the same row.",
    );
  }

  root.append(
    choice(
      "Token",
      TOKENS.map((token, id) => [id, token]),
      1,
      update,
    ),
    status,
    columns([heading("One-hot vector times matrix"), products], [heading("Lookup"), lookup]),
    heading("How far its one-hot vector is from the others"),
    distances,
  );
  update(1);
}
