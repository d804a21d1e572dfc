// Each figure computes what the solution in Python computes: node --test tests/figures/compare.mjs

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const here = new URL("./", import.meta.url);

/** @typedef {{ call: string, arguments: unknown[] | null, result: unknown }} Case `null`: a constant. */

/** @type {(actual: any, expected: any, path: string) => void} */
function close(actual, expected, path) {
  if (typeof expected === "number" && Number.isFinite(expected)) {
    assert.equal(typeof actual, "number", path);
    assert.ok(
      Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
      `${path}: ${actual} is not ${expected}`,
    );
  } else if (expected !== null && typeof expected === "object") {
    assert.deepEqual(Object.keys(actual), Object.keys(expected), path);
    for (const key of Object.keys(expected)) close(actual[key], expected[key], `${path}[${key}]`);
  } else {
    assert.equal(actual, expected, path);
  }
}

for (const file of readdirSync(here).filter((name) => name.endsWith(".json"))) {
  const name = file.replace(".json", "");
  /** @type {(name: string, value: unknown) => unknown} */
  const revive = (_, value) => (value === "-Infinity" ? -Infinity : value);
  /** @type {Case[]} */
  const cases = JSON.parse(readFileSync(new URL(file, here), "utf8"), revive);
  test(name, async () => {
    const figure = await import(new URL(`../../docs/figures/${name}.js`, here).href);
    assert.ok(cases.length > 0);
    cases.forEach(({ call, arguments: values, result }, i) => {
      close(values === null ? figure[call] : figure[call](...values), result, `${call} #${i}`);
    });
  });
}
