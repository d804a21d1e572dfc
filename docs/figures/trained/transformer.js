// A map of the whole trained model with the numbers of the reader's own text: zoom into a vector, a head, a number.

import { mostProbableFirst, probabilities } from "../../model/sampling.js";
import { code, columns, draw as svg, grid, heading, make, slider, textField, visible, words } from "../parts.js";
import { idsOf, liveRows, percent, thumbnail } from "./parts.js";

export { load } from "../../model/model.js";

const TEXT = "My lord, the king is";
const SHOWN = 5;
const COLUMNS = 12;

/** @typedef {import("../../model/model.js").Pass} Pass */
/**
 * A row of the map: a vector of each position. `sum` names the two vectors that it is the sum of.
 * @typedef {(pass: Pass) => Float32Array[]} Vectors
 * @typedef {{ name: string, of: Vectors, sum?: [string, Vectors][] }} Stop
 */

/** @type {(value: number, digits?: number) => string} */
function signed(value, digits = 2) {
  return value.toFixed(digits).replace("-", "−");
}

/** @type {(root: HTMLElement, model: import("../../model/model.js").Model) => void} */
export function draw(root, model) {
  const { num_layers: numLayers, num_heads: numHeads, width } = model.about;
  let ids = idsOf(model, TEXT);
  let pass = model.forward(ids);
  let place = ids.length - 1;
  /** Shows again what is zoomed into. */
  let showZoom = () => {};
  /** @type {(() => void)[]} */
  const updates = [];
  const tokens = make("div", { className: "figure-chips" });
  const map = make("div", { className: "figure-map" });
  const zoom = make("div", { className: "figure-zoom" });
  const next = liveRows();
  const status = words();

  /** @type {(opener: HTMLElement, row: HTMLElement, show: () => void) => void} */
  function open(opener, row, show) {
    const again = opener.getAttribute("aria-expanded") === "true";
    for (const other of map.querySelectorAll("[aria-expanded]")) other.setAttribute("aria-expanded", "false");
    zoom.remove();
    showZoom = () => {};
    if (again) return;
    opener.setAttribute("aria-expanded", "true");
    row.after(zoom);
    showZoom = show;
    show();
  }

  /**
   * Return a row of the map. The rows of a group have one scale, so that sums can be seen.
   * @type {(stop: Stop, group: Stop[]) => HTMLElement}
   */
  function vectorRow({ name, of, sum }, group) {
    const [up, down] = ["up", "down"].map((way) => svg("path", { class: `bars bars--${way}` }));
    const picture = svg(
      "svg",
      { class: "figure-strip", viewBox: `0 -1 ${width} 2`, preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("path", { d: `M0 0h${width}`, class: "axis" }),
      up,
      down,
    );
    const opener = make(
      "button",
      { type: "button", className: "figure-map-row", aria: { expanded: "false" } },
      make("span", {}, name),
      picture,
    );
    updates.push(() => {
      const most = Math.max(...group.flatMap((stop) => Array.from(stop.of(pass)[place], Math.abs)));
      const heights = Array.from(of(pass)[place], (value) => value / most);
      up.setAttribute("d", bars(heights.map((height) => Math.max(0, height))));
      down.setAttribute("d", bars(heights.map((height) => Math.min(0, height))));
    });
    opener.addEventListener("click", () => open(opener, opener, () => showVector({ name, of, sum })));
    return opener;
  }

  /** @type {(stop: Stop) => void} */
  function showVector({ name, of, sum }) {
    const vector = of(pass)[place];
    const most = Math.max(...Array.from(vector, Math.abs));
    const greatest = vector.findIndex((value) => Math.abs(value) === most);
    const said = make("p", { className: "figure-count figure-count--wrap", role: "status" });
    /** @type {(i: number) => void} */
    const showNumber = (i) => {
      zoom.querySelectorAll("tbody td").forEach((cell, at) => cell.classList.toggle("figure-strong", at === i));
      const parts = sum
        ?.map(([from, part]) => `${signed(part(pass)[place][i], 3)} (${from})`)
        .join(" + ")
        .replaceAll("+ −", "− ");
      said.textContent = `Number ${i} is ${signed(vector[i], 3)}${parts ? ` = ${parts}` : ""}.`;
    };
    zoom.replaceChildren(
      heading(`The ${width} numbers of `, code(pieceAt(place)), `: ${name}`),
      grid({
        caption: `${width} numbers, ${COLUMNS} in a row`,
        columns: Array.from({ length: COLUMNS }, (_, c) => `+${c}`),
        rows: Array.from({ length: width / COLUMNS }, (_, r) => String(r * COLUMNS)),
        cells: Array.from({ length: width / COLUMNS }, (_, r) =>
          Array.from(vector.slice(r * COLUMNS, (r + 1) * COLUMNS), (value) => ({
            text: signed(value, 1),
            share: Math.abs(value) / most,
            className: value < 0 ? "figure-negative" : "",
          })),
        ),
      }),
      slider({ label: "number", min: 0, max: width - 1, value: greatest }, showNumber),
      said,
    );
    showNumber(greatest);
  }

  /** @type {(layer: number) => HTMLElement} */
  function headsRow(layer) {
    const row = make("div", { className: "figure-map-heads" }, make("span", {}, "heads"));
    for (let head = 0; head < numHeads; head++) {
      const picture = svg("svg", { class: "figure-thumbnail", "aria-hidden": "true" });
      const opener = make(
        "button",
        { type: "button", className: "figure-map-head", aria: { expanded: "false" } },
        picture,
        `head ${head + 1}`,
      );
      updates.push(() => thumbnail(picture, pass.layers[layer].weights[head]));
      opener.addEventListener("click", () => open(opener, row, () => showHead(layer, head)));
      row.append(opener);
    }
    return row;
  }

  /** @type {(layer: number, head: number) => void} */
  function showHead(layer, head) {
    const { queries, keys, weights } = pass.layers[layer];
    const [query, shares] = [queries[head][place], weights[head][place]];
    const size = query.length;
    const products = keys[head].slice(0, place + 1).map((key) => query.map((value, i) => value * key[i]));
    const scores = products.map((row) => row.reduce((sum, value) => sum + value, 0));
    const best = shares.indexOf(Math.max(...shares));
    const first = Array.from(products[best].slice(0, 3), (value) => signed(value))
      .join(" + ")
      .replaceAll("+ −", "− ");
    zoom.replaceChildren(
      heading(`Head ${head + 1} of block ${layer + 1}: where `, code(pieceAt(place)), " looks"),
      columns(
        [
          grid({
            caption: "A row for each key: the dot product with the query, over the root of the width, and the weight",
            corner: "key",
            columns: ["q·k", `÷√${size}`, "%"],
            rows: scores.map((_, key) => pieceAt(key)),
            cells: scores.map((score, key) => [
              { text: signed(score, 1) },
              { text: signed(score / Math.sqrt(size), 1) },
              { text: String(Math.round(100 * shares[key])), share: shares[key] },
            ]),
            chosen: [best],
          }),
        ],
        [
          make(
            "p",
            { className: "figure-count figure-count--wrap" },
            "For the key ",
            code(pieceAt(best)),
            ` q·k is the sum of ${size} products: ${first} + … = ${signed(scores[best])}. Later tokens are hidden.`,
          ),
        ],
      ),
    );
  }

  /** @type {(at: number) => string} */
  function pieceAt(at) {
    return visible(model.pieces([ids[at]])[0]);
  }

  function show() {
    for (const update of updates) update();
    Array.from(tokens.children, (token, at) => token.setAttribute("aria-pressed", String(at === place)));
    const shares = probabilities(Array.from(pass.logits[place]));
    const best = mostProbableFirst(shares).slice(0, SHOWN);
    const names = model.pieces(best).map(visible);
    next.set(best.map((id, i) => ({ name: names[i], share: shares[id], text: percent(shares[id]), chosen: i === 0 })));
    status.replaceChildren(
      code(pieceAt(place)),
      ` at place ${place} becomes ${width} numbers; after ${numLayers} blocks they expect `,
      code(names[0]),
      ` with ${percent(shares[best[0]])}. Press a row or a head to look inside.`,
    );
    showZoom();
  }

  /** @type {(text: string) => void} */
  function read(text) {
    ids = idsOf(model, text);
    pass = model.forward(ids);
    place = ids.length - 1;
    tokens.replaceChildren(
      ...ids.map((_, at) =>
        make(
          "button",
          {
            type: "button",
            className: "figure-chip figure-chip--plain figure-chip--button",
            onclick: () => {
              place = at;
              show();
            },
          },
          pieceAt(at),
        ),
      ),
    );
    show();
  }

  const blocks = Array.from({ length: numLayers }, (_, layer) => blockStops(layer));
  map.append(
    ...ENTRANCE.map((stop) => vectorRow(stop, ENTRANCE)),
    ...blocks.map((all, layer) => {
      const [attention, middle, mlp, output] = all.map((stop) => vectorRow(stop, all));
      return make(
        "div",
        { className: "figure-map-block" },
        make("p", { className: "figure-heading" }, `Block ${layer + 1}`),
        headsRow(layer),
        attention,
        middle,
        mlp,
        output,
      );
    }),
    make("p", { className: "figure-heading" }, "Final norm, logits, softmax: what comes next"),
    next.list,
  );
  root.append(
    textField({ label: "Your text (in Shakespeare's manner)", value: TEXT, maxLength: 60 }, read),
    heading("Choose a token to follow"),
    tokens,
    status,
    map,
  );
  read(TEXT);
}

/** @type {Stop[]} */
const ENTRANCE = [
  { name: "token's row", of: (pass) => pass.tokens },
  { name: "+ position", of: (pass) => pass.embeddings },
];

/** @type {(layer: number) => Stop[]} */
function blockStops(layer) {
  const before = (/** @type {Pass} */ pass) => (layer === 0 ? pass.embeddings : pass.layers[layer - 1].output);
  const part = (/** @type {"attention" | "middle" | "mlp" | "output"} */ name) => (/** @type {Pass} */ pass) =>
    pass.layers[layer][name];
  return [
    { name: "attention", of: part("attention") },
    {
      name: "+ attention",
      of: part("middle"),
      sum: [
        ["before", before],
        ["attention", part("attention")],
      ],
    },
    { name: "MLP", of: part("mlp") },
    {
      name: "+ MLP",
      of: part("output"),
      sum: [
        ["before", part("middle")],
        ["MLP", part("mlp")],
      ],
    },
  ];
}

/**
 * Return the path of thin bars from a line in the middle: up for what is positive, down for what is negative.
 * @type {(heights: number[]) => string}
 */
function bars(heights) {
  return heights.map((height, i) => `M${i + 0.1} 0v${(-height).toFixed(3)}h0.8V0z`).join("");
}
