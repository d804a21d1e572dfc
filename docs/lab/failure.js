// What a failed test says, part by part: the verdict, the call, and what came out beside what was expected.

import { element } from "./elements.js";
import { showGrid } from "./grid.js";
import { differing, gridOf } from "./values.js";

/** @typedef {{ verdict: string, parts: Map<string, string> }} Failure */

/** What the parts of a message are called in a page. */
const TITLES = new Map([
  ["called", "Call"],
  ["came out", "Yours gave"],
  ["compared", "Compared"],
  ["expected", "Expected"],
  ["because", "Because"],
  ["at", "Line"],
  ["means", "Means"],
]);

/**
 * Take a message apart: a verdict, then parts with a name each, whose further lines are indented.
 * @type {(message: string) => Failure}
 */
export function read(message) {
  /** @type {Map<string, string>} */
  const parts = new Map();
  const verdict = [];
  let name = "";
  for (const line of message.split("\n")) {
    const found = /^ {2}([a-z][a-z ]*): +(.*)$/.exec(line);
    if (found) parts.set((name = found[1]), found[2]);
    else if (name) parts.set(name, `${parts.get(name)}\n${line.replace(/^ {13}/, "")}`);
    else verdict.push(line);
  }
  return { verdict: verdict.join("\n"), parts };
}

/**
 * The sentence of a known misconception, and how sure that is.
 * @type {(message: string) => { word: string, sentence: string } | undefined}
 */
export function causeOf(message) {
  const { parts } = read(message);
  for (const [name, word] of [
    ["likely", "Likely"],
    ["one cause can be", "One cause can be"],
  ])
    if (parts.has(name)) return { word, sentence: parts.get(name) ?? "" };
  return undefined;
}

/** @type {(message: string) => HTMLElement} */
export function showFailure(message) {
  const { verdict, parts } = read(message);
  const box = element("div", "lab-failure");
  box.append(element("p", "lab-verdict", verdict));
  const mine = parts.get("compared") ?? parts.get("came out");
  const theirs = parts.get("expected");
  const grids = [mine, theirs].map((text) => (text === undefined ? undefined : gridOf(text)));
  const [left, right] = grids;
  const list = element("dl");
  for (const [name, text] of parts) {
    const title = TITLES.get(name);
    if (!title || (left && right && (text === mine || text === theirs))) continue;
    const value = element("dd");
    const code = element(name === "because" || name === "means" ? "span" : "code");
    if ((text === mine || text === theirs) && mine !== undefined && theirs !== undefined)
      code.append(...marked(text, text === mine ? theirs : mine));
    else code.textContent = text;
    value.append(code);
    list.append(element("dt", "", title), value);
  }
  if (left && right) {
    const pair = element("div", left.flat && right.flat ? "lab-pair lab-pair--rows" : "lab-pair");
    pair.append(showGrid(left, "Yours gave", right), showGrid(right, "Expected", left));
    box.append(pair);
  }
  box.append(list);
  return box;
}

/**
 * A text with the stretch marked that differs from another one.
 * @type {(text: string, other: string) => (string | HTMLElement)[]}
 */
function marked(text, other) {
  const { start, end } = differing(text, other);
  const middle = text.slice(start, text.length - end);
  // Texts that have little in common are told apart without help.
  if (!middle || start + end < text.length / 3) return [text];
  return [text.slice(0, start), element("mark", "", middle), text.slice(text.length - end)];
}
