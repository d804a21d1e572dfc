// Python in a thread of its own: loads Pyodide, NumPy, pytest and the course's plugin, then runs tests when asked.

import { failure, follow } from "./downloads.js";
import { loadPyodide } from "./vendor/pyodide/pyodide.mjs";

/** @import { Loading } from "./downloads.js" */
/** @import { Files } from "./python.js" */

/** @typedef {"passed" | "todo" | "blocked" | "failed" | "error" | "timeout" | "memory" | "crashed"} Status */
/** @typedef {{ id: string, name: string, function: string }} Test */
/** @typedef {Test & { status: Status, message: string, printed: string }} Result */
/** @typedef {{ printed: string, error: string }} Ran What code printed, and what ended it. */
/** @typedef {Ran & { value: string }} Trial What a call that was tried gave, too. */
/**
 * What the worker says. `seconds` is what the test may take. A flood is more than anybody reads.
 * @typedef {Loading
 *   | { kind: "ready" }
 *   | { kind: "begin", test: Test, seconds: number }
 *   | { kind: "flood", printed: string }
 *   | { kind: "end", result: Result }
 *   | { kind: "done", results: Result[] }
 *   | { kind: "ran", ran: Ran }
 *   | { kind: "broken", reason: string }} Message
 */
/** @typedef {{ module: string, files: Files, answer: string }} Tested */
/** @typedef {{ module: string, answer: string, code: string }} Tried A call where the names of the answer are known. */
/** @typedef {{ earlier: string[], code: string }} Snippet A snippet, and those of its page that come before it. */
/** @typedef {Tested | Tried | Snippet} Question What the worker is asked when it is ready. */
/** @typedef {(text: string) => void} Tell */
/**
 * @typedef {{
 *   run(module: string, files: Files, answer: string, tell: Tell): string,
 *   attempt(module: string, code: string, answer: string, tell: Tell): string,
 *   snippet(earlier: string[], code: string, tell: Tell): string,
 * }} Asks Each returns JSON.
 */

/** @type {(name: string) => string} */
const here = (name) => new URL(name, import.meta.url).href;
const COURSE = "/course";

/** @type {(name: string) => Promise<Record<string, string>>} */
const fetchJson = async (name) => (await fetch(here(name))).json();

/** @type {() => Promise<Asks>} */
async function load() {
  const parts = Promise.all([
    loadPyodide({ indexURL: here("vendor/pyodide/") }),
    fetchJson("wheels/wheels.json"),
    fetchJson("course/tool.json"),
  ]);
  // What fails is told by `follow`, which names the file.
  parts.catch(() => {});
  // Pyodide imports the same: it comes once.
  const script = here("vendor/pyodide/pyodide.asm.js");
  await follow(script, import(script));
  const [pyodide, wheels, tool] = await parts;
  await pyodide.loadPackage(
    Object.keys(wheels).map((name) => here(`wheels/${name}`)),
    { messageCallback() {}, errorCallback() {} },
  );
  for (const [path, text] of Object.entries(tool)) {
    pyodide.FS.mkdirTree(`${COURSE}/${path}`.replace(/\/[^/]*$/, ""));
    pyodide.FS.writeFile(`${COURSE}/${path}`, text);
  }
  pyodide.FS.chdir(COURSE);
  const [run, attempt, snippet] = /** @type {any} */ (
    pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, "${COURSE}/src")
import numpy
from llmlings.site.in_page import run_in_page, try_in_page
from llmlings.site.snippet_runs import run_snippet_in_page
(
    lambda module, files, answer, tell: run_in_page("${COURSE}", module, files.to_py(), answer, tell),
    lambda module, code, answer, tell: try_in_page("${COURSE}", module, answer, code, tell),
    lambda earlier, code, tell: run_snippet_in_page("${COURSE}", earlier.to_py(), code, tell),
)
`)
  );
  return { run, attempt, snippet };
}

/** @type {(message: Message) => void} */
const say = (message) => postMessage(message);

/** @type {(error: unknown) => void} */
const giveUp = (error) => say({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });

try {
  // Pyodide waits for ever for a file that did not come.
  const { run, attempt, snippet } = await Promise.race([load(), failure]);
  /** @type {Tell} */
  const tell = (text) => say(JSON.parse(text));
  onmessage = (/** @type {MessageEvent<Question>} */ { data }) => {
    try {
      if ("earlier" in data) say({ kind: "ran", ran: JSON.parse(snippet(data.earlier, data.code, tell)) });
      else if ("code" in data)
        say({ kind: "ran", ran: JSON.parse(attempt(data.module, data.code, data.answer, tell)) });
      else say({ kind: "done", results: JSON.parse(run(data.module, data.files, data.answer, tell)) });
    } catch (error) {
      giveUp(error);
    }
  };
  say({ kind: "ready" });
} catch (error) {
  giveUp(error);
}
