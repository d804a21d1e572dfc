// What the worker downloads, told as it arrives: Pyodide says neither how far it is nor that a file did not come.

/**
 * `waiting` is a file that is on its way, or empty.
 * @typedef {{ kind: "loading", share: number, waiting: string }} Loading
 */

/** All that is fetched for Python and its packages, in bytes as they are on the disk: a test keeps the number true. */
const BYTES = 16_300_000;

let arrived = 0;
/** @type {Set<string>} */
const waiting = new Set();
/** @type {(error: Error) => void} */
let fail;

/**
 * Rejects when a file did not come.
 * @type {Promise<never>}
 */
export const failure = new Promise((_, reject) => (fail = reject));
failure.catch(() => {});

function tell() {
  const [first = ""] = waiting;
  /** @type {Loading} */
  const message = { kind: "loading", share: Math.min(1, arrived / BYTES), waiting: first };
  postMessage(message);
}

/**
 * Tell of the file at `address` that it is on its way until `download` ends.
 * @type {(address: string, download: Promise<unknown>) => Promise<void>}
 */
export async function follow(address, download) {
  const name = address.replace(/.*\//, "");
  waiting.add(name);
  tell();
  try {
    await download;
  } catch (error) {
    fail(new Error(`${name} did not arrive${error instanceof Refusal ? `: ${error.message}` : ""}`));
  }
  waiting.delete(name);
  tell();
}

class Refusal extends Error {}

/** @type {(response: Response) => Promise<void>} */
async function count(response) {
  if (!response.ok) throw new Refusal(`the server answered ${response.status}`);
  const write = (/** @type {Uint8Array} */ { length }) => {
    arrived += length;
    tell();
  };
  await response.body?.pipeTo(new WritableStream({ write }));
}

const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const response = fetch(input, init);
  follow(
    input instanceof Request ? input.url : String(input),
    // A copy is read here, of what comes once.
    response.then((response) => count(response.clone())),
  );
  return response;
};
