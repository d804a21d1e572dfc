// What the browser keeps of exercises. What it refuses to keep (private mode, a full disk) is remembered for the visit.

/** @typedef {"draft" | "aside" | "result" | "probe"} Kind `aside`: the text that Undo brings back. */

/** @type {Map<string, string>} */
const remembered = new Map();

/** @type {(kind: Kind, module: string) => string} */
const key = (kind, module) => `llmlings.${kind}.${module}`;

/** @type {(kind: Kind, module: string) => string | null} */
export function read(kind, module) {
  const name = key(kind, module);
  try {
    return remembered.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * Returns whether the browser keeps it.
 * @type {(kind: Kind, module: string, text: string | null) => boolean}
 */
export function write(kind, module, text) {
  const name = key(kind, module);
  remembered.delete(name);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    if (text !== null) remembered.set(name, text);
    return false;
  }
}

/**
 * Call `tell` with what another tab writes.
 * @type {(kind: Kind, module: string, tell: (text: string | null) => void) => void}
 */
export function watch(kind, module, tell) {
  addEventListener("storage", (event) => event.key === key(kind, module) && tell(event.newValue));
}

/** Whether this browser keeps anything. */
export function keeps() {
  const kept = write("probe", "", "?");
  return write("probe", "", null) && kept;
}
