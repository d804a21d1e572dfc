// What figures of the trained model share.

import { chip, draw as svg, make } from "../parts.js";

/** @typedef {import("../../model/model.js").Model} Model */

/** Degrees of darkness in a small heat map. */
const LEVELS = 6;

/** @type {(share: number) => string} */
export function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * Return the ids of a text as the model reads them, the end of the text before in front; the last ones, at most so
 * many.
 * @type {(model: Model, text: string, most?: number) => number[]}
 */
export function idsOf(model, text, most = model.contextLength) {
  return [model.endId, ...model.tokenize(text)].slice(-most);
}

/**
 * Return a bar chart and the function that gives it new rows. Rows stay where they are and change, so they move.
 * @typedef {{ name: string, share: number, text: string, chosen?: boolean }} Row
 * @type {() => { list: HTMLElement, set: (rows: Row[]) => void }}
 */
export function liveRows() {
  const list = make("ul", { className: "figure-rows" });
  /** @type {{ row: HTMLElement, name: HTMLElement, fill: HTMLElement, number: HTMLElement }[]} */
  const made = [];
  function add() {
    const name = make("span", { className: "figure-row-name" });
    const fill = make("span", { className: "figure-row-fill" });
    const number = make("span", { className: "figure-row-number" });
    const track = make("span", { className: "figure-row-bar", aria: { hidden: "true" } }, fill);
    const row = make("li", { className: "figure-row" }, name, track, number);
    list.append(row);
    made.push({ row, name, fill, number });
  }
  return {
    list,
    set(rows) {
      while (made.length < rows.length) add();
      made.forEach(({ row, name, fill, number }, i) => {
        row.hidden = i >= rows.length;
        if (row.hidden) return;
        const { share, text, chosen = false } = rows[i];
        name.textContent = rows[i].name;
        fill.style.setProperty("--share", `${100 * share}%`);
        number.textContent = text;
        row.classList.toggle("figure-row--chosen", chosen);
      });
    },
  };
}

/**
 * Return a token coloured by its share of the darkest colour.
 * @type {(text: string, below: string, share: number) => HTMLElement}
 */
export function heatChip(text, below, share) {
  const token = chip(text, { below });
  token.classList.add("figure-chip--heat");
  token.style.setProperty("--share", `${Math.round(100 * Math.min(1, share))}%`);
  return token;
}

/**
 * Say whether the reader asked for reduced motion.
 * @type {() => boolean}
 */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Return the button that starts and stops what goes on by itself: `step` until it returns false. Whoever asked for
 * reduced motion gets the end at once.
 * @type {(text: string, step: () => boolean) => HTMLButtonElement}
 */
export function player(text, step) {
  const element = make("button", { type: "button", className: "figure-button" }, text);
  let timer = 0;
  function stop() {
    clearInterval(timer);
    timer = 0;
    element.textContent = text;
  }
  element.addEventListener("click", () => {
    if (timer) return stop();
    if (calm()) {
      while (step());
      return;
    }
    element.textContent = "Stop";
    timer = setInterval(() => {
      if (!element.isConnected || !step()) stop();
    }, 140);
  });
  return element;
}

/**
 * Draw a small heat map: few paths, one for each degree of darkness, in the colour of the text around it.
 * @type {(root: SVGElement, weights: Float32Array[]) => void}
 */
export function thumbnail(root, weights) {
  const cells = Array.from({ length: LEVELS }, () => "");
  weights.forEach((row, y) =>
    row.forEach((weight, x) => {
      const level = Math.min(LEVELS - 1, Math.floor(LEVELS * Math.sqrt(weight)));
      if (level > 0) cells[level] += `M${x} ${y}h1v1h-1z`;
    }),
  );
  root.setAttribute("viewBox", `0 0 ${weights.length} ${weights.length}`);
  root.replaceChildren(
    ...cells.map((d, level) => svg("path", { d, fill: "currentColor", "fill-opacity": (level + 1) / LEVELS })),
  );
}
