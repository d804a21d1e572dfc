// Text as Python sees it: JavaScript's \w and \s mean other characters.

const WORD = "\\p{L}\\p{N}_";
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/**
 * Return a regular expression in which <w>, <p> and <s> stand for word characters, marks and white space.
 * @type {(source: string) => RegExp}
 */
export function pattern(source) {
  /** @type {Record<string, string>} */
  const sets = { w: `[${WORD}]`, p: `[^${WORD}${SPACE}]`, s: `[${SPACE}]` };
  return new RegExp(
    source.replace(/<([wps])>/g, (_, name) => sets[name]),
    "gu",
  );
}

/**
 * Return the words and marks of a text.
 * @type {(text: string) => string[]}
 */
export function splitWords(text) {
  return text.match(pattern("<w>+|<p>")) ?? [];
}

/**
 * Return the UTF-8 bytes of a text.
 * @type {(text: string) => number[]}
 */
export function textToBytes(text) {
  return Array.from(new TextEncoder().encode(text));
}

/**
 * Return the text of UTF-8 bytes; malformed sequences become U+FFFD.
 * @type {(values: number[]) => string}
 */
export function bytesToText(values) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(values));
}
