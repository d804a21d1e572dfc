// The keys that code needs and keyboards of phones hide.

import { element } from "./elements.js";

const KEYS = new Map([["Tab", "    "], ..."[]():_=".split("").map((sign) => /** @type {const} */ ([sign, sign]))]);

/**
 * A row of keys, which the styles show where a screen is touched. The last one runs the tests: the button that does it
 * may be below the keyboard.
 * @type {(type: (text: string) => void, onRun: () => void) => HTMLElement}
 */
export function makeKeys(type, onRun) {
  const row = element("div", "lab-keys");
  row.role = "group";
  row.ariaLabel = "Keys";
  /** @type {(label: string, press: () => void) => void} */
  const add = (label, press) => {
    const key = Object.assign(element("button", "lab-key", label), { type: "button" });
    // The editor keeps the focus, or the keyboard on the screen would go.
    key.addEventListener("pointerdown", (event) => event.preventDefault());
    key.addEventListener("click", press);
    row.append(key);
  };
  for (const [label, text] of KEYS) add(label, () => type(text));
  add("Run", onRun);
  return row;
}
