// Who looks at whom in the reader's own text: every layer and every head of the trained model.

import { choice, code, draw as svg, heading, make, textField, visible, words } from "../parts.js";
import { idsOf, percent, thumbnail } from "./parts.js";

export { load } from "../../model/model.js";

const TEXT = "O my good lord, why are you thus alone?";

/** @typedef {import("../../model/model.js").Layer} Layer */

/** @type {(root: HTMLElement, model: import("../../model/model.js").Model) => void} */
export function draw(root, model) {
  const { num_layers: numLayers, num_heads: numHeads } = model.about;
  const state = { text: TEXT, layer: 0, head: 0, query: 0 };
  /** @type {number[]} */
  let ids = [];
  /** @type {Layer[]} */
  let layers = [];
  const places = Array.from({ length: numLayers * numHeads }, (_, i) => [Math.floor(i / numHeads), i % numHeads]);
  const thumbnails = places.map(() => svg("svg", { class: "figure-thumbnail", "aria-hidden": "true" }));
  const row = make("div", { className: "figure-chips" });
  const title = heading("");
  const status = words();

  /** Read the text anew: new tokens, new thumbnails. */
  function read() {
    ids = idsOf(model, state.text);
    layers = model.forward(ids).layers;
    state.query = ids.length - 1;
    places.forEach(([layer, head], i) => thumbnail(thumbnails[i], layers[layer].weights[head]));
    row.replaceChildren(
      ...model.pieces(ids).map((piece, place) =>
        make(
          "button",
          {
            type: "button",
            className: "figure-chip figure-chip--heat figure-chip--button",
            onclick: () => {
              state.query = place;
              show();
            },
          },
          make("span", { className: "figure-chip-text" }, visible(piece)),
          make("span", { className: "figure-chip-below" }),
        ),
      ),
    );
    show();
  }

  /** Show the chosen head and query on the tokens that are there. */
  function show() {
    const { query, layer, head } = state;
    const weights = layers[layer].weights[head][query];
    const pieces = model.pieces(ids);
    Array.from(row.children, (token, key) => {
      const shown = /** @type {HTMLElement} */ (token);
      const hidden = key > query;
      shown.style.setProperty("--share", `${Math.round(100 * weights[key])}%`);
      shown.setAttribute("aria-pressed", String(key === query));
      shown.classList.toggle("figure-chip--unseen", hidden);
      /** @type {HTMLElement} */ (shown.lastElementChild).textContent = hidden
        ? "–"
        : String(Math.round(100 * weights[key]));
    });
    title.replaceChildren(
      "Where ",
      code(visible(pieces[query])),
      ` looks, in percent: choose another token as the query`,
    );
    const best = weights.indexOf(Math.max(...weights));
    status.replaceChildren(
      `Head ${head + 1} of layer ${layer + 1}: `,
      code(visible(pieces[query])),
      ` takes ${percent(weights[best])} from `,
      ...(best === query ? ["itself."] : [code(visible(pieces[best])), `, ${away(query - best)}.`]),
    );
  }

  root.append(
    textField({ label: "Your text (in Shakespeare's manner)", value: TEXT, maxLength: 80 }, (text) => {
      state.text = text;
      read();
    }),
    choice(
      `${numLayers} layers of ${numHeads} heads: a row for each query, a column for each key`,
      places.map(([layer, head], i) => [
        i,
        make("span", { className: "figure-head" }, thumbnails[i], `layer ${layer + 1} head ${head + 1}`),
      ]),
      0,
      (i) => {
        [state.layer, state.head] = places[i];
        show();
      },
    ),
    status,
    title,
    row,
  );
  root.querySelector(".figure-choice")?.classList.add("figure-choice--heads");
  read();
}

/** @type {(places: number) => string} */
function away(places) {
  return places === 1 ? "the token before it" : `${places} tokens back`;
}
