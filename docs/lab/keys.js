// The keys that code needs and keyboards of phones hide.

import { element } from "./elements.js";

const KEYS = new Map([["Tab", "    "], ..."[]():_=".split("").map((sign) => /** @type {const} */ ([sign, sign]))]);

/**
 * A row of keys, which the styles show where a screen is touched.
 * @type {(type: (text: string) => void) => HTMLElement}
 */
export function makeKeys(type) {
  const row = element("div", "lab-keys");
  row.role = "group";
  row.ariaLabel = "Keys";
  for (const [label, text] of KEYS) {
    const key = Object.assign(element("button", "lab-key", label), { type: "button" });
    // The editor keeps the focus, or the keyboard on the screen would go.
    key.addEventListener("pointerdown", (event) => event.preventDefault());
    key.addEventListener("click", () => type(text));
    row.append(key);
  }
  return row;
}
