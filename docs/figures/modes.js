// The switch between what a figure shows by hand and what was learned: the trained model, or word vectors. They, and
// the script that shows them, are fetched when a reader asks for them.

import { bar, button, choice, make, words } from "./parts.js";

/**
 * What a script in trained/ gives: `load` fetches what `draw` shows.
 * @template [M=unknown]
 * @typedef {{ load: () => Promise<M>, draw: (root: HTMLElement, model: M) => void }} Trained
 */

/**
 * Return a box that holds what is made by hand, below a switch to what trained/<name>.js shows of what was learned.
 * @type {(name: string, byHand: HTMLElement, learned?: string) => HTMLElement}
 */
export function withModel(name, byHand, learned = "the trained model") {
  const message = words();
  const again = bar(button("Try again", ask));
  const stage = make("div", { className: "figure-stage" }, byHand);
  /** @type {HTMLElement | undefined} */
  let trained;
  let asked = false;

  /** @type {(text: string, failed?: boolean) => void} */
  function say(text, failed = false) {
    message.textContent = text;
    message.hidden = text === "";
    if (failed) message.after(again);
    else again.remove();
  }

  function show() {
    const next = asked && trained ? trained : byHand;
    if (stage.firstChild !== next) stage.replaceChildren(next);
  }

  async function ask() {
    say("On its way: 0.3 MB …");
    const arrived = await fetchAll().catch(() => undefined);
    if (!arrived) {
      if (asked) say("It did not arrive. The example by hand, below, works without it.", true);
      return;
    }
    if (!trained) {
      trained = make("div");
      arrived.draw(trained, arrived.model);
    }
    say("");
    show();
  }

  async function fetchAll() {
    /** @type {Trained} */
    const { load, draw } = await import(new URL(`./trained/${name}.js`, import.meta.url).href);
    return { draw, model: await load() };
  }

  message.hidden = true;
  return make(
    "div",
    {},
    choice(
      "Shown",
      [
        ["hand", "an example by hand"],
        ["model", learned],
      ],
      "hand",
      (value) => {
        asked = value === "model";
        if (asked && !trained) ask();
        else say("");
        show();
      },
    ),
    message,
    stage,
  );
}
