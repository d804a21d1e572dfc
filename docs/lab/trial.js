// "Try it": a call of the learner's own, or that of the docstring, and what it gives.

import { button, element, reason } from "./elements.js";
import { showGrid } from "./grid.js";
import { loading } from "./python.js";
import { gridOf } from "./values.js";

/** @import { Trial } from "./worker.js" */

/**
 * `suggest` offers a call, unless there is one of the learner's own.
 * @type {(attempt: (code: string, onLoading: (share: number) => void) => Promise<Trial>) => {
 *   box: HTMLElement, suggest(code: string): void,
 * }}
 */
export function makeTrial(attempt) {
  const box = element("details", "lab-trial");
  const label = element("label", "", "Python that may use your functions; the last line is shown.");
  const code = Object.assign(element("textarea", "lab-code"), { spellcheck: false, autocapitalize: "off", rows: 2 });
  const call = button("Call it");
  const output = element("div", "lab-output");
  output.ariaLive = "polite";
  label.append(code);
  box.append(element("summary", "", "Try a call"), label, call, output);
  let suggested = "";

  call.addEventListener("click", async () => {
    if (call.ariaDisabled) return;
    call.ariaDisabled = "true";
    output.textContent = "It is running.";
    try {
      const trial = await attempt(code.value, (share) => (output.textContent = loading(share)));
      output.replaceChildren(...show(trial));
    } catch (error) {
      output.textContent = reason(error);
    }
    call.ariaDisabled = null;
  });
  code.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    call.click();
  });
  return {
    box,
    suggest(text) {
      if (code.value === suggested && text !== suggested) {
        code.value = text;
        output.replaceChildren();
      }
      suggested = text;
    },
  };
}

/** @type {(trial: Trial) => Iterable<HTMLElement>} */
function* show({ printed, value, error }) {
  if (printed) yield element("pre", "lab-message", printed.trimEnd());
  const grid = value ? gridOf(value) : undefined;
  // A tuple or a list reads well as it is.
  if (grid && (grid.about || !grid.flat)) yield showGrid(grid, "It gives");
  else if (value) yield element("code", "", value);
  if (error) yield element("pre", "lab-message", error);
  if (!printed && !value && !error) yield element("span", "", "It gives None, and prints nothing.");
}
