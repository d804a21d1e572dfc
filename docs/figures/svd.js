// A table taken apart into layers by its singular values, and rebuilt from the first few of them.

import { barRow, choice, columns, grid, heading, make, replaceGrid, setter, slider, words } from "./parts.js";

/** @typedef {{ name: string, rows: string[], columns: string[], cells: number[][] }} Table */

const ANIMALS = ["cats", "dogs", "cars", "bikes"];

/** The table of the lesson. */
export const COUNTS = [
  [2, 1, 0, 0],
  [1, 2, 0, 0],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
];

/** Four rows of the PPMI matrix of the lesson's six sentences, without the columns that are empty in all of them. */
export const PPMI = [
  [Math.log(2.5), Math.log(5 / 3), Math.log(2.5), Math.log(5 / 3), 0, 0, 0],
  [Math.log(2.5), Math.log(5 / 3), Math.log(2.5), Math.log(5 / 3), 0, 0, 0],
  [0, 0, 0, 0, Math.log(5), Math.log(20 / 3), 0],
  [0, 0, 0, 0, Math.log(5), 0, Math.log(20 / 3)],
];

/** @type {(a: number[], b: number[]) => number} */
function dot(a, b) {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

/**
 * Return rows at right angles that a rotation makes of the rows of a matrix, and the rotation: one-sided Jacobi.
 * @type {(matrix: number[][]) => { rotated: number[][], rotation: number[][] }}
 */
function orthogonalRows(matrix) {
  const rotated = matrix.map((row) => [...row]);
  const rotation = matrix.map((_, i) => matrix.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < matrix.length; p++) {
      for (let q = p + 1; q < matrix.length; q++) {
        const angle = Math.atan2(
          2 * dot(rotated[p], rotated[q]),
          dot(rotated[p], rotated[p]) - dot(rotated[q], rotated[q]),
        );
        const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
        for (const rows of [rotated, rotation]) {
          const [first, second] = [rows[p], rows[q]];
          rows[p] = first.map((x, i) => c * x + s * second[i]);
          rows[q] = first.map((x, i) => c * second[i] - s * x);
        }
      }
    }
  }
  return { rotated, rotation };
}

/**
 * Return the layers of a matrix, those with the largest singular values first.
 * @type {(matrix: number[][]) => { value: number, cells: number[][] }[]}
 */
function layers(matrix) {
  const { rotated, rotation } = orthogonalRows(matrix);
  return rotated
    .map((row, k) => ({
      value: Math.sqrt(dot(row, row)),
      cells: matrix.map((_, i) => row.map((x) => rotation[k][i] * x)),
    }))
    .sort((a, b) => b.value - a.value);
}

/** @type {(matrix: number[][]) => number[]} */
export function singularValues(matrix) {
  return layers(matrix).map(({ value }) => value);
}

/**
 * Return the sum of the first layers of a matrix.
 * @type {(matrix: number[][], number: number) => number[][]}
 */
export function rebuilt(matrix, number) {
  const kept = layers(matrix).slice(0, number);
  return matrix.map((row, i) => row.map((_, j) => kept.reduce((sum, { cells }) => sum + cells[i][j], 0)));
}

/**
 * Return the sum of the squares by which the sum of the first layers is off.
 * @type {(matrix: number[][], number: number) => number}
 */
export function squaredError(matrix, number) {
  const sum = rebuilt(matrix, number);
  return matrix.flat().reduce((total, x, place) => total + (x - sum.flat()[place]) ** 2, 0);
}

/** @type {Table[]} */
const TABLES = [
  { name: "the table M", rows: ANIMALS, columns: ["milk", "meat", "fuel", "roads"], cells: COUNTS },
  {
    name: "PPMI of the six sentences",
    rows: ANIMALS,
    columns: ["drink", "milk", "chase", "mice", "need", "fuel", "air"],
    cells: PPMI,
  },
];

/**
 * Return a number with at most two decimals, and nothing for 0.
 * @type {(x: number) => string}
 */
function short(x) {
  return Math.abs(x) < 0.005 ? "" : String(Number(x.toFixed(2)));
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const state = { table: 0, kept: 1 };
  const [original, sum, layer] = [0, 1, 2].map(() => make("div"));
  const [sumHeading, layerHeading] = [heading(""), heading("")];
  const bars = make("ul", { className: "figure-rows" });
  const status = words();

  function update() {
    const { rows, columns: names, cells } = TABLES[state.table];
    const parts = layers(cells);
    const { kept } = state;
    const most = Math.max(...cells.flat());
    /** @type {(box: HTMLElement, caption: string, values: number[][]) => void} */
    const show = (box, caption, values) =>
      replaceGrid(
        box,
        grid({
          caption,
          columns: names,
          rows,
          cells: values.map((row) => row.map((x) => ({ text: short(x), share: Math.abs(x) / most }))),
        }),
      );
    show(original, "The table", cells);
    show(sum, "The sum of the layers", rebuilt(cells, kept));
    show(layer, `Layer ${kept}`, parts[kept - 1].cells);
    sumHeading.textContent = kept === 1 ? "Rebuilt from layer 1" : `Rebuilt from layers 1 to ${kept}`;
    layerHeading.textContent = `Layer ${kept} alone`;
    bars.replaceChildren(
      ...parts.map(({ value }, k) =>
        barRow(`layer ${k + 1}`, value / parts[0].value, value.toFixed(2), { chosen: k < kept }),
      ),
    );
    const error = squaredError(cells, kept);
    status.textContent =
      `With ${kept === 1 ? "1 layer each word needs 1 number" : `${kept} layers each word needs ${kept} numbers`} ` +
      `in place of ${names.length}. ` +
      (error < 1e-9 ? "Nothing is lost." : `The sum of squared errors is ${error.toFixed(2)}.`);
  }

  const set = setter(state, update);
  root.append(
    choice(
      "Table",
      TABLES.map(({ name }, place) => [place, name]),
      state.table,
      set("table"),
    ),
    slider({ label: "layers", min: 1, max: 4, value: state.kept }, set("kept")),
    status,
    columns(
      [heading("The table"), original],
      [sumHeading, sum],
      [layerHeading, layer],
      [heading("Singular values"), bars],
    ),
  );
  update();
}
