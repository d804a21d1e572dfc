// Asks the worker to run tests, and ends it when a test takes longer than it may.

/** Python for one visit: the worker is started at once, and again after a run that had to be stopped. */
export class Python {
  #worker;
  #timer;
  /** A worker that is at work for someone else, or could not be loaded, answers no more questions. */
  #free;
  /** Whether this Python has already run a test. */
  loaded;

  constructor() {
    this.#start();
  }

  #start() {
    this.#free = true;
    this.loaded = false;
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#free = false;
    };
  }

  /**
   * Test `answer` with `files` of a module. `onTest` is told of each test that begins.
   * Gives `{ results, stopped }`: `stopped` is true if a test did not end; then it is the last of the results.
   * A run that has not ended is given up for the new one: its reader has gone to another lesson.
   */
  run(module, files, answer, onTest = () => {}) {
    if (!this.#free) this.#restart();
    this.#free = false;
    const ended = [];
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }) => {
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
    this.#start();
  }
}

function stoppedTest(test, seconds) {
  const question = "Is there a loop that does not end, or one that does far too much?";
  const message = `${test.function} ran out of time: it was stopped after ${seconds} seconds. ${question}`;
  return { ...test, status: "timeout", message, printed: "" };
}
