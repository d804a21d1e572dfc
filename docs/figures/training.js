// The smallest language model learns which words are alike: its vectors of width 2 move while the loss falls.

import {
  bar,
  barRow,
  button,
  columns,
  draw as svg,
  heading,
  inputOf,
  make,
  pointName,
  slider,
  words,
} from "./parts.js";
import { nextTokenGradients } from "./gradients.js";
import { cosineSimilarity } from "./similarity.js";

/** @typedef {{ table: number[][], output: number[][] }} Matrices */

const TOKENS = ["the", "a", "cat", "dog", "sleeps", "eats", "."];
const NAMES = [...TOKENS.slice(0, -1), "full stop"];
const HALF = "the cat sleeps . a dog eats . the dog sleeps . a cat eats .";
const EXCHANGED = "the cat eats . a dog sleeps . the dog eats . a cat sleeps .";
export const IDS = `${HALF} ${EXCHANGED}`.split(" ").map((token) => TOKENS.indexOf(token));
const PAIRS = [
  ["cat", "dog"],
  ["sleeps", "eats"],
  ["the", "a"],
  ["cat", "eats"],
];
const STEPS = 300;
const LEARNING_RATE = 1;

/**
 * The random matrices that training starts from: seed 5, table first.
 * @type {Matrices}
 */
export const START = {
  table: [
    [-0.08019314252534475, -0.1324358995628145],
    [-0.024836162209524854, 0.04204452380655215],
    [0.11360465324896428, 0.01097063993218082],
    [-0.05526473205362325, -0.07847803553442784],
    [0.07487457707345911, 0.16347830429585775],
    [0.027276877584472177, -0.12333286640307717],
    [-0.09582652054360888, 0.16000190889991117],
  ],
  output: [
    [
      0.02028824405086084, -0.1732134842439585, -0.008369619281702581, -0.11632259734447487, -0.06292880940615546,
      -0.04880058232768575, -0.07133133716322436,
    ],
    [
      0.05533784703532895, -0.0063085971925289155, -0.05894312580326048, 0.0409637826557117, 0.0829855307061324,
      -0.16430233714056772, -0.025673012636549405,
    ],
  ],
};

/**
 * Return the table and the loss before each step, and the table after the last one.
 * @typedef {{ tables: number[][][], losses: number[] }} Course
 * @type {(ids: number[], start: Matrices, steps: number, learningRate: number) => Course}
 */
export function trainNextToken(ids, { table, output }, steps, learningRate) {
  /** @type {(matrix: number[][], gradient: number[][]) => number[][]} */
  const step = (matrix, gradient) => matrix.map((row, r) => row.map((x, c) => x - learningRate * gradient[r][c]));
  const tables = [table];
  const losses = [];
  for (let i = 0; i < steps; i++) {
    const gradients = nextTokenGradients(table, output, ids);
    losses.push(gradients.loss);
    [table, output] = [step(table, gradients.table), step(output, gradients.output)];
    tables.push(table);
  }
  return { tables, losses };
}

/**
 * Return the places of points in groups; points that nearly cover each other share one.
 * @type {(points: number[][]) => number[][]}
 */
function together(points) {
  /** @type {number[][]} */
  const groups = [];
  points.forEach(([x, y], id) => {
    const group = groups.find(([first]) => Math.hypot(points[first][0] - x, points[first][1] - y) < 14);
    if (group) group.push(id);
    else groups.push([id]);
  });
  return groups;
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const { tables, losses } = trainNextToken(IDS, START, STEPS + 1, LEARNING_RATE);
  const plane = svg("svg", { class: "figure-plot", viewBox: "-150 -150 300 300", "aria-hidden": "true" });
  const curve = svg("svg", { class: "figure-plot", viewBox: "0 0 300 130", "aria-hidden": "true" });
  const pairs = make("ul", { className: "figure-rows" });
  const status = words();
  let running = 0;

  /** @type {(step: number) => number} */
  const x = (step) => 30 + (260 * step) / STEPS;
  /** @type {(loss: number) => number} */
  const y = (loss) => 110 - 100 * (loss / 2);

  /** @type {(step: number) => void} */
  function update(step) {
    const table = tables[step];
    // Vectors grow; the drawing zooms out with them, since only directions and neighbours matter here.
    const reach = Math.max(...table.flat().map(Math.abs));
    const points = table.map(([a, b]) => [(110 * a) / reach, (-110 * b) / reach]);
    plane.replaceChildren(
      svg("line", { x1: -145, y1: 0, x2: 145, y2: 0, class: "axis" }),
      svg("line", { x1: 0, y1: -145, x2: 0, y2: 145, class: "axis" }),
      ...points.map(([cx, cy]) => svg("circle", { cx, cy, r: 4, class: "dot dot--strong" })),
      ...together(points).map((ids) => {
        const [x, y] = points[ids[0]];
        return pointName(ids.map((id) => NAMES[id]).join(", "), x, y);
      }),
    );
    /** @type {(to: number) => string} */
    const line = (to) =>
      losses
        .slice(0, to + 1)
        .map((loss, i) => `${x(i)},${y(loss)}`)
        .join(" ");
    curve.replaceChildren(
      svg("polyline", { points: "30,5 30,110 292,110", class: "axis" }),
      svg("text", { x: 24, y: y(2) + 4, "text-anchor": "end" }, "2"),
      svg("text", { x: 24, y: y(1) + 4, "text-anchor": "end" }, "1"),
      svg("text", { x: 24, y: y(0) + 4, "text-anchor": "end" }, "0"),
      svg("text", { x: 292, y: 125, "text-anchor": "end" }, `${STEPS} steps`),
      svg("polyline", { points: line(STEPS), class: "line" }),
      svg("polyline", { points: line(step), class: "line line--strong" }),
      svg("circle", { cx: x(step), cy: y(losses[step]), r: 4, class: "dot dot--strong" }),
    );
    pairs.replaceChildren(
      ...PAIRS.map((pair) => {
        const cosine = cosineSimilarity(table[TOKENS.indexOf(pair[0])], table[TOKENS.indexOf(pair[1])]);
        return barRow(pair.join(", "), Math.max(0, cosine), cosine.toFixed(2), { chosen: cosine > 0.95 });
      }),
    );
    status.textContent = `After ${step} steps the loss is ${losses[step].toFixed(3)}.`;
  }

  const control = slider({ label: "step", min: 0, max: STEPS, value: 0 }, update);
  const input = inputOf(control);
  /** @type {(step: number) => void} */
  const go = (step) => {
    input.value = String(step);
    input.dispatchEvent(new Event("input"));
  };
  const train = button("Train", () => {
    cancelAnimationFrame(running);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      go(STEPS);
      return;
    }
    const from = Number(input.value) === STEPS ? 0 : Number(input.value);
    const began = performance.now();
    /** @type {(now: number) => void} */
    const frame = (now) => {
      const step = Math.min(STEPS, from + Math.round((now - began) / 20));
      go(step);
      if (step < STEPS && root.isConnected) running = requestAnimationFrame(frame);
    };
    frame(began);
  });
  train.classList.add("figure-button--main");
  input.addEventListener("pointerdown", () => cancelAnimationFrame(running));
  input.addEventListener("keydown", () => cancelAnimationFrame(running));

  root.append(
    bar(train, control),
    status,
    columns(
      [heading("The rows of the embedding matrix, as points"), plane],
      [heading("Loss"), curve, heading("Cosine of pairs"), pairs],
    ),
  );
  update(0);
}
