// A small graph, forwards and backwards: each node has a value, then a gradient; what is used twice gets a sum.

import { bar, button, columns, draw as svg, heading, make, slider, words } from "./parts.js";

/** @typedef {Record<string, number>} Numbers A number for each of some nodes. */
/** @typedef {{ cat: number, the: number, dog: number, w: number }} Parameters */
/** @typedef {Record<"x0" | "x1" | "x2" | "a" | "b" | "s" | "loss", number> & Parameters & Numbers} Values */

const TARGET = 1;

// Nodes from the parameters at the top to the loss at the bottom: name, place in the drawing, where they come from.
/** @type {Record<string, { x: number, y: number, name: string, from?: string[] }>} */
const NODES = {
  cat: { x: 48, y: 30, name: "E[cat]" },
  the: { x: 128, y: 30, name: "E[the]" },
  dog: { x: 208, y: 30, name: "E[dog]" },
  w: { x: 288, y: 30, name: "w" },
  x0: { x: 48, y: 112, name: "x₀", from: ["cat"] },
  x1: { x: 128, y: 112, name: "x₁", from: ["the"] },
  x2: { x: 208, y: 112, name: "x₂", from: ["cat"] },
  a: { x: 88, y: 194, name: "a = x₀ · x₁", from: ["x0", "x1"] },
  b: { x: 248, y: 194, name: "b = x₂ · w", from: ["x2", "w"] },
  s: { x: 168, y: 276, name: "s = a + b", from: ["a", "b"] },
  loss: { x: 168, y: 358, name: `loss = (s − ${TARGET})²`, from: ["s"] },
};
const PARAMETERS = /** @type {const} */ (["cat", "the", "dog", "w"]);

// What happens, in order: a list of nodes that get a value, then of nodes that pass their gradient on.
const FORWARD = [["x0", "x1", "x2"], ["a", "b"], ["s"], ["loss"]];
const BACKWARD = ["loss", "s", "a", "b", "x0", "x1", "x2"];

/**
 * Return the value of every node.
 * @type {(parameters: Parameters) => Values}
 */
export function forward({ cat, the, dog, w }) {
  const [x0, x1, x2] = [cat, the, cat];
  const [a, b] = [x0 * x1, x2 * w];
  const s = a + b;
  return { cat, the, dog, w, x0, x1, x2, a, b, s, loss: (s - TARGET) ** 2 };
}

/**
 * Return how fast each node that `node` is computed from changes it.
 * @type {(node: string, values: Values) => Numbers}
 */
export function derivatives(node, values) {
  const { x0, x1, x2, w, s } = values;
  /** @type {Record<string, Numbers>} */
  const all = {
    loss: { s: 2 * (s - TARGET) },
    s: { a: 1, b: 1 },
    a: { x0: x1, x1: x0 },
    b: { x2: w, w: x2 },
    x0: { cat: 1 },
    x1: { the: 1 },
    x2: { cat: 1 },
  };
  return all[node];
}

/**
 * Return the gradients after so many of the seven steps backwards. `kept` holds the parameters' older gradients.
 * @type {(values: Values, steps?: number, kept?: Numbers) => Numbers}
 */
export function backward(values, steps = BACKWARD.length, kept = {}) {
  /** @type {Numbers} */
  const gradients = { ...Object.fromEntries(PARAMETERS.map((name) => [name, 0])), ...kept, loss: 1 };
  for (const node of BACKWARD.slice(0, steps)) {
    for (const [source, derivative] of Object.entries(derivatives(node, values))) {
      gradients[source] = (gradients[source] ?? 0) + gradients[node] * derivative;
    }
  }
  return gradients;
}

/** @type {(value: number) => string} */
function number(value) {
  const text = value.toFixed(2);
  return (text === "-0.00" ? "0.00" : text).replace("-", "−");
}

/** @type {(node: string) => string} */
function short(node) {
  return NODES[node].name.split(" ")[0];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const parameters = { cat: 0.5, the: -1, dog: 2, w: 1.5 };
  const first = FORWARD.length + 1;
  const last = first + BACKWARD.length + 1;
  let step = 0;
  const graph = svg("svg", {
    class: "figure-plot",
    viewBox: "0 0 336 392",
    "aria-hidden": "true",
    style: "font-size: 13px",
  });
  const table = make("p", { className: "figure-hidden" });
  const status = words();

  /** @type {(values: Values, gradients: Numbers) => string} */
  function say(values, gradients) {
    if (step === 0) return "Four parameters. The text cat the cat looks up two of the three rows, one of them twice.";
    if (step < first) {
      const news = FORWARD[step - 1].map((name) => `${short(name)} is ${number(values[name])}`);
      return `Forwards: ${news.join(", ")}.`;
    }
    if (step === first) return "Backwards: the loss changes as fast as itself, so it starts with a gradient of 1.";
    if (step === last)
      return (
        "A second backward without zero_grad adds the same again: " + "all gradients of parameters are twice too great."
      );
    const node = BACKWARD[step - first - 1];
    const parts = Object.entries(derivatives(node, values)).map(([source, derivative]) => {
      const part = number(gradients[node] * derivative);
      const total = part === number(gradients[source]) ? "" : `, which makes ${number(gradients[source])}`;
      return `${short(source)} gets ${number(gradients[node])} · ${number(derivative)} = ${part}${total}`;
    });
    return `From ${short(node)}: ${parts.join("; ")}.`;
  }

  function update() {
    const values = forward(parameters);
    const known = new Set([...PARAMETERS, ...FORWARD.slice(0, step).flat()]);
    const done = Math.max(0, Math.min(step - first, BACKWARD.length));
    let gradients = step < first ? {} : backward(values, done);
    if (step === last) {
      const kept = Object.fromEntries(PARAMETERS.map((name) => [name, gradients[name]]));
      gradients = backward(values, BACKWARD.length, kept);
    }
    const active = step >= first && step < last ? BACKWARD[done - 1] : null;
    const edges = Object.entries(NODES).flatMap(([name, { x, y, from = [] }]) =>
      from.map((source) =>
        svg("line", {
          x1: x,
          y1: y,
          x2: NODES[source].x,
          y2: NODES[source].y,
          class:
            name === active || (step > 0 && step < first && FORWARD[step - 1].includes(name))
              ? "line line--strong"
              : "axis",
        }),
      ),
    );
    const boxes = Object.entries(NODES).flatMap(([name, { x, y, name: title }]) => {
      const half = title.length > 12 ? 55 : title.length > 7 ? 42 : 33;
      const strong = name === active || (step > 0 && step < first && FORWARD[step - 1].includes(name));
      const gradient = gradients[name];
      return [
        svg("rect", {
          x: x - half,
          y: y - 26,
          width: 2 * half,
          height: 52,
          rx: 5,
          class: strong ? "node node--strong" : "node",
        }),
        svg("text", { x, y: y - 10, "text-anchor": "middle" }, title),
        svg(
          "text",
          { x, y: y + 6, "text-anchor": "middle", class: "strong" },
          known.has(name) ? number(values[name]) : "?",
        ),
        svg(
          "text",
          { x, y: y + 21, "text-anchor": "middle", class: "gradient" },
          gradient === undefined ? "" : `∂ ${number(gradient)}`,
        ),
      ];
    });
    graph.replaceChildren(...edges, ...boxes);
    table.textContent = [...known]
      .map((name) => {
        const gradient = gradients[name] === undefined ? "" : `, gradient ${number(gradients[name])}`;
        return `${NODES[name].name}: ${number(values[name])}${gradient}`;
      })
      .join("; ");
    status.textContent = say(values, gradients);
    next.disabled = step === last;
    back.disabled = step === 0;
  }

  /** @type {(to: number) => void} */
  function go(to) {
    step = to;
    update();
  }

  const next = button("Next step", () => go(step + 1));
  next.classList.add("figure-button--main");
  const back = button("Back", () => go(step - 1));
  const sliders = PARAMETERS.map((name) =>
    slider(
      { label: NODES[name].name, min: -2, max: 2, step: 0.1, value: parameters[name], format: number },
      (value) => {
        parameters[name] = value;
        update();
      },
    ),
  );
  root.append(
    bar(
      next,
      back,
      button("All forwards", () => go(first - 1)),
      button("All backwards", () => go(last - 1)),
    ),
    status,
    columns([graph, table], [heading("Parameters"), ...sliders.map((control) => bar(control))]),
  );
  update();
}
