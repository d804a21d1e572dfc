// Values as failure messages and trials show them: read back into rows of cells, so that a page can set them as a grid.

/**
 * `about` says what it is, where the text does. A cell is text as Python shows it.
 * @typedef {{ rows: string[][], flat: boolean, about: string }} Grid `flat`: one row that is no table.
 */

const TOKEN = /\s*(?:([[\](),])|([bru]*'(?:\\.|[^'\\])*'|[bru]*"(?:\\.|[^"\\])*")|([^\s[\](),'"]+))/y;
const ARRAY = / \((\w+) array of shape (\([\d, ]*\))\)$/;
/** A wider table is harder to read than text. */
const MOST_COLUMNS = 16;
const MOST_ROWS = 24;

/** @typedef {string | Nested[]} Nested */

/**
 * @type {(text: string) => Nested | undefined}
 */
function nested(text) {
  /** @type {Nested[][]} */
  const open = [[]];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, sign, string, word] = TOKEN.exec(text) ?? [];
    if (sign === "[" || sign === "(") open.push([]);
    else if (sign === "]" || sign === ")") {
      const closed = open.pop();
      if (!closed || !open.length) return undefined;
      open[open.length - 1].push(closed);
    } else if (string || word) open[open.length - 1].push(string ?? word);
    else if (sign !== ",") return undefined;
  }
  return open.length === 1 && open[0].length === 1 ? open[0][0] : undefined;
}

/**
 * Returns nothing for what is no list, or list of lists, of numbers and texts, and for what is shown in part.
 * @type {(text: string) => Grid | undefined}
 */
export function gridOf(text) {
  const found = ARRAY.exec(text);
  const value = nested(found ? text.slice(0, found.index) : text);
  if (!Array.isArray(value) || !value.length) return undefined;
  const flat = value.every((item) => typeof item === "string");
  const rows = flat ? [value] : value;
  /** @type {string[][]} */
  const cells = [];
  for (const row of rows) {
    if (!Array.isArray(row) || row.length > MOST_COLUMNS) return undefined;
    const texts = row.filter((item) => typeof item === "string");
    if (texts.length < row.length || texts.some((item) => !isCell(item))) return undefined;
    cells.push(texts);
  }
  if (cells.length > MOST_ROWS) return undefined;
  return { rows: cells, flat, about: found ? `${found[1]}, shape ${found[2]}` : "" };
}

/** Numbers and texts. @type {(item: string) => boolean} */
const isCell = (item) => /^[bru]*['"]|^(True|False|None)$/.test(item) || !Number.isNaN(number(item)) || isNan(item);

/** @type {(item: string) => boolean} */
const isNan = (item) => /^nan$/i.test(item);

/** @type {(cell: string) => number} */
export const number = (cell) => (/^[-+]?inf$/.test(cell) ? Number(cell.replace("inf", "Infinity")) : Number(cell));

/**
 * Whether two cells show the same: numbers may differ by what the tests forgive.
 * @type {(mine: string | undefined, theirs: string | undefined) => boolean}
 */
export function same(mine, theirs) {
  if (mine === theirs) return true;
  if (mine === undefined || theirs === undefined) return false;
  const [a, b] = [number(mine), number(theirs)];
  return Math.abs(a - b) <= 1e-9 + 1e-6 * Math.abs(b);
}

/**
 * Where two texts differ: how long they are alike at the beginning, and at the end.
 * @type {(mine: string, theirs: string) => { start: number, end: number }}
 */
export function differing(mine, theirs) {
  const most = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < most && mine[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < most - start && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  return { start, end };
}
