// Offers the exercise of a lesson. Editor, Python and all that an open exercise needs are fetched by the first click.

import { button, paragraph, reason } from "./elements.js";
import { read } from "./store.js";

/**
 * The exercises that were opened in this visit, as they stand: instant navigation puts a new place where they were.
 * @type {Map<string, HTMLElement>}
 */
const opened = new Map();

/** Fill the places that lessons leave for an exercise: `<div class="lab" data-module="bpe">`. */
export function offerExercises() {
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll(".lab[data-module]:empty");
  for (const place of places) {
    const { module = "" } = place.dataset;
    const before = opened.get(module);
    if (before) place.replaceWith(before);
    else offer(place, module);
  }
}

/** @type {(place: HTMLElement, module: string) => void} */
function offer(place, module) {
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", `Exercise ${module}`);
  const started = read("draft", module) !== null;
  const open = button(started ? "Go on here in the page" : "Try it here in the page", "md-button md-button--primary");
  const note = paragraph(
    "lab-note",
    "Nothing to install: Python is loaded into your browser, about 10 MB, once. Your code stays on this device.",
  );
  open.addEventListener("click", async () => {
    if (open.ariaDisabled) return;
    open.ariaDisabled = "true";
    note.textContent = "The editor is loading.";
    try {
      const [{ openExercise }, response] = await Promise.all([
        import("./exercise.js"),
        fetch(new URL(`course/${module}.json`, import.meta.url)),
      ]);
      if (!response.ok) throw new Error(`${response.status}`);
      openExercise(place, module, await response.json());
      opened.set(module, place);
    } catch (error) {
      open.ariaDisabled = null;
      note.textContent = `The exercise could not be loaded (${reason(error)}); check your connection and try again.`;
    }
  });
  place.append(open, note);
}
