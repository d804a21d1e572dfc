// The file of an exercise as it is written: one function at a time, or all of it.

import { docstringIn, partOf } from "./parts.js";
import { createEditor } from "./vendor/editor/editor.js";

/** The whole file, in place of a function's name. */
export const WHOLE = "";

/** What is shown is a part of the text; what stands before and after it is kept as it is. */
export class Sheet {
  #module;
  #onChange;
  #editor;
  #before = "";
  #after = "";
  #shown = WHOLE;

  /**
   * @param {HTMLElement} frame
   * @param {string} module
   * @param {string[]} functions
   * @param {{ onRun: () => void, onChange: () => void, onWhole: () => void }} tell `onWhole`: all is shown now.
   */
  constructor(frame, module, functions, { onRun, onChange, onWhole }) {
    this.#module = module;
    this.#onChange = onChange;
    this.#editor = createEditor(frame, {
      onRun,
      onChange: (text) => {
        if (this.#shown !== WHOLE && functions.length > 1 && functions.every((name) => partOf(text, name))) {
          // Somebody has put the whole file here: it is not meant for the middle of another one.
          this.#before = this.#after = "";
          this.#shown = WHOLE;
          onWhole();
        }
        onChange();
      },
    });
  }

  /** The text of the whole file. */
  get text() {
    return this.#before + this.#editor.text() + this.#after;
  }

  /** The function that is shown, or WHOLE. */
  get shown() {
    return this.#shown;
  }

  /**
   * Show a function of `text`; the whole of it if it has no such function.
   * @type {(name: string, text: string) => void}
   */
  show(name, text) {
    const part = name === WHOLE ? undefined : partOf(text, name);
    const { from, to, firstLine } = part ?? { from: 0, to: text.length, firstLine: 1 };
    this.#before = text.slice(0, from);
    this.#after = text.slice(to);
    this.#shown = part ? name : WHOLE;
    const source = text.slice(from, to);
    this.#editor.show(this.#shown || this.#module, {
      text: source,
      label: part ? `${name} in ${this.#module}.py` : `${this.#module}.py`,
      firstLine,
      folded: part && docstringIn(source),
    });
  }

  /**
   * Put `text` in place of the whole file, and stay where one is.
   * @type {(text: string) => void}
   */
  replace(text) {
    this.show(this.#shown, text);
    this.#onChange();
  }

  /**
   * The text of the whole file with what is shown as it is in `other`.
   * @type {(other: string) => string}
   */
  withShownOf(other) {
    const part = this.#shown === WHOLE ? undefined : partOf(other, this.#shown);
    return part ? this.#before + other.slice(part.from, part.to) + this.#after : other;
  }

  /** @type {(text: string) => void} */
  type(text) {
    this.#editor.type(text);
  }

  focus() {
    this.#editor.focus();
  }
}
