// The verdicts of a run as a list: function by function, each test with its sentence and what went wrong.

import { element } from "./elements.js";
import { causeOf, showFailure } from "./failure.js";
import { partOf } from "./parts.js";

/** @import { Outcome } from "./python.js" */
/** @import { State } from "./tabs.js" */
/** @import { Result, Status } from "./worker.js" */

/** @type {Record<Status, string>} */
const WORDS = {
  passed: "Passed",
  todo: "To do",
  blocked: "Waiting",
  failed: "Failed",
  error: "Error",
  timeout: "Too slow",
  memory: "Too much memory",
  crashed: "Crashed",
};

/** What is shown of what an answer printed. */
const MOST_LINES = 20;
const MOST_SIGNS = 2000;

/** @type {(results: Result[], ...statuses: Status[]) => number} */
const count = (results, ...statuses) => results.filter(({ status }) => statuses.includes(status)).length;

/**
 * One sentence for the status line.
 * @type {(outcome: Outcome) => string}
 */
export function summary({ results, stopped }) {
  if (stopped)
    return "A test did not end in time, so the run was stopped. Mend the function, then run the tests again.";
  if (isBroken(results)) return "The file cannot be loaded. Mend it, then run the tests again.";
  const passed = count(results, "passed");
  if (passed === results.length) return `All ${passed} tests pass. Well done.`;
  const open = count(results, "todo", "blocked");
  const parts = [
    `${passed} of ${results.length} tests pass`,
    `${results.length - passed - open} fail`,
    `${open} to do`,
  ];
  return `${parts.join(", ")}.`;
}

/**
 * The file itself is wrong: then every test says the same.
 * @type {(results: Result[]) => boolean}
 */
function isBroken(results) {
  return (
    results.length > 1 && results[0].status === "error" && new Set(results.map(({ message }) => message)).size === 1
  );
}

/**
 * What the results say of each function.
 * @type {(functions: string[], outcome: Outcome) => Map<string, State>}
 */
export function statesOf(functions, { results }) {
  /** @type {Map<string, State>} */
  const states = new Map();
  for (const name of functions) {
    const own = results.filter((result) => result.function === name);
    const passed = count(own, "passed");
    if (own.length && passed === own.length) states.set(name, "done");
    else states.set(name, passed + count(own, "todo", "blocked") < own.length ? "failing" : "todo");
  }
  return states;
}

/**
 * Show the results in `parent`, in place of those of the run before; those in `extra` say what they are. `tests` is the
 * text of the tests.
 * @type {(parent: HTMLElement, functions: string[], extra: string[], outcome: Outcome, tests: string) => void}
 */
export function showResults(parent, functions, extra, { results }, tests) {
  parent.replaceChildren();
  if (isBroken(results)) {
    parent.append(element("pre", "lab-message", results[0].message));
    return;
  }
  const next = results.find(({ status }) => status !== "passed")?.function;
  for (const name of functions) {
    const own = results.filter((result) => result.function === name);
    const kind = extra.includes(name) ? " (extra)" : "";
    if (own.length) parent.append(showFunction(name, kind, own, name === next, tests));
  }
}

/**
 * What is done, and what comes later, is folded: on a phone the list would be many screens long.
 * @type {(name: string, kind: string, results: Result[], isNext: boolean, tests: string) => HTMLElement}
 */
function showFunction(name, kind, results, isNext, tests) {
  const box = element("details", "lab-function");
  box.open = isNext || count(results, "passed", "todo", "blocked") < results.length;
  const title = element("summary");
  title.append(element("code", "", name), `${kind} ${count(results, "passed")} of ${results.length} pass`);
  const list = element("ul", "lab-tests");
  list.append(...results.map((result) => showTest(result, tests)));
  box.append(title, ...showCauses(results), list);
  return box;
}

/**
 * Each misconception once, however many tests it fails.
 * @type {(results: Result[]) => HTMLElement[]}
 */
function showCauses(results) {
  const causes = new Map(results.map(({ message }) => causeOf(message)).map((cause) => [cause?.sentence, cause]));
  return [...causes.values()]
    .filter((cause) => cause !== undefined)
    .map(({ word, sentence }) => {
      const note = element("p", "lab-cause");
      note.append(element("strong", "", `${word}: `), ...withCode(sentence));
      return note;
    });
}

/** @type {(sentence: string) => (string | HTMLElement)[]} */
const withCode = (sentence) => sentence.split("`").map((text, at) => (at % 2 ? element("code", "", text) : text));

/** @type {(result: Result, tests: string) => HTMLElement} */
function showTest({ id, status, name, message, printed }, tests) {
  const item = element("li", `lab-test lab-test--${status}`);
  item.append(element("strong", "lab-word", WORDS[status]), element("span", "", name));
  if (!["passed", "todo"].includes(status)) item.append(showFailure(message));
  if (printed) item.append(element("pre", "lab-message", showPrinted(printed)));
  const part = partOf(tests, id.replace(/^.*::|\[.*$/g, ""));
  if (part) {
    const source = element("details", "lab-source");
    source.append(element("summary", "", "The test"), element("pre", "lab-message", tests.slice(part.from, part.to)));
    item.append(source);
  }
  return item;
}

/** @type {(printed: string) => string} */
function showPrinted(printed) {
  const lines = printed.trimEnd().split("\n");
  const start = lines.slice(0, MOST_LINES).join("\n").slice(0, MOST_SIGNS);
  const all = start === lines.join("\n");
  return `Your code printed${all ? "" : ", at first"}:\n${start}`;
}
