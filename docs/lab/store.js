// What the browser keeps: drafts and results of exercises. A browser that keeps nothing (private mode) is no error.

/** @typedef {"draft" | "result"} Kind */

/** @type {(kind: Kind, module: string) => string} */
const key = (kind, module) => `llmlings.${kind}.${module}`;

/** @type {(kind: Kind, module: string) => string | null} */
export function read(kind, module) {
  try {
    return localStorage.getItem(key(kind, module));
  } catch {
    return null;
  }
}

/** @type {(kind: Kind, module: string, text: string | null) => void} */
export function write(kind, module, text) {
  try {
    if (text === null) localStorage.removeItem(key(kind, module));
    else localStorage.setItem(key(kind, module), text);
  } catch {
    // Full, or not allowed: the page works on without.
  }
}
