// All tests of an exercise pass: what was built, what that does not show yet, and where to go from here.

import { element } from "./elements.js";

/** @import { Described } from "./exercise.js" */

/** @type {(parent: HTMLElement, module: string, functions: Described[]) => void} */
export function showSuccess(parent, module, functions) {
  const box = element("div", "lab-success");
  const list = element("ul");
  for (const { name, text } of functions) {
    const item = element("li");
    const first = element("div");
    first.innerHTML = text;
    item.append(element("code", "", name), `: ${sentence(first.querySelector("p")?.textContent ?? "")}`);
    list.append(item);
  }
  const hidden = element(
    "p",
    "",
    "These are the tests that you can see. When your work is graded, others are added that ",
  );
  hidden.append("draw their inputs at random. With the course installed, ");
  hidden.append(element("code", "", `llmlings solution ${module}`), " shows the course's answer beside yours.");
  box.append(element("p", "lab-built", "What you have built:"), list, hidden);
  /** @type {HTMLAnchorElement | null} */
  const next = document.querySelector("a.md-footer__link--next");
  if (next) {
    const title = next.querySelector(".md-ellipsis")?.textContent?.trim();
    box.append(
      Object.assign(element("a", "md-button md-button--primary", `Next lesson: ${title}`), { href: next.href }),
    );
  }
  parent.prepend(box);
}

/** The first sentence. @type {(text: string) => string} */
const sentence = (text) => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
