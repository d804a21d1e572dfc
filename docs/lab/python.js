// Asks the worker to run tests, and ends it when a test takes longer than it may.

/** Python for one page: the worker is started at once, and again after a run that had to be stopped. */
export class Python {
  constructor() {
    this.#start();
  }

  #worker;

  #start() {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  }

  /**
   * Test `answer` with `files` of a module. `onTest` is told of each test that begins.
   * Gives `{ results, stopped }`: `stopped` is true if a test did not end; then it is the last of the results.
   */
  run(module, files, answer, onTest = () => {}) {
    const ended = [];
    let timer;
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        if (data.kind === "begin") {
          onTest(data.test);
          timer = setTimeout(() => {
            this.#restart();
            resolve({ results: [...ended, stoppedTest(data.test, data.seconds)], stopped: true });
          }, data.seconds * 1000);
        } else if (data.kind === "end") ended.push(data.result);
        else if (data.kind === "done") resolve({ results: data.results, stopped: false });
        else if (data.kind === "broken") {
          this.#restart();
          reject(new Error(data.reason));
        }
      };
      this.#worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(timer);
        this.#restart();
        reject(new Error(event.message || "Python could not be loaded"));
      };
      this.#worker.postMessage({ module, files, answer });
    });
  }

  close() {
    this.#worker.terminate();
  }

  #restart() {
    this.close();
    this.#start();
  }
}

function stoppedTest(test, seconds) {
  const message = `${test.function} ran out of time: it was stopped after ${seconds} seconds. Is there a loop that does not end?`;
  return { ...test, status: "timeout", message, mistake: null, printed: "" };
}
