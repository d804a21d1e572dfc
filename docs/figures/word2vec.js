// A window slides over a sentence: the pairs of Skip-gram, the examples of CBOW, and random words as counterexamples.

import {
  bar,
  barRow,
  button,
  chip,
  choice,
  code,
  columns,
  heading,
  inputOf,
  make,
  slider,
  textField,
  words,
} from "./parts.js";
import { splitWords } from "./text.js";

const SENTENCE = "the cat sat on the mat and the dog sat on the rug";
const NEGATIVES = 3;

/**
 * Return the context ids of each position: at most `window` to the left and to the right.
 * @type {<T>(ids: T[], window: number) => T[][]}
 */
function windows(ids, window) {
  return ids.map((_, center) => ids.filter((_, place) => place !== center && Math.abs(place - center) <= window));
}

/**
 * Return the [center, context] pairs that Skip-gram learns from.
 * @type {(ids: number[], window: number) => [number, number][]}
 */
export function skipgramPairs(ids, window) {
  return windows(ids, window).flatMap((contexts, center) => contexts.map((context) => [ids[center], context]));
}

/**
 * Return the [contexts, center] examples that CBOW learns from.
 * @type {(ids: number[], window: number) => [number[], number][]}
 */
export function cbowExamples(ids, window) {
  /** @type {[number[], number][]} */
  const all = windows(ids, window).map((contexts, center) => [contexts, ids[center]]);
  return all.filter(([contexts]) => contexts.length > 0);
}

/**
 * Return the probability with which each id is drawn as a negative.
 * @type {(counts: number[], power?: number) => number[]}
 */
export function negativeDistribution(counts, power = 0.75) {
  const weights = counts.map((count) => (count === 0 ? 0 : count ** power));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** @type {(distribution: number[]) => number} */
function pick(distribution) {
  let left = Math.random();
  return Math.max(
    0,
    distribution.findIndex((share) => (left -= share) < 0),
  );
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const state = { text: SENTENCE, form: "skipgram", window: 2, center: 1, power: 0.75 };
  const sentence = make("div", { className: "figure-chips" });
  const learned = make("ul", { className: "figure-lines" });
  const learnedHeading = heading("");
  const negatives = make("div", { className: "figure-chips" });
  const bars = make("ul", { className: "figure-rows" });
  const status = words();

  function vocabulary() {
    const tokens = splitWords(state.text);
    const names = [...new Set(tokens)];
    const counts = names.map((name) => tokens.filter((token) => token === name).length);
    return { tokens, names, counts, ids: tokens.map((token) => names.indexOf(token)) };
  }

  function drawNegatives() {
    const { names, counts } = vocabulary();
    const distribution = negativeDistribution(counts, state.power);
    const drawn = names.length === 0 ? [] : Array.from({ length: NEGATIVES }, () => pick(distribution));
    negatives.replaceChildren(...drawn.map((id) => chip(names[id], { key: id })));
  }

  function update() {
    const { tokens, names, counts, ids } = vocabulary();
    const last = Math.max(0, tokens.length - 1);
    centerInput.max = String(last);
    state.center = Math.min(state.center, last);
    centerInput.value = String(state.center);
    back.disabled = state.center === 0;
    forward.disabled = state.center === last;
    sentence.replaceChildren(
      ...tokens.map((token, place) => {
        const distance = Math.abs(place - state.center);
        const role = distance === 0 ? "center" : distance <= state.window ? "context" : " ";
        return chip(token, { below: role, key: role === " " ? undefined : ids[place] });
      }),
    );
    const contexts = windows(tokens, state.window)[state.center] ?? [];
    const center = tokens[state.center];
    /** @type {(from: HTMLElement[], to: HTMLElement) => HTMLElement} */
    const arrow = (from, to) => make("li", {}, ...from, make("span", {}, "→"), to);
    /** @type {(token: string) => HTMLElement} */
    const colored = (token) => chip(token, { key: names.indexOf(token) });
    learned.replaceChildren(
      ...(state.form === "skipgram"
        ? contexts.map((context) => arrow([colored(center)], colored(context)))
        : contexts.length > 0
          ? [arrow([make("span", { className: "figure-chips" }, ...contexts.map(colored))], colored(center))]
          : []),
    );
    learnedHeading.textContent =
      state.form === "skipgram"
        ? "From the center, guess each context"
        : "From all contexts together, guess the center";
    const distribution = negativeDistribution(counts, state.power);
    const order = names
      .map((_, id) => id)
      .sort((a, b) => counts[b] - counts[a] || a - b)
      .slice(0, 8);
    bars.replaceChildren(
      ...order.map((id) =>
        barRow(names[id], distribution[id], `${(100 * distribution[id]).toFixed(1)} % (${counts[id]}×)`),
      ),
    );
    const total =
      state.form === "skipgram" ? skipgramPairs(ids, state.window).length : cbowExamples(ids, state.window).length;
    status.replaceChildren(
      ...(tokens.length > 1
        ? [
            "With a window of ",
            String(state.window),
            " the center ",
            code(center),
            ` has ${contexts.length} ${contexts.length === 1 ? "context" : "contexts"}. The whole sentence gives `,
            `${total} ${state.form === "skipgram" ? "pairs" : "examples"}.`,
          ]
        : ["Write two words or more: a word alone has no context."]),
    );
  }

  /** @type {<K extends keyof typeof state>(name: K) => (value: (typeof state)[K]) => void} */
  const set = (name) => (value) => {
    state[name] = value;
    update();
    if (name !== "form") drawNegatives();
  };
  const center = slider({ label: "position", min: 0, max: 12, value: state.center }, set("center"));
  const centerInput = inputOf(center);
  /** @type {(place: number) => void} */
  const go = (place) => {
    centerInput.value = String(place);
    centerInput.dispatchEvent(new Event("input"));
  };
  const back = button("Back", () => go(state.center - 1));
  const forward = button("Next", () => go(state.center + 1));
  forward.classList.add("figure-button--main");
  root.append(
    textField({ label: "A sentence", value: SENTENCE, maxLength: 120 }, set("text")),
    bar(forward, back, center, slider({ label: "window", min: 1, max: 5, value: state.window }, set("window"))),
    sentence,
    choice(
      "What is guessed",
      [
        ["skipgram", "Skip-gram"],
        ["cbow", "CBOW"],
      ],
      state.form,
      set("form"),
    ),
    status,
    columns(
      [learnedHeading, learned],
      [
        heading("Counterexamples: random words"),
        negatives,
        bar(
          button("Draw again", drawNegatives),
          slider(
            { label: "power", min: 0.05, max: 1, step: 0.05, value: 0.75, format: (p) => p.toFixed(2) },
            set("power"),
          ),
        ),
        heading("How probable each word is (and how often it occurs)"),
        bars,
      ],
    ),
  );
  update();
  drawNegatives();
}
