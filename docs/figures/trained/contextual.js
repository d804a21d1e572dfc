// One token in two sentences of the reader: how alike the trained model's vectors of it are, layer by layer.

import { bar, choice, code, columns, heading, make, textField, visible, words } from "../parts.js";
import { mostProbableFirst, probabilities } from "../../model/sampling.js";
import { cosineSimilarity } from "../similarity.js";
import { heatChip, idsOf, liveRows, percent } from "./parts.js";

export { load } from "../../model/model.js";

const TEXTS = ["O my heart, I love", "O my love"];
const SHOWN = 5;

/** @typedef {{ ids: number[], pass: import("../../model/model.js").Pass }} Reading */

/** @type {(root: HTMLElement, model: import("../../model/model.js").Model) => void} */
export function draw(root, model) {
  const texts = [...TEXTS];
  /** The id to compare. */
  let token = model.tokenize(" love")[0];
  const rows = texts.map(() => make("div", { className: "figure-chips" }));
  const picker = make("div");
  const layers = liveRows();
  const expected = texts.map(() => liveRows());
  const status = words();

  /** @type {() => Reading[]} */
  function read() {
    return texts.map((text) => {
      const ids = idsOf(model, text);
      return { ids, pass: model.forward(ids) };
    });
  }

  function update() {
    const readings = read();
    const [first, second] = readings.map(({ ids }) => new Set(ids.filter((id) => id !== model.endId)));
    const shared = [...first].filter((id) => second.has(id));
    if (!shared.includes(token)) token = shared.at(-1) ?? -1;
    const names = model.pieces(shared);
    picker.replaceChildren(
      ...(shared.length === 0
        ? []
        : [
            choice(
              "The token to compare, of those in both",
              shared.map((id, i) => [id, code(visible(names[i]))]),
              token,
              (id) => {
                token = id;
                show(readings);
              },
            ),
          ]),
    );
    show(readings);
  }

  /** @type {(readings: Reading[]) => void} */
  function show(readings) {
    const places = readings.map(({ ids }) => ids.lastIndexOf(token));
    readings.forEach(({ ids }, i) => {
      rows[i].replaceChildren(
        ...model.pieces(ids).map((piece, place) => heatChip(visible(piece), "", place === places[i] ? 0.6 : 0)),
      );
    });
    if (token === -1) {
      layers.set([]);
      expected.forEach(({ set }) => set([]));
      status.textContent = "The two have no token in common: write one that stands in both.";
      return;
    }
    const streams = readings.map(({ pass }, i) =>
      [pass.tokens, pass.embeddings, ...pass.layers.map(({ output }) => output)].map((vectors) =>
        Array.from(vectors[places[i]]),
      ),
    );
    const cosines = streams[0].map((vector, i) => cosineSimilarity(vector, streams[1][i]));
    layers.set(
      cosines.map((cosine, i) => ({
        name: i === 0 ? "its row" : i === 1 ? "+ position" : `after block ${i - 1}`,
        share: Math.max(0, cosine),
        text: cosine.toFixed(3).replace("-", "−"),
        chosen: i === cosines.length - 1,
      })),
    );
    readings.forEach(({ pass }, i) => {
      const shares = probabilities(Array.from(pass.logits[places[i]]));
      const best = mostProbableFirst(shares).slice(0, SHOWN);
      expected[i].set(
        model.pieces(best).map((name, j) => ({
          name: visible(name),
          share: shares[best[j]],
          text: percent(shares[best[j]]),
        })),
      );
    });
    status.replaceChildren(
      "The row of ",
      code(visible(model.pieces([token])[0])),
      ` in the table is one; after the last block the cosine of its two vectors is ${cosines.at(-1)?.toFixed(3)}. `,
      "The model looks back only: what stands to the right changes nothing.",
    );
  }

  root.append(
    ...texts.flatMap((text, i) => [
      textField({ label: `Sentence ${i + 1}`, value: text, maxLength: 80 }, (value) => {
        texts[i] = value;
        update();
      }),
      rows[i],
    ]),
    bar(picker),
    status,
    heading("The cosine of its two vectors"),
    layers.list,
    columns(
      [heading("Expected after it in sentence 1"), expected[0].list],
      [heading("Expected after it in sentence 2"), expected[1].list],
    ),
  );
  update();
}
