// The text of an exercise as it is kept: the draft, the text that Undo brings back, and what another tab has written.

import { read, watch, write } from "./store.js";

/** Nothing is overwritten that is shown nowhere: what goes is set aside first, and stays there over a reload. */
export class Draft {
  #module;
  #stub;
  /**
   * What another tab has written since this one did.
   * @type {string | null}
   */
  #other = null;

  /**
   * @param {string} module
   * @param {string} stub
   * @param {() => void} onOther is called when another tab has written.
   */
  constructor(module, stub, onOther) {
    this.#module = module;
    this.#stub = stub;
    watch("draft", module, (text) => {
      this.#other = text ?? stub;
      onOther();
    });
    watch("aside", module, onOther);
  }

  get text() {
    return read("draft", this.#module) ?? this.#stub;
  }

  get canUndo() {
    return read("aside", this.#module) !== null;
  }

  /**
   * Whether another tab has written something else than `text`.
   * @type {(text: string) => boolean}
   */
  differs(text) {
    return this.#other !== null && this.#other !== text;
  }

  /**
   * Keep what was written. Returns whether the browser does.
   * @type {(text: string) => boolean}
   */
  keep(text) {
    if (this.#other !== null && this.#other !== text) this.#setAside(this.#other);
    this.#other = null;
    return write("draft", this.#module, text === this.#stub ? null : text);
  }

  /**
   * Keep `text` for Undo: what stands at the start is shown in its place.
   * @type {(text: string) => void}
   */
  startAgain(text) {
    this.#setAside(text);
  }

  /**
   * Returns the text that was set aside, to be shown in place of `text`.
   * @type {(text: string) => string}
   */
  undo(text) {
    const aside = read("aside", this.#module) ?? text;
    write("aside", this.#module, text === this.#stub ? null : text);
    return aside;
  }

  /**
   * Returns what another tab has written, to be shown in place of `text`.
   * @type {(text: string) => string}
   */
  takeOther(text) {
    const other = this.#other ?? text;
    this.#other = null;
    this.#setAside(text);
    return other;
  }

  /** @type {(text: string) => void} */
  #setAside(text) {
    if (text !== this.#stub) write("aside", this.#module, text);
  }
}
