// Three ways to tell a model the order: a table of sines and cosines, turned vectors, a penalty on distance.

import { bar, barRow, choice, columns, draw as svg, heading, make, setter, slider, words } from "./parts.js";

const LENGTH = 32;
const WIDTH = 16;
const NEAR = 12;
const HEADS = 8;
/** The query and the key of the lesson's example. */
const VECTOR = [1, 0, 1, 0];

/**
 * Return the angle of each pair of columns at a position.
 * @type {(position: number, width: number, base: number) => number[]}
 */
function angles(position, width, base) {
  return Array.from({ length: width / 2 }, (_, i) => position / base ** ((2 * i) / width));
}

/**
 * Return the table of sines and cosines, one row for each position; they alternate.
 * @type {(length: number, width: number, base?: number) => number[][]}
 */
export function sinusoidalPositions(length, width, base = 10000) {
  return Array.from({ length }, (_, p) =>
    angles(p, width, base).flatMap((angle) => [Math.sin(angle), Math.cos(angle)]),
  );
}

/**
 * Return vectors turned by their positions: each pair of columns counter-clockwise, by an angle of its own.
 * @type {(vectors: number[][], positions: number[], base?: number) => number[][]}
 */
export function rotate(vectors, positions, base = 10000) {
  return vectors.map((vector, row) =>
    angles(positions[row], vector.length, base).flatMap((angle, i) => {
      const [x, y] = [vector[2 * i], vector[2 * i + 1]];
      return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
    }),
  );
}

/**
 * Return what ALiBi adds to the scores, a matrix of queries and keys for each head.
 * @type {(length: number, numHeads: number) => number[][][]}
 */
export function alibiBias(length, numHeads) {
  return Array.from({ length: numHeads }, (_, head) => {
    const slope = 2 ** ((-8 * (head + 1)) / numHeads);
    const rows = Array.from({ length }, (_, query) => query);
    return rows.map((query) => rows.map((key) => -slope * Math.abs(key - query)));
  });
}

/**
 * Return the softmax of one row of biases: the weights if all scores are equal.
 * @type {(biases: number[]) => number[]}
 */
export function shares(biases) {
  const powers = biases.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** @type {(a: number[], b: number[]) => number} */
function dot(a, b) {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

/**
 * Return arrows in a circle of radius 1: a picture of one pair of columns.
 * @type {(arrows: { x: number, y: number, strong: boolean }[], size: string) => SVGElement}
 */
function clock(arrows, size) {
  const picture = svg("svg", {
    class: "figure-plot",
    viewBox: "-1.3 -1.3 2.6 2.6",
    "aria-hidden": "true",
    width: size,
  });
  picture.style.setProperty("width", size);
  picture.append(svg("circle", { r: 1, class: "axis", "stroke-width": 0.03 }));
  for (const { x, y, strong } of arrows) {
    const name = strong ? "line line--strong" : "line";
    const style = `stroke-width: ${strong ? 0.1 : 0.06}; stroke-linecap: round`;
    picture.append(
      svg("line", { x1: 0, y1: 0, x2: x, y2: -y, class: name, style }),
      svg("circle", { cx: x, cy: -y, r: strong ? 0.13 : 0.08, class: strong ? "dot dot--strong" : "dot" }),
    );
  }
  return picture;
}

/** @type {(...pictures: SVGElement[]) => HTMLElement} */
function clocks(...pictures) {
  return make("div", { className: "figure-bar" }, ...pictures);
}

/** @type {() => HTMLElement[]} */
function sinusoids() {
  const table = sinusoidalPositions(LENGTH, WIDTH);
  const cell = 12;
  const map = svg("svg", {
    class: "figure-plot",
    viewBox: `-22 -16 ${WIDTH * cell + 24} ${LENGTH * cell * 0.7 + 18}`,
    "aria-hidden": "true",
  });
  const chosen = svg("rect", { x: -1, width: WIDTH * cell + 1, height: cell * 0.7, class: "line line--strong" });
  table.forEach((row, p) =>
    row.forEach((value, c) => {
      const fill = `color-mix(in srgb, var(--figure-heat) ${Math.round(50 + 50 * value)}%, var(--figure-soft))`;
      map.append(
        svg("rect", {
          x: c * cell,
          y: p * cell * 0.7,
          width: cell - 1,
          height: cell * 0.7 - 1,
          style: `fill: ${fill}`,
        }),
      );
    }),
  );
  for (const p of [0, 10, 20, 30]) {
    map.append(
      svg("text", { x: -5, y: (p + 0.9) * cell * 0.7, "text-anchor": "end", style: "font-size: 9px" }, String(p)),
    );
  }
  map.append(svg("text", { x: 0, y: -5, style: "font-size: 9px" }, "fast"));
  map.append(svg("text", { x: WIDTH * cell - 1, y: -5, "text-anchor": "end", style: "font-size: 9px" }, "slow"));
  map.append(chosen);
  const hands = clocks();
  const curve = svg("svg", { class: "figure-plot", viewBox: "0 0 300 110", "aria-hidden": "true" });
  const status = words();

  /** @type {(position: number) => void} */
  function update(position) {
    chosen.setAttribute("y", String(position * cell * 0.7 - 0.5));
    hands.replaceChildren(
      ...angles(position, WIDTH, 10000).map((angle) =>
        clock([{ x: Math.cos(angle), y: Math.sin(angle), strong: true }], "2.9rem"),
      ),
    );
    const products = table.map((row) => dot(row, table[position]));
    /** @type {(p: number) => number} */
    const x = (p) => 10 + (280 * p) / (LENGTH - 1);
    /** @type {(product: number) => number} */
    const y = (product) => 90 - 10 * product;
    const points = products.map((product, p) => `${x(p)},${y(product)}`).join(" ");
    curve.replaceChildren(
      svg("polyline", { points: "8,4 8,90 292,90", class: "axis" }),
      svg("polyline", { points, class: "line" }),
      svg("circle", { cx: x(position), cy: y(products[position]), r: 4, class: "dot dot--strong" }),
      svg("text", { x: 8, y: 106 }, "position 0"),
      svg("text", { x: 292, y: 106, "text-anchor": "end" }, String(LENGTH - 1)),
    );
    const [sine, cosine] = table[position];
    const next = products[position + (position < LENGTH - 1 ? 1 : -1)];
    status.textContent =
      `Position ${position} begins with sin ${position} = ${sine.toFixed(3)} ` +
      `and cos ${position} = ${cosine.toFixed(3)}. ` +
      `Its product with itself is ${products[position].toFixed(0)}, with the position beside it ${next.toFixed(2)}.`;
  }

  update(5);
  return [
    bar(slider({ label: "position", min: 0, max: LENGTH - 1, value: 5 }, update)),
    status,
    columns(
      [heading("The table: a row for each position, strong is 1, faint is -1"), map],
      [
        heading("The row as eight hands, each slower than the one before"),
        hands,
        heading("Its dot products with all rows"),
        curve,
      ],
    ),
  ];
}

/** @type {() => HTMLElement[]} */
function rotary() {
  const state = { query: NEAR, back: 2 };
  const pairs = make("div");
  const bars = make("ul", { className: "figure-rows" });
  const status = words();

  function update() {
    const key = state.query - state.back;
    const [turnedQuery, turnedKey] = rotate([VECTOR, VECTOR], [state.query, key]);
    /** @type {(i: number, size: string) => SVGElement} */
    const pair = (i, size) =>
      clock(
        [
          { x: turnedKey[2 * i], y: turnedKey[2 * i + 1], strong: false },
          { x: turnedQuery[2 * i], y: turnedQuery[2 * i + 1], strong: true },
        ],
        size,
      );
    pairs.replaceChildren(clocks(pair(0, "7rem"), pair(1, "7rem")));
    bars.replaceChildren(
      ...Array.from({ length: NEAR }, (_, back) => {
        const score = dot(turnedQuery, rotate([VECTOR], [state.query - back])[0]);
        const text = score.toFixed(4);
        return barRow(`${back} back`, Math.max(0, score) / 2, text, { chosen: back === state.back });
      }),
    );
    status.textContent =
      `Query at ${state.query}, key at ${key}: the score is ${dot(turnedQuery, turnedKey).toFixed(4)}. ` +
      `It is cos ${state.back} + cos ${(state.back / 100).toFixed(2)}, wherever the two stand.`;
  }

  const set = setter(state, update);
  update();
  return [
    bar(
      slider({ label: "query at", min: NEAR, max: 120, value: NEAR }, set("query")),
      slider({ label: "key", min: 0, max: NEAR - 1, value: 2, format: (n) => `${n} back` }, set("back")),
    ),
    status,
    columns(
      [heading("Columns 0 and 1 (fast) and columns 2 and 3 (slow): strong is the query, thin the key"), pairs],
      [heading("Scores of this query with keys further and further back"), bars],
    ),
  ];
}

/** @type {() => HTMLElement[]} */
function alibi() {
  const biases = alibiBias(NEAR, HEADS);
  const bars = make("ul", { className: "figure-rows" });
  const status = words();

  /** @type {(head: number) => void} */
  function update(head) {
    // The last query sees all keys; the nearest comes first here.
    const row = biases[head - 1][NEAR - 1].toReversed();
    const weights = shares(row);
    bars.replaceChildren(
      ...row.map((bias, back) =>
        barRow(
          `${back} back`,
          weights[back],
          `${(100 * weights[back]).toFixed(1)} % (${bias === 0 ? "0" : bias.toFixed(3)})`,
          {
            chosen: back === 0,
          },
        ),
      ),
    );
    const near = weights.slice(0, 3).reduce((sum, weight) => sum + weight, 0);
    status.textContent =
      `Head ${head} of ${HEADS} takes 1/${2 ** head} off for each step of distance. ` +
      `The three nearest keys get ${Math.round(100 * near)} % of its attention.`;
  }

  update(1);
  return [
    bar(slider({ label: "head", min: 1, max: HEADS, value: 1 }, update)),
    status,
    heading("Attention to twelve keys that fit equally well (and the bias)"),
    bars,
  ];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const views = { sinusoids, rotary, alibi };
  const box = make("div");
  /** @type {(name: keyof typeof views) => void} */
  const show = (name) => box.replaceChildren(...views[name]());
  root.append(
    choice(
      "How the order is told",
      [
        ["sinusoids", "sines and cosines"],
        ["rotary", "rotary"],
        ["alibi", "ALiBi"],
      ],
      "sinusoids",
      show,
    ),
    box,
  );
  show("sinusoids");
}
