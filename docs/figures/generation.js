// From logits to one token: temperature, top-k and top-p reshape the distribution, a point on a line chooses.

import { probabilities, sampleAt, topK, topP } from "../model/sampling.js";
import { withModel } from "./modes.js";
import { bar, barRow, button, chip, code, columns, heading, make, setter, slider, words } from "./parts.js";

export { probabilities, sampleAt, topK, topP };

// Made by hand: what a model might give for "The cat sat on the".
const TOKENS = ["mat", "floor", "chair", "bed", "roof", "dog", "moon", "idea", "seven", "of"];
const LOGITS = [3.2, 2.6, 2.3, 1.9, 1.5, 0.6, 0.1, -0.9, -1.8, -2.4];
const WIDE = 30;

/** @type {(share: number) => string} */
function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const byHand = make("div");
  drawByHand(byHand);
  root.append(withModel("generation", byHand));
}

/** @type {import("./parts.js").Draw} */
function drawByHand(root) {
  const state = { temperature: 1, k: TOKENS.length, p: 1 };
  const bars = make("ul", { className: "figure-rows" });
  const line = make("div", { className: "figure-line", aria: { hidden: "true" } });
  const drawn = make("div", { className: "figure-chips", role: "status" });
  const status = words();
  /** @type {number[]} */
  let distribution = [];

  function update() {
    const tempered = LOGITS.map((logit) => logit / state.temperature);
    const before = probabilities(tempered);
    const kept = topP(topK(tempered, state.k), state.p);
    distribution = probabilities(kept);
    bars.replaceChildren(
      ...TOKENS.map((token, id) => {
        const cut = kept[id] === -Infinity;
        const changed = Math.abs(before[id] - distribution[id]) > 1e-9;
        const text = cut
          ? `cut (${percent(before[id])})`
          : percent(distribution[id]) + (changed ? ` (${percent(before[id])})` : "");
        return barRow(token, distribution[id], text);
      }),
    );
    line.replaceChildren(
      ...distribution.map((share, id) => {
        const piece = chip(share > 0.12 ? TOKENS[id] : "", { key: id });
        piece.style.setProperty("width", `${100 * share}%`);
        piece.hidden = share === 0;
        return piece;
      }),
    );
    drawn.replaceChildren();
    const left = kept.filter((logit) => logit > -Infinity).length;
    status.replaceChildren(
      `${left} of ${TOKENS.length} tokens can be drawn. `,
      code(TOKENS[0]),
      left === 1 ? " is certain, as in greedy generation." : ` has a probability of ${percent(distribution[0])}.`,
    );
  }

  /** @type {(times: number) => void} */
  function choose(times) {
    const ids = Array.from({ length: times }, () => sampleAt(distribution, Math.random()));
    drawn.replaceChildren(...ids.map((id) => chip(TOKENS[id], { key: id })));
  }

  const set = setter(state, update);
  root.append(
    heading("The cat sat on the …"),
    bar(
      slider(
        { label: "temperature", min: 0.1, max: 3, step: 0.1, value: 1, format: (t) => t.toFixed(1) },
        set("temperature"),
      ),
      slider({ label: "top-k", min: 1, max: TOKENS.length, value: state.k }, set("k")),
      slider({ label: "top-p", min: 0.05, max: 1, step: 0.05, value: 1, format: (p) => p.toFixed(2) }, set("p")),
    ),
    status,
    columns(
      [heading("Probabilities (and those before cutting)"), bars],
      [
        heading("The same, laid end to end on a line from 0 to 1"),
        line,
        bar(
          button("Draw a token", () => choose(1)),
          button(`Draw ${WIDE}`, () => choose(WIDE)),
        ),
        drawn,
      ],
    ),
  );
  update();
}
