// Python in a thread of its own: loads Pyodide, NumPy, pytest and the course's plugin, then runs tests when asked.

import { loadPyodide } from "./vendor/pyodide/pyodide.mjs";

const here = (name) => new URL(name, import.meta.url).href;
const COURSE = "/course";

async function fetchJson(name) {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status})`);
  return response.json();
}

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
  return pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, "${COURSE}/src")
import numpy
from llmlings.testing.page import run_in_page
lambda module, files, answer, tell: run_in_page("${COURSE}", module, files.to_py(), answer, tell)
`);
}

const python = start();
// Whoever asks for a run is told why there is none.
python.catch(() => {});

onmessage = async ({ data: { module, files, answer } }) => {
  try {
    const run = await python;
    postMessage({
      kind: "done",
      results: JSON.parse(run(module, files, answer, (text) => postMessage(JSON.parse(text)))),
    });
  } catch (error) {
    postMessage({ kind: "broken", reason: String(error.message ?? error) });
  }
};
