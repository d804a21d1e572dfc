// Asks the worker to run tests, and ends it when a file does not arrive, or a test takes longer than it may.

/** @import { Message, Question, Ran, Result, Test, Trial } from "./worker.js" */

/** @typedef {{ tests: string, mistakes: string }} Files The visible tests of a module, and what its mistakes answer. */
/** @typedef {{ results: Result[], stopped: boolean }} Outcome `stopped`: the last test did not end. */
/**
 * Who asks is told how much of Python has arrived, from 0 to 1, and of each test that begins.
 * @typedef {{ onLoading?: (share: number) => void, onTest?: (test: Test) => void }} Listener
 */
/**
 * @typedef {Listener & {
 *   question: Question, ended: Result[], printed: string, test?: Test, began: number, reject(error: Error): void,
 *   resolve(outcome: any): void,
 * }} Run
 */

/** Seconds without a byte after which a download has stopped. */
const PATIENCE = 20;

/**
 * What is said while Python loads.
 * @type {(share: number) => string}
 */
export const loading = (share) => `Python is loading: ${Math.floor(share * 10) * 10} %.`;

/** Milliseconds after a run in which the next one is likely: the second Python does not start then. */
const CALM = 3000;

/** Gigabytes of a device that has room for a second Python. Where it does not say, one that is touched has none. */
const ROOM = 4;
const hasRoom = () => {
  const { deviceMemory = matchMedia("(pointer: coarse)").matches ? 0 : ROOM } = /** @type {any} */ (navigator);
  return deviceMemory >= ROOM;
};

/** A worker and the last that it said while nobody listened. @typedef {{ worker: Worker, said?: Message }} Spare */

/** @type {() => Worker} */
const create = () => new Worker(new URL("worker.js", import.meta.url), { type: "module" });

/** Python for one visit: the worker is started at once, and again after a run that had to be stopped. */
export class Python {
  /** @type {"loading" | "ready" | "busy" | "broken"} */
  #state = "loading";
  #share = 0;
  #timer = 0;
  /** @type {Run | undefined} */
  #run;
  /**
   * Waits for the day when the worker has to be ended, so that nobody waits for Python twice.
   * @type {Spare | undefined}
   */
  #spare;
  #worker = this.#start();

  #start() {
    this.#state = "loading";
    this.#share = 0;
    const spare = this.#spare;
    this.#spare = undefined;
    const worker = spare?.worker ?? create();
    worker.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#break(event.message || "its scripts did not arrive");
    };
    if (spare?.said) queueMicrotask(() => spare.said && this.#hear(spare.said));
    else this.#await("worker.js");
    return worker;
  }

  #prepareSpare() {
    if (this.#spare || this.#state !== "ready" || !hasRoom()) return;
    /** @type {Spare} */
    const spare = { worker: create() };
    spare.worker.onmessage = ({ data }) => {
      spare.said = data;
      if (data.kind === "broken") this.#drop(spare);
    };
    spare.worker.onerror = (event) => {
      event.preventDefault();
      this.#drop(spare);
    };
    this.#spare = spare;
  }

  /** @type {(spare: Spare) => void} */
  #drop(spare) {
    spare.worker.terminate();
    if (this.#spare === spare) this.#spare = undefined;
  }

  /**
   * Test `answer` with `files` of a module.
   * @type {(module: string, files: Files, answer: string, listener?: Listener) => Promise<Outcome>}
   */
  run(module, files, answer, listener) {
    return this.#put({ module, files, answer }, listener);
  }

  /**
   * Run `code` of a snippet where `earlier` ones were run before.
   * @type {(earlier: string[], code: string, listener?: Listener) => Promise<Ran>}
   */
  runSnippet(earlier, code, listener) {
    return this.#put({ earlier, code }, listener);
  }

  /**
   * Run `code` where the names of `answer` are known.
   * @type {(module: string, answer: string, code: string, listener?: Listener) => Promise<Trial>}
   */
  try(module, answer, code, listener) {
    return this.#put({ module, answer, code }, listener);
  }

  /** End what runs, as if its time were over. */
  stop() {
    const run = this.#run;
    if (this.#state !== "busy" || !run?.test) return;
    clearTimeout(this.#timer);
    this.#stop(run.test, Math.round((performance.now() - run.began) / 1000), "you stopped it");
  }

  /**
   * A run that has not ended is given up for the new one: its reader has gone elsewhere. What could not be loaded is
   * loaded again.
   * @type {(question: Question, listener?: Listener) => Promise<any>}
   */
  #put(question, listener = {}) {
    this.#run?.reject(new Error("Something else was run before this had ended; run it again."));
    if (this.#state === "busy" || this.#state === "broken") this.#restart();
    return new Promise((resolve, reject) => {
      this.#run = { ...listener, question, ended: [], printed: "", began: 0, resolve, reject };
      if (this.#state === "ready") this.#ask();
      else listener.onLoading?.(this.#share);
    });
  }

  #ask() {
    if (!this.#run) return;
    this.#state = "busy";
    this.#worker.postMessage(this.#run.question);
  }

  /** @type {(data: Message) => void} */
  #hear(data) {
    if (data.kind === "flood") {
      if (this.#run) this.#run.printed = data.printed;
      return;
    }
    clearTimeout(this.#timer);
    if (data.kind === "loading") {
      this.#share = data.share;
      this.#run?.onLoading?.(data.share);
      // While Python starts nothing is on its way, and that takes as long as it takes.
      if (data.waiting) this.#await(data.waiting);
    } else if (data.kind === "ready") {
      this.#state = "ready";
      this.#ask();
    } else if (data.kind === "begin") {
      if (this.#run) Object.assign(this.#run, { printed: "", test: data.test, began: performance.now() });
      this.#run?.onTest?.(data.test);
      this.#timer = setTimeout(() => this.#stop(data.test, data.seconds), data.seconds * 1000);
    } else if (data.kind === "end") this.#run?.ended.push(data.result);
    else if (data.kind === "done" || data.kind === "ran") {
      this.#state = "ready";
      this.#end()?.resolve(data.kind === "ran" ? data.ran : { results: data.results, stopped: false });
      setTimeout(() => this.#prepareSpare(), CALM);
    } else this.#break(data.reason);
  }

  /** @type {(file: string) => void} */
  #await(file) {
    this.#timer = setTimeout(() => this.#break(`${file} stopped arriving`), PATIENCE * 1000);
  }

  /** @type {(test: Test, seconds: number, how?: string) => void} */
  #stop(test, seconds, how = "it was stopped") {
    const run = this.#end();
    this.#restart();
    if (!run) return;
    const message = stoppedMessage(test, seconds, how, run.printed);
    if ("code" in run.question) run.resolve({ printed: run.printed, value: "", error: message });
    else {
      const stopped = { ...test, status: "timeout", message, printed: run.printed };
      run.resolve({ results: [...run.ended, stopped], stopped: true });
    }
  }

  /**
   * End a worker that is of no use any more. The next run starts another one.
   * @type {(reason: string) => void}
   */
  #break(reason) {
    const again = this.#run && "code" in this.#run.question ? "press Run" : "run the tests";
    const sentence =
      this.#state === "loading"
        ? `Python could not be loaded (${reason}); check your connection and ${again} again.`
        : `Python broke down (${reason}); ${again} again.`;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#state = "broken";
    this.#end()?.reject(new Error(sentence));
  }

  #restart() {
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#worker = this.#start();
  }

  /** The run that was at work, which ends now. */
  #end() {
    const run = this.#run;
    this.#run = undefined;
    return run;
  }
}

/**
 * One Python for all lessons of a visit: it takes seconds to start, and instant navigation keeps it.
 * @type {Python | undefined}
 */
let shared;
export const sharedPython = () => (shared ??= new Python());

/** @type {(test: Test, seconds: number, how: string, printed: string) => string} */
function stoppedMessage(test, seconds, how, printed) {
  const question = printed
    ? "It printed more than anybody reads: is there a print in a loop that does not end?"
    : "Is there a loop that does not end, or one that does far too much?";
  return `${test.function} ran out of time: ${how} after ${seconds} seconds. ${question}`;
}
