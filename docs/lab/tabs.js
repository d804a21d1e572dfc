// The functions of an exercise as tabs, with what is known of each, and the whole file as the last one.

import { element } from "./elements.js";

/** @typedef {"todo" | "failing" | "done"} State */

/** Never colour alone: a sign for the eye, a word for the ear. @type {Record<State, [string, string]>} */
const SIGNS = { todo: ["○", "to do"], failing: ["✗", "failing"], done: ["✓", "done"] };

/** Tabs as the WAI-ARIA pattern has them: one is reached by Tab, the others by the arrows, Home and End. */
export class Tabs {
  /** @type {Map<string, HTMLButtonElement>} */
  #tabs = new Map();
  #panel;

  /**
   * @param {HTMLElement} panel
   * @param {Map<string, string>} titles of the tabs by their keys
   * @param {string} label
   * @param {(key: string) => void} onSelect
   */
  constructor(panel, titles, label, onSelect) {
    this.#panel = panel;
    this.list = element("div", "lab-tabs");
    this.list.role = "tablist";
    this.list.ariaLabel = label;
    for (const [key, title] of titles) {
      const tab = Object.assign(element("button", "lab-tab"), {
        type: "button",
        role: "tab",
        id: `${panel.id}-${key}`,
      });
      tab.append(element("span", "", title));
      tab.setAttribute("aria-controls", panel.id);
      tab.addEventListener("click", () => onSelect(key));
      this.#tabs.set(key, tab);
    }
    this.list.append(...this.#tabs.values());
    this.list.addEventListener("keydown", (event) => this.#move(event, onSelect));
    panel.role = "tabpanel";
  }

  /** @type {(key: string) => void} */
  select(key) {
    for (const [other, tab] of this.#tabs) {
      tab.ariaSelected = String(other === key);
      tab.tabIndex = other === key ? 0 : -1;
      if (other === key) this.#panel.setAttribute("aria-labelledby", tab.id);
    }
  }

  /** @type {(key: string, state: State) => void} */
  mark(key, state) {
    const tab = this.#tabs.get(key);
    if (!tab) return;
    const [sign, word] = SIGNS[state];
    tab.querySelector(".lab-sign")?.remove();
    tab.append(element("span", `lab-sign lab-sign--${state}`, sign));
    tab.ariaLabel = `${tab.firstElementChild?.textContent}, ${word}`;
  }

  /** @type {(event: KeyboardEvent, onSelect: (key: string) => void) => void} */
  #move(event, onSelect) {
    const keys = [...this.#tabs.keys()];
    const at = [...this.#tabs.values()].findIndex((tab) => tab === event.target);
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (at < 0 || !(event.key in places)) return;
    event.preventDefault();
    const key = keys[(places[event.key] + keys.length) % keys.length];
    onSelect(key);
    this.#tabs.get(key)?.focus();
  }
}
