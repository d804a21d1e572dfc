// Words as arrows in a plane: which are close to the query, by cosine or by dot product?

import { withModel } from "./modes.js";
import {
  arrow,
  bar,
  barRow,
  choice,
  code,
  columns,
  draw as svg,
  heading,
  inputOf,
  make,
  pointName,
  setter,
  slider,
  words,
} from "./parts.js";

// Made by hand: two numbers a word, so that words of one kind point one way. Lengths differ as frequencies do.
/** @type {Record<string, number[]>} */
const WORDS = {
  cat: [3.6, 0.9],
  dog: [4.3, 1.8],
  horse: [2.6, -0.2],
  hot: [0.5, 4.3],
  cold: [-0.7, 3],
  warm: [1.3, 2.9],
  because: [-2.6, -2.7],
  although: [-1, -2],
};
const NAMES = Object.keys(WORDS);
const SCALE = 28;
const REACH = 5.4;

/** @type {(a: number[], b: number[]) => number} */
function dot(a, b) {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

/** @type {(a: number[], b: number[]) => number} */
export function cosineSimilarity(a, b) {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

/**
 * Return the ids of the k rows with the greatest cosine, ties to the lower id.
 * @type {(table: number[][], query: number[], k: number, exclude?: number[]) => number[]}
 */
export function nearestNeighbors(table, query, k, exclude = []) {
  const cosines = table.map((row) => cosineSimilarity(row, query));
  const ranking = table.map((_, id) => id).sort((a, b) => cosines[b] - cosines[a] || a - b);
  return ranking.filter((id) => !exclude.includes(id)).slice(0, k);
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("similarity", byHand, "learned vectors"));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const state = { angle: 20, length: 3, measure: "cosine" };
  const plot = svg("svg", {
    class: "figure-plot figure-plot--drag",
    viewBox: "-152 -152 304 304",
    "aria-hidden": "true",
  });
  const ranking = make("ol", { className: "figure-rows" });
  const rankingHeading = heading("");
  const status = words();

  function update() {
    const turn = (state.angle * Math.PI) / 180;
    const query = [state.length * Math.cos(turn), state.length * Math.sin(turn)];
    const table = Object.values(WORDS);
    const values = table.map((row) => (state.measure === "cosine" ? cosineSimilarity(row, query) : dot(row, query)));
    const order =
      state.measure === "cosine"
        ? nearestNeighbors(table, query, table.length)
        : NAMES.map((_, id) => id).sort((a, b) => values[b] - values[a] || a - b);
    const most = Math.max(...values.map(Math.abs));

    plot.replaceChildren(
      svg("line", { x1: -150, y1: 0, x2: 150, y2: 0, class: "axis" }),
      svg("line", { x1: 0, y1: -150, x2: 0, y2: 150, class: "axis" }),
      ...table.flatMap((row) => arrow(row, SCALE)),
      ...arrow(query, SCALE, { strong: true }),
      // Above all lines.
      ...NAMES.map((name) => pointName(name, WORDS[name][0] * SCALE, -WORDS[name][1] * SCALE)),
    );
    rankingHeading.textContent = `Nearest to the query, by ${state.measure}`;
    ranking.replaceChildren(
      ...order.map((id, place) =>
        barRow(NAMES[id], Math.max(0, values[id]) / (state.measure === "cosine" ? 1 : most), values[id].toFixed(2), {
          chosen: place === 0,
        }),
      ),
    );
    status.replaceChildren(
      "The query points at ",
      `${state.angle}° with a length of ${state.length.toFixed(1)}. Its nearest word by ${state.measure} is `,
      code(NAMES[order[0]]),
      ` with ${values[order[0]].toFixed(2)}.`,
    );
  }

  const set = setter(state, update);
  const angle = slider(
    { label: "direction", min: -180, max: 180, step: 1, value: state.angle, format: (a) => `${a}°` },
    set("angle"),
  );
  const length = slider(
    { label: "length", min: 0, max: 5, step: 0.1, value: state.length, format: (l) => l.toFixed(1) },
    set("length"),
  );

  // Dragging is a shortcut for pointers; the sliders do the same and follow.
  /** @type {(event: PointerEvent) => void} */
  function follow(event) {
    const box = plot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top].map(
      (z) => ((z / box.width) * 304 - 152) / SCALE,
    );
    const [angleInput, lengthInput] = [angle, length].map(inputOf);
    angleInput.value = String(Math.round((Math.atan2(-y, x) * 180) / Math.PI));
    lengthInput.value = String(Math.min(REACH, Math.hypot(x, y)));
    for (const input of [angleInput, lengthInput]) input.dispatchEvent(new Event("input"));
  }
  plot.addEventListener("pointerdown", (event) => {
    plot.setPointerCapture(event.pointerId);
    follow(event);
  });
  plot.addEventListener("pointermove", (event) => {
    if (plot.hasPointerCapture(event.pointerId)) follow(event);
  });

  root.append(
    bar(
      angle,
      length,
      choice(
        "Measure",
        [
          ["cosine", "cosine"],
          ["dot product", "dot product"],
        ],
        state.measure,
        set("measure"),
      ),
    ),
    status,
    columns([heading("Eight words and the query (the strong arrow)"), plot], [rankingHeading, ranking]),
  );
  update();
}
