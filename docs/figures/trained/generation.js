// The next token of the reader's own text by the trained model, and the text going on token by token.

import { mostProbableFirst, probabilities, sampleAt, topP } from "../../model/sampling.js";
import {
  bar,
  button,
  chip,
  code,
  columns,
  heading,
  hue,
  make,
  setter,
  slider,
  textField,
  visible,
  words,
} from "../parts.js";
import { calm, idsOf, liveRows, percent, player } from "./parts.js";

export { load } from "../../model/model.js";

const PROMPT = "The king is dead, and the";
const SHOWN = 8;
const AT_ONCE = 40;

/** @type {(root: HTMLElement, model: import("../../model/model.js").Model) => void} */
export function draw(root, model) {
  const state = { prompt: PROMPT, temperature: 1, p: 1 };
  /** @type {number[]} */
  let written = [];
  /** @type {number[]} */
  let distribution = [];
  /** @type {number[]} */
  let order = [];
  const { list, set: setRows } = liveRows();
  const pieces = [...Array(SHOWN + 1)].map((_, i) => chip("", { key: i }));
  const needle = make("span", { className: "figure-needle", hidden: true });
  const line = make("div", { className: "figure-line figure-line--needle", aria: { hidden: "true" } }, ...pieces);
  const page = make("p", { className: "figure-written", role: "status" });
  const status = words();
  line.append(needle);

  function update() {
    const ids = idsOf(model, state.prompt, Infinity);
    const logits = Array.from(model.forward([...ids, ...written].slice(-model.contextLength)).logits.at(-1) ?? []);
    const tempered = logits.map((logit) => logit / state.temperature);
    distribution = probabilities(topP(tempered, state.p));
    order = mostProbableFirst(tempered);
    const shown = order.slice(0, SHOWN);
    const names = model.pieces(shown);
    setRows(
      shown.map((id, i) => ({
        name: visible(names[i]),
        share: distribution[id],
        text: distribution[id] ? percent(distribution[id]) : "cut",
      })),
    );
    const shares = shown.map((id) => distribution[id]);
    const rest = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
    [...shares, rest].forEach((share, i) => {
      pieces[i].style.setProperty("width", `${100 * share}%`);
      pieces[i].textContent = share < 0.14 ? "" : i < SHOWN ? visible(names[i]) : "all others";
      pieces[i].style.setProperty("border-width", share < 1e-6 ? "0" : "");
    });
    const left = distribution.filter((share) => share > 0).length;
    const best = code(visible(names[0]));
    status.replaceChildren(
      `${left} of ${model.vocabSize} tokens can be drawn. The most probable, `,
      best,
      `, has ${percent(distribution[order[0]])}.`,
    );
  }

  /** @type {() => { point: number, id: number }} */
  function drawn() {
    const point = Math.random();
    // On the line tokens lie in the order of the bars, not of their ids.
    const shares = order.map((id) => distribution[id]);
    return { point, id: order[sampleAt(shares, point)] };
  }

  /** @type {(id: number) => void} */
  function append(id) {
    const news = ["Drawn: ", code(visible(model.pieces([id])[0])), `, which had ${percent(distribution[id])}. `];
    written.push(id);
    page.append(make("span", { className: "figure-token", style: hue(id) }, model.decode([id])));
    update();
    status.prepend(...news);
  }

  function drawOne() {
    const { point, id } = drawn();
    const before = written;
    needle.hidden = false;
    needle.style.setProperty("left", `${100 * point}%`);
    one.disabled = true;
    // Time to see where the needle has fallen, before the line becomes that of the token after.
    const end = () => {
      needle.hidden = true;
      one.disabled = false;
      if (before === written) append(id);
    };
    if (calm()) end();
    else setTimeout(end, 700);
  }

  function clear() {
    written = [];
    needle.hidden = true;
    page.replaceChildren(state.prompt);
    update();
  }

  const set = setter(state, update);
  let left = AT_ONCE;
  const many = player(`Write ${AT_ONCE}`, () => {
    left = left > 0 ? left - 1 : AT_ONCE - 1;
    const { id } = drawn();
    append(id);
    return id !== model.endId && left > 0;
  });
  const one = button("Draw the next token", drawOne);
  one.classList.add("figure-button--main");
  root.append(
    textField({ label: "Your beginning (in Shakespeare's manner)", value: PROMPT, maxLength: 120 }, (text) => {
      state.prompt = text;
      clear();
    }),
    bar(
      slider(
        { label: "temperature", min: 0.1, max: 3, step: 0.1, value: 1, format: (t) => t.toFixed(1) },
        set("temperature"),
      ),
      slider({ label: "top-p", min: 0.05, max: 1, step: 0.05, value: 1, format: (p) => p.toFixed(2) }, set("p")),
    ),
    status,
    columns(
      [heading("The most probable next tokens"), list],
      [heading("All of them, laid end to end; the needle falls on one"), line, bar(one, many, button("Clear", clear))],
    ),
    heading("What is written"),
    page,
  );
  clear();
}
