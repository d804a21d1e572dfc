// Files of this folder, fetched once.

/**
 * Return a file of this folder.
 * @type {(name: string) => Promise<Response>}
 */
export async function fetchFile(name) {
  const response = await fetch(new URL(name, import.meta.url)).catch(() => undefined);
  if (!response?.ok) throw new Error(`${name} did not arrive.`);
  return response;
}

/**
 * Return a function that makes something once, however often it is called; after an error the next call tries again.
 * @template T
 * @param {() => Promise<T>} produce
 * @returns {() => Promise<T>}
 */
export function once(produce) {
  /** @type {Promise<T> | undefined} */
  let result;
  return () =>
    (result ??= produce().catch((error) => {
      result = undefined;
      throw error;
    }));
}
