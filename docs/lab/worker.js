// Python in a thread of its own: loads Pyodide, NumPy, pytest and the course's plugin, then runs tests when asked.

import { failure, follow } from "./downloads.js";
import { loadPyodide } from "./vendor/pyodide/pyodide.mjs";

/** @import { Loading } from "./downloads.js" */
/** @import { Files } from "./python.js" */

/** @typedef {"passed" | "todo" | "blocked" | "failed" | "error" | "timeout" | "memory" | "crashed"} Status */
/** @typedef {{ id: string, name: string, function: string }} Test */
/** @typedef {Test & { status: Status, message: string, printed: string }} Result */
/**
 * What the worker says. `seconds` is what the test may take. A flood is more than anybody reads.
 * @typedef {Loading
 *   | { kind: "ready" }
 *   | { kind: "begin", test: Test, seconds: number }
 *   | { kind: "flood", printed: string }
 *   | { kind: "end", result: Result }
 *   | { kind: "done", results: Result[] }
 *   | { kind: "broken", reason: string }} Message
 */
/** @typedef {{ module: string, files: Files, answer: string }} Question What the worker is asked when it is ready. */
/** @typedef {(module: string, files: Files, answer: string, tell: (text: string) => void) => string} Run */

/** @type {(name: string) => string} */
const here = (name) => new URL(name, import.meta.url).href;
const COURSE = "/course";

/** @type {(name: string) => Promise<Record<string, string>>} */
const fetchJson = async (name) => (await fetch(here(name))).json();

/** @type {() => Promise<Run>} */
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
  const run = pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, "${COURSE}/src")
import numpy
from llmlings.site.in_page import run_in_page
lambda module, files, answer, tell: run_in_page("${COURSE}", module, files.to_py(), answer, tell)
`);
  return /** @type {Run} */ (run);
}

/** @type {(message: Message) => void} */
const say = (message) => postMessage(message);

/** @type {(error: unknown) => void} */
const giveUp = (error) => say({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });

try {
  // Pyodide waits for ever for a file that did not come.
  const run = await Promise.race([load(), failure]);
  onmessage = (/** @type {MessageEvent<Question>} */ { data: { module, files, answer } }) => {
    try {
      const results = run(module, files, answer, (text) => say(JSON.parse(text)));
      say({ kind: "done", results: JSON.parse(results) });
    } catch (error) {
      giveUp(error);
    }
  };
  say({ kind: "ready" });
} catch (error) {
  giveUp(error);
}
