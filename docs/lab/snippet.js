// A snippet of a lesson, open: its code in a box to change, and Python to run it.

import { button, reason } from "./elements.js";
import { sharedPython } from "./python.js";

/**
 * What stands in a snippet now, changed or not.
 * @type {(block: Element) => string}
 */
const codeOf = (block) =>
  block.querySelector("textarea")?.value ?? (block.querySelector("code")?.textContent ?? "").trimEnd();

/**
 * Open a snippet and run it as it is. The bar with the button stands between the code and its output.
 * @type {(block: HTMLElement, run: HTMLButtonElement, status: HTMLElement) => void}
 */
export function openSnippet(block, run, status) {
  const pre = /** @type {HTMLElement} */ (block.querySelector("pre"));
  const output = /** @type {HTMLElement} */ (run.parentElement?.nextElementSibling?.querySelector("code"));
  const original = { code: codeOf(block), output: output.textContent };
  const blocks = [...document.querySelectorAll("div.snippet")];
  const number = blocks.indexOf(block) + 1;
  const earlier = blocks.slice(0, number - 1);

  const area = document.createElement("textarea");
  Object.assign(area, { value: original.code, wrap: "off", spellcheck: false, autocapitalize: "off" });
  area.setAttribute("aria-label", `Code of snippet ${number}`);
  const grow = () => {
    area.rows = area.value.split("\n").length;
  };
  grow();
  area.oninput = grow;
  area.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) run.click();
    else breakLine(area);
  };
  pre.hidden = true;
  block.append(area);
  output.setAttribute("aria-live", "polite");
  const reset = button("Reset");
  run.textContent = "Run";
  run.title = "Ctrl+Enter";
  run.after(reset);

  /** @type {(text: string, failed?: boolean) => void} */
  const show = (text, failed = false) => {
    output.textContent = text;
    output.classList.toggle("snippet-failed", failed);
  };
  /** @type {(text: string) => void} */
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };
  reset.onclick = () => {
    area.value = original.code;
    grow();
    show(original.output);
    say("The code is as it was.");
  };
  run.onclick = async () => {
    if (run.ariaDisabled) return;
    run.ariaDisabled = "true";
    say("Python is running.");
    try {
      const { printed, error } = await sharedPython().runSnippet(earlier.map(codeOf), area.value, {
        onLoading: (share) => say(`Python is loading, about 10 MB, once: ${Math.floor(share * 10) * 10} %.`),
        onTest: () => say("Python is running."),
      });
      show(printed + error, error !== "");
      if (error) say("It ended with an error.");
      else say(printed ? "Done." : "Done. It printed nothing.");
    } catch (error) {
      say(reason(error));
    }
    run.ariaDisabled = null;
  };
  run.click();
}

/**
 * Begin a line that is indented as the one before, and by four more behind a colon.
 * @type {(area: HTMLTextAreaElement) => void}
 */
function breakLine(area) {
  const before = area.value.slice(0, area.selectionStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const indent = (/^ */.exec(line)?.[0] ?? "") + (line.trimEnd().endsWith(":") ? "    " : "");
  area.setRangeText(`\n${indent}`, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
}
