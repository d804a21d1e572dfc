// Python in a thread of its own: loads Pyodide, NumPy, pytest and the course's plugin, then runs tests when asked.

import { loadPyodide } from "./vendor/pyodide/pyodide.mjs";

/** @import { Files } from "./python.js" */

/** @typedef {"passed" | "todo" | "blocked" | "failed" | "error" | "timeout" | "memory" | "crashed"} Status */
/** @typedef {{ id: string, name: string, function: string }} Test */
/** @typedef {Test & { status: Status, message: string, printed: string }} Result */
/**
 * What the worker says. `seconds` is what the test may take.
 * @typedef {{ kind: "begin", test: Test, seconds: number }
 *   | { kind: "end", result: Result }
 *   | { kind: "done", results: Result[] }
 *   | { kind: "broken", reason: string }} Message
 */
/** @typedef {{ module: string, files: Files, answer: string }} Question What the worker is asked. */
/** @typedef {(module: string, files: Files, answer: string, tell: (text: string) => void) => string} Run */

/** @type {(name: string) => string} */
const here = (name) => new URL(name, import.meta.url).href;
const COURSE = "/course";

/** @type {(name: string) => Promise<Record<string, string>>} */
async function fetchJson(name) {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status})`);
  return response.json();
}

/** @type {() => Promise<Run>} */
async function start() {
  const [pyodide, wheels, tool] = await Promise.all([
    loadPyodide({ indexURL: here("vendor/pyodide/") }),
    fetchJson("wheels/wheels.json"),
    fetchJson("course/tool.json"),
  ]);
  await pyodide.loadPackage(
    Object.keys(wheels).map((name) => here(`wheels/${name}`)),
    { messageCallback() {}, errorCallback() {} },
  );
  for (const [path, text] of Object.entries(tool)) {
    pyodide.FS.mkdirTree(`${COURSE}/${path}`.replace(/\/[^/]*$/, ""));
    pyodide.FS.writeFile(`${COURSE}/${path}`, text);
  }
  pyodide.FS.chdir(COURSE);
  // loadPackage does not say when a download failed; this import does.
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

const python = start();
// Whoever asks for a run is told why there is none.
python.catch(() => {});

/** @type {(message: Message) => void} */
const say = (message) => postMessage(message);

onmessage = async (/** @type {MessageEvent<Question>} */ { data: { module, files, answer } }) => {
  try {
    const run = await python;
    const results = run(module, files, answer, (text) => say(JSON.parse(text)));
    say({ kind: "done", results: JSON.parse(results) });
  } catch (error) {
    say({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });
  }
};
