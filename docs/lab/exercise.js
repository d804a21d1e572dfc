// The exercise of a lesson, tried in the page. The editor and Python are fetched by the first click, not before.

import { showProgress } from "./progress.js";
import { Python } from "./python.js";
import { showResults, summary } from "./results.js";
import { read, write } from "./store.js";

/** @import { Files } from "./python.js" */

/**
 * What `llmlings dev lab` makes of a module.
 * @typedef {{ stub: string, functions: string[] } & Files} Exercise
 */

/**
 * One Python for all lessons of a visit: it takes seconds to start, and instant navigation keeps it.
 * @type {Python | undefined}
 */
let python;

/** Fill the places that lessons leave for an exercise: `<div class="lab" data-module="bpe">`. */
export function offerExercises() {
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll(".lab[data-module]:empty");
  for (const place of places) offer(place);
}

/** @type {(place: HTMLElement) => void} */
function offer(place) {
  const { module = "" } = place.dataset;
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
      await openExercise(place, module);
    } catch (error) {
      open.ariaDisabled = null;
      note.textContent = `The exercise could not be loaded (${reason(error)}); check your connection and try again.`;
    }
  });
  place.append(open, note);
}

/** @type {(place: HTMLElement, module: string) => Promise<void>} */
async function openExercise(place, module) {
  const [{ createEditor }, response] = await Promise.all([
    import("./vendor/editor/editor.js"),
    fetch(new URL(`course/${module}.json`, import.meta.url)),
  ]);
  if (!response.ok) throw new Error(`${response.status}`);
  /** @type {Exercise} */
  const { stub, functions, ...files } = await response.json();
  const tester = (python ??= new Python());

  const run = button("Run the tests", "md-button md-button--primary");
  const reset = button("Start again", "md-button");
  const undo = button("Undo", "md-button");
  const save = button(`Download ${module}.py`, "md-button");
  undo.hidden = true;
  const bar = document.createElement("div");
  bar.className = "lab-bar";
  bar.append(run, reset, undo, save);
  const frame = document.createElement("div");
  frame.className = "lab-editor";
  const status = paragraph("lab-status", "");
  status.setAttribute("role", "status");
  const results = document.createElement("div");
  const keys = paragraph(
    "lab-note lab-keys",
    "Ctrl+Enter runs the tests. Tab indents; to leave the editor by keyboard, press Escape, then Tab.",
  );
  place.replaceChildren(frame, keys, bar, status, results);

  /** @type {(text: string) => void} */
  const keep = (text) => write("draft", module, text === stub ? null : text);
  const editor = createEditor(frame, {
    text: read("draft", module) ?? stub,
    label: `${module}.py`,
    onRun: () => run.click(),
    onChange: keep,
  });
  editor.focus();

  /**
   * A screen reader speaks each change.
   * @type {(text: string) => void}
   */
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  let thrownAway = "";
  reset.addEventListener("click", () => {
    if (editor.text() === stub) return;
    thrownAway = editor.text();
    editor.replace(stub);
    undo.hidden = false;
    say("The exercise is as it was at the start. Undo brings your code back.");
  });
  undo.addEventListener("click", () => {
    editor.replace(thrownAway);
    reset.focus();
    undo.hidden = true;
    say("Your code is back.");
  });
  save.addEventListener("click", () => download(`${module}.py`, editor.text()));
  run.addEventListener("click", async () => {
    if (run.ariaDisabled) return;
    run.ariaDisabled = "true";
    say("The tests are running.");
    try {
      const outcome = await tester.run(module, files, editor.text(), {
        onLoading: (share) => say(`Python is loading: ${Math.floor(share * 10) * 10} %.`),
        onTest: () => say("The tests are running."),
      });
      showResults(results, functions, outcome);
      say(summary(outcome));
      if (!outcome.stopped) {
        const passed = outcome.results.filter((result) => result.status === "passed").length;
        write("result", module, `${passed}/${outcome.results.length}`);
        showProgress();
      }
    } catch (error) {
      say(reason(error));
    }
    run.ariaDisabled = null;
  });
}

/** @type {(text: string, className: string) => HTMLButtonElement} */
function button(text, className) {
  return Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
}

/** @type {(className: string, text: string) => HTMLElement} */
function paragraph(className, text) {
  return Object.assign(document.createElement("p"), { className, textContent: text });
}

/** @type {(error: unknown) => string} */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @type {(name: string, text: string) => void} */
function download(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
