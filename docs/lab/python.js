// Asks the worker to run tests, and ends it when a test takes longer than it may.

/** @import { Message, Result, Test } from "./worker.js" */

/** @typedef {{ tests: string, mistakes: string }} Files The visible tests of a module, and what its mistakes answer. */
/** @typedef {{ results: Result[], stopped: boolean }} Outcome `stopped`: the last test did not end. */

/** Python for one visit: the worker is started at once, and again after a run that had to be stopped. */
export class Python {
  #worker = this.#start();
  #timer = 0;
  /** A worker that is at work for someone else, or could not be loaded, answers no more questions. */
  #free = true;
  /** Whether this Python has already run a test. */
  loaded = false;

  #start() {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.onerror = (event) => {
      event.preventDefault();
      this.#free = false;
    };
    return worker;
  }

  /**
   * Test `answer` with `files` of a module. `onTest` is told of each test that begins.
   * A run that has not ended is given up for the new one: its reader has gone to another lesson.
   * @type {(module: string, files: Files, answer: string, onTest?: (test: Test) => void) => Promise<Outcome>}
   */
  run(module, files, answer, onTest = () => {}) {
    if (!this.#free) this.#restart();
    this.#free = false;
    /** @type {Result[]} */
    const ended = [];
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => {
        clearTimeout(this.#timer);
        if (data.kind === "begin") {
          this.loaded = true;
          onTest(data.test);
          this.#timer = setTimeout(() => {
            this.#restart();
            resolve({ results: [...ended, stoppedTest(data.test, data.seconds)], stopped: true });
          }, data.seconds * 1000);
        } else if (data.kind === "end") ended.push(data.result);
        else if (data.kind === "done") {
          this.#free = true;
          resolve({ results: data.results, stopped: false });
        } else fail(data.reason);
      };
      this.#worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || "Python could not be loaded");
      };
      /** @type {(reason: string) => void} */
      const fail = (reason) => {
        this.#restart();
        reject(new Error(reason));
      };
      this.#worker.postMessage({ module, files, answer });
    });
  }

  #restart() {
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#worker = this.#start();
    this.#free = true;
    this.loaded = false;
  }
}

/** @type {(test: Test, seconds: number) => Result} */
function stoppedTest(test, seconds) {
  const question = "Is there a loop that does not end, or one that does far too much?";
  const message = `${test.function} ran out of time: it was stopped after ${seconds} seconds. ${question}`;
  return { ...test, status: "timeout", message, printed: "" };
}
