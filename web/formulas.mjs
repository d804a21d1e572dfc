// Sets formulas by KaTeX: a list of them comes in, HTML with MathML for each goes out, both as JSON.
// It runs the bundle that is committed: no npm is needed to write a formula.
import { readFileSync } from "node:fs";
import katex from "../docs/lab/vendor/katex/katex.mjs";

/** @type {(formula: string) => string} */
function set(formula) {
  try {
    return katex.renderToString(formula.slice(2, -2), { displayMode: formula.startsWith("\\[") });
  } catch (error) {
    console.error(`${formula}: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

/** @type {string[]} */
const formulas = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(Object.fromEntries(formulas.map((formula) => [formula, set(formula)]))));
