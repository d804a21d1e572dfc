// Where the functions of a Python file stand in its text: an exercise is written one function at a time.

/** @typedef {{ from: number, to: number, firstLine: number }} Part Positions in the text; lines are counted from 1. */

/** What opens a string of many lines, and what may hold its signs and opens none: comments, strings of one line. */
const SIGNS = /"""|'''|#.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/;

/**
 * The lines of `text`, and of each whether a string of more than one line goes on in it from the line above.
 * @type {(text: string) => { line: string, inString: boolean }[]}
 */
function lines(text) {
  let open = "";
  return text.split("\n").map((line) => {
    const inString = open !== "";
    let rest = line;
    for (let found; (found = (open ? new RegExp(open) : SIGNS).exec(rest));) {
      if (open) open = "";
      else if (/^("""|''')/.test(found[0])) open = found[0];
      rest = rest.slice(found.index + found[0].length);
    }
    return { line, inString };
  });
}

/** What begins at the edge of a line and is no function's own: a statement, a comment or a decorator. */
const BEGINS = /^[\w#@]/;

/**
 * Find the function (or the class) `name` at the outer level of `text`: its decorators and the comments right above
 * are part of it, the empty lines below are not.
 * @type {(text: string, name: string) => Part | undefined}
 */
export function partOf(text, name) {
  const all = lines(text);
  const starts = new RegExp(`^(async def|def|class) ${name}\\b`);
  const found = all.findIndex(({ line, inString }) => !inString && starts.test(line));
  if (found < 0) return undefined;
  let first = found;
  while (first > 0 && /^[@#]/.test(all[first - 1].line)) first -= 1;
  let end = all.findIndex(({ line, inString }, index) => index > found && !inString && BEGINS.test(line));
  if (end < 0) end = all.length;
  while (!all[end - 1].line.trim()) end -= 1;
  const before = (/** @type {number} */ count) =>
    all.slice(0, count).reduce((sum, { line }) => sum + line.length + 1, 0);
  return { from: before(first), to: before(end) - 1, firstLine: first + 1 };
}

/**
 * The first and the last line of a function's docstring, counted from 0, where it has more than one.
 * @type {(source: string) => [number, number] | undefined}
 */
export function docstringIn(source) {
  const all = lines(source);
  const second = all.findIndex(({ inString }) => inString);
  // What stands between the first line and the docstring is the rest of the signature.
  if (second < 1 || !/^\s+[rR]?("""|''')/.test(all[second - 1].line)) return undefined;
  const end = all.findIndex(({ inString }, index) => index > second && !inString);
  return [second - 1, (end < 0 ? all.length : end) - 1];
}
