// The exercise of a lesson, open in the page: the editor, its buttons and the verdicts.

import { Draft } from "./draft.js";
import { button, paragraph, reason } from "./elements.js";
import { showProgress } from "./progress.js";
import { sharedPython } from "./python.js";
import { showResults, summary } from "./results.js";
import { keeps, write } from "./store.js";
import { createEditor } from "./vendor/editor/editor.js";

/** @import { Files } from "./python.js" */

/**
 * What `llmlings dev lab` makes of a module; the functions in `extra` count nothing.
 * @typedef {{ stub: string, functions: string[], extra: string[] } & Files} Exercise
 */

const NOT_KEPT = "Your browser does not keep what you write here: download the file before you leave this page.";
const CHANGED = "The exercise was changed in another tab: show that version, or type on to keep this one.";

/** @type {(place: HTMLElement, module: string, exercise: Exercise) => void} */
export function openExercise(place, module, { stub, functions, extra, ...files }) {
  const tester = sharedPython();

  const run = button("Run the tests", "md-button md-button--primary");
  const reset = button("Start again");
  const undo = button("Undo");
  const other = button("Show the other version");
  const save = button(`Download ${module}.py`);
  const bar = document.createElement("div");
  bar.className = "lab-bar";
  bar.append(run, reset, undo, other, save);
  const frame = document.createElement("div");
  frame.className = "lab-editor";
  const warning = paragraph("lab-warning", "", "alert");
  const status = paragraph("lab-status", "", "status");
  const results = document.createElement("div");
  const keys = paragraph(
    "lab-note lab-keys",
    "Ctrl+Enter runs the tests. Tab indents; to leave the editor by keyboard, press Escape, then Tab.",
  );
  place.replaceChildren(frame, keys, warning, bar, status, results);

  /** @type {(text: string) => void} */
  const say = (text) => setText(status, text);
  let kept = keeps();
  const draft = new Draft(module, stub, () => showState());
  const editor = createEditor(frame, {
    text: draft.text,
    label: `${module}.py`,
    onRun: () => run.click(),
    onChange(text) {
      if (draft.differs(text)) say("This version is kept. Undo brings back the other tab's.");
      kept = draft.keep(text);
      showState();
    },
  });
  function showState() {
    const changed = draft.differs(editor.text());
    setText(warning, [kept ? "" : NOT_KEPT, changed ? CHANGED : ""].join(" ").trim());
    other.hidden = !changed;
    reset.hidden = changed;
    undo.hidden = changed || !draft.canUndo;
  }
  showState();
  editor.focus();

  reset.addEventListener("click", () => {
    if (editor.text() === stub) return;
    editor.replace(draft.startAgain(editor.text()));
    say("The exercise is as it was at the start. Undo brings your code back.");
  });
  undo.addEventListener("click", () => {
    editor.replace(draft.undo(editor.text()));
    if (undo.hidden) reset.focus();
    say("Your code is back.");
  });
  other.addEventListener("click", () => {
    editor.replace(draft.takeOther(editor.text()));
    editor.focus();
    say("This is the version of the other tab. Undo brings back the one that was here.");
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
      showResults(results, functions, extra, outcome);
      const counted = { ...outcome, results: outcome.results.filter((result) => !extra.includes(result.function)) };
      say(summary(counted));
      if (!outcome.stopped) {
        const passed = counted.results.filter((result) => result.status === "passed").length;
        write("result", module, `${passed}/${counted.results.length}`);
        showProgress();
      }
    } catch (error) {
      say(reason(error));
    }
    run.ariaDisabled = null;
  });
}

/**
 * Say `text` in `element`, once: a screen reader speaks each change.
 * @type {(element: HTMLElement, text: string) => void}
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @type {(name: string, text: string) => void} */
function download(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
