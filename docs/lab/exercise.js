// The exercise of a lesson, open in the page: the editor, its buttons and the verdicts.

import { Draft } from "./draft.js";
import { button, element, paragraph, reason } from "./elements.js";
import { makeKeys } from "./keys.js";
import { makeLuggage } from "./luggage.js";
import { showProgress } from "./progress.js";
import { loading, sharedPython } from "./python.js";
import { showResults, statesOf, summary } from "./results.js";
import { Sheet, WHOLE } from "./sheet.js";
import { keeps, write } from "./store.js";
import { showSuccess } from "./success.js";
import { Tabs } from "./tabs.js";
import { makeTrial } from "./trial.js";

/** @import { Files } from "./python.js" */

/** @typedef {{ name: string, text: string, calls: string }} Described `text` is HTML, `calls` those of the example. */
/**
 * What `llmlings.site.lab` makes of a module; the functions in `extra` come last, and count nothing.
 * @typedef {{ stub: string, functions: Described[], extra: string[], modules: string[] } & Files} Exercise
 */

const NOT_KEPT = "Your browser does not keep what you write here: download the file before you leave this page.";
const CHANGED = "The exercise was changed in another tab: show that version, or type on to keep this one.";
/** Milliseconds after which a run is long, and can be stopped. */
const LONG = 1000;

/** @type {(place: HTMLElement, module: string, exercise: Exercise) => void} */
export function openExercise(place, module, { stub, functions, extra, modules, ...files }) {
  const tester = sharedPython();
  const names = functions.map(({ name }) => name);

  const run = button("Run the tests", "md-button md-button--primary");
  const stop = button("Stop");
  const reset = button("Start again");
  const undo = button("Undo");
  const other = button("Show the other version");
  const save = button(`Download ${module}.py`);
  const bar = element("div", "lab-bar");
  stop.hidden = true;
  bar.append(run, stop, reset, undo, other, save);
  const panel = element("div", "lab-panel");
  panel.id = `lab-${module}`;
  const text = element("div", "lab-text");
  const frame = element("div", "lab-editor");
  const writing = element("div", "lab-writing");
  const warning = paragraph("lab-warning", "", "alert");
  const status = paragraph("lab-status", "", "status");
  const results = element("div");
  const hint = paragraph(
    "lab-note lab-keyboard",
    "Ctrl+Enter runs the tests. Tab indents; to leave the editor by keyboard, press Escape, then Tab.",
  );

  /** @type {(text: string) => void} */
  const say = (text) => setText(status, text);
  let kept = keeps();
  const draft = new Draft(module, stub, () => showState());
  const sheet = new Sheet(frame, module, names, {
    onRun: () => run.click(),
    onWhole: () => select(WHOLE),
    onChange() {
      if (draft.differs(sheet.text)) say("This version is kept. Undo brings back the other tab's.");
      kept = draft.keep(sheet.text);
      showState();
    },
  });
  const titles = new Map(names.map((name) => [name, extra.includes(name) ? `${name} (extra)` : name]));
  titles.set(WHOLE, "Whole file");
  const tabs = new Tabs(panel, titles, "Functions of the exercise", (name) => select(name));
  const trial = makeTrial((code, onLoading) => tester.try(module, sheet.text, code, { onLoading }));
  writing.append(
    frame,
    makeKeys(
      (keys) => sheet.type(keys),
      () => run.click(),
    ),
    hint,
    warning,
    bar,
  );
  panel.append(text, writing);
  const luggage = makeLuggage(module, modules, download, (text) => {
    if (text === sheet.text) return;
    draft.startAgain(sheet.text);
    sheet.replace(text);
  });
  place.replaceChildren(tabs.list, panel, trial.box, luggage, status, results);

  /** @type {(name: string) => void} */
  function select(name) {
    sheet.show(name, sheet.text);
    tabs.select(name);
    const about = functions.find((other) => other.name === name);
    // The site has made it, of the course's own text.
    text.innerHTML = about?.text ?? "";
    trial.suggest(about?.calls ?? functions[0].calls);
  }

  function showState() {
    const changed = draft.differs(sheet.text);
    setText(warning, [kept ? "" : NOT_KEPT, changed ? CHANGED : ""].join(" ").trim());
    other.hidden = !changed;
    reset.hidden = changed;
    undo.hidden = changed || !draft.canUndo;
  }

  sheet.show(WHOLE, draft.text);
  for (const name of names) tabs.mark(name, "todo");
  select(names.find((name) => sheet.text.includes(`NotImplementedError("${name}")`)) ?? names[0]);
  showState();
  sheet.focus();

  reset.addEventListener("click", () => {
    const before = sheet.text;
    const start = sheet.withShownOf(stub);
    if (before === start) return;
    draft.startAgain(before);
    sheet.replace(start);
    const what = sheet.shown === WHOLE ? "The exercise" : sheet.shown;
    say(`${what} is as it was at the start. Undo brings your code back.`);
  });
  undo.addEventListener("click", () => {
    sheet.replace(draft.undo(sheet.text));
    if (undo.hidden) reset.focus();
    say("Your code is back.");
  });
  other.addEventListener("click", () => {
    sheet.replace(draft.takeOther(sheet.text));
    sheet.focus();
    say("This is the version of the other tab. Undo brings back the one that was here.");
  });
  save.addEventListener("click", () => download(`${module}.py`, new Blob([sheet.text], { type: "text/x-python" })));
  stop.addEventListener("click", () => {
    tester.stop();
    run.focus();
  });
  run.addEventListener("click", async () => {
    if (run.ariaDisabled) return;
    run.ariaDisabled = "true";
    say("The tests are running.");
    let timer = 0;
    try {
      const outcome = await tester.run(module, files, sheet.text, {
        onLoading: (share) => say(loading(share)),
        onTest() {
          say("The tests are running.");
          timer ||= setTimeout(() => (stop.hidden = false), LONG);
        },
      });
      showResults(results, names, extra, outcome, files.tests);
      for (const [name, state] of statesOf(names, outcome)) tabs.mark(name, state);
      const counted = outcome.results.filter((result) => !extra.includes(result.function));
      say(summary({ ...outcome, results: counted }));
      if (!outcome.stopped) {
        const passed = counted.filter((result) => result.status === "passed").length;
        write("result", module, `${passed}/${counted.length}`);
        showProgress();
        if (passed === counted.length) {
          const counting = functions.filter(({ name }) => !extra.includes(name));
          showSuccess(results, module, counting);
        }
      }
    } catch (error) {
      say(reason(error));
    }
    clearTimeout(timer);
    stop.hidden = true;
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

/** @type {(name: string, content: Blob) => void} */
function download(name, content) {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
