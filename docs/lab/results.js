// The verdicts of a run as a list: function by function, each test with its sentence and what went wrong.

/** @import { Outcome } from "./python.js" */
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

/**
 * @type {<T extends keyof HTMLElementTagNameMap>(
 *   tag: T, className?: string, text?: string,
 * ) => HTMLElementTagNameMap[T]}
 */
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

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
 * Show the results in `parent`, in place of those of the run before; those of extras come last and say what they are.
 * @type {(parent: HTMLElement, functions: string[], extra: string[], outcome: Outcome) => void}
 */
export function showResults(parent, functions, extra, { results }) {
  parent.replaceChildren();
  if (isBroken(results)) {
    parent.append(element("pre", "lab-message", results[0].message));
    return;
  }
  const next = results.find(({ status }) => status !== "passed")?.function;
  for (const name of [...functions, ...extra]) {
    const own = results.filter((result) => result.function === name);
    if (own.length) parent.append(showFunction(name, own, name === next, extra.includes(name)));
  }
}

/**
 * What is done, and what comes later, is folded: on a phone the list would be many screens long.
 * @type {(name: string, results: Result[], isNext: boolean, isExtra: boolean) => HTMLElement}
 */
function showFunction(name, results, isNext, isExtra) {
  const box = element("details", "lab-function");
  box.open = isNext || count(results, "passed", "todo", "blocked") < results.length;
  const title = element("summary");
  title.append(
    element("code", "", name),
    `${isExtra ? " (extra)" : ""} ${count(results, "passed")} of ${results.length} pass`,
  );
  const list = element("ul", "lab-tests");
  list.append(...results.map(showTest));
  box.append(title, list);
  return box;
}

/** @type {(result: Result) => HTMLElement} */
function showTest({ status, name, message, printed }) {
  const item = element("li", `lab-test lab-test--${status}`);
  item.append(element("strong", "lab-word", WORDS[status]), element("span", "", name));
  if (!["passed", "todo"].includes(status)) item.append(element("pre", "lab-message", message));
  if (printed && status !== "passed") item.append(element("pre", "lab-message", showPrinted(printed)));
  return item;
}

/** @type {(printed: string) => string} */
function showPrinted(printed) {
  const lines = printed.trimEnd().split("\n");
  const start = lines.slice(0, MOST_LINES).join("\n").slice(0, MOST_SIGNS);
  const all = start === lines.join("\n");
  return `Your code printed${all ? "" : ", at first"}:\n${start}`;
}
