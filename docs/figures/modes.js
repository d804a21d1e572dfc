// The switch between what a figure shows by hand and what the trained model gives. The model, and the script that shows
// it, are fetched when a reader asks for them.

import { load } from "../model/model.js";
import { bar, button, choice, make, words } from "./parts.js";

/**
 * What a script in trained/ gives.
 * @typedef {{ draw: (root: HTMLElement, model: import("../model/model.js").Model) => void }} Trained
 */

/**
 * Return a box that holds what is made by hand, below a switch to what trained/<name>.js makes of the model.
 * @type {(name: string, byHand: HTMLElement) => HTMLElement}
 */
export function withModel(name, byHand) {
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
    say("The trained model is on its way: 0.3 MB …");
    const arrived = await fetchAll().catch(() => undefined);
    if (!arrived) {
      if (asked) say("The trained model did not arrive. The example by hand, below, works without it.", true);
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
    /** @type {[Trained, import("../model/model.js").Model]} */
    const [{ draw }, model] = await Promise.all([
      import(new URL(`./trained/${name}.js`, import.meta.url).href),
      load(),
    ]);
    return { draw, model };
  }

  message.hidden = true;
  return make(
    "div",
    {},
    choice(
      "Who answers",
      [
        ["hand", "an example by hand"],
        ["model", "the trained model"],
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
