// Offers to run and change the snippets of a lesson. What that needs is fetched by the first click.

import { button, paragraph, reason } from "./elements.js";

export function offerSnippets() {
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = document.querySelectorAll("div.snippet:not([data-offered])");
  for (const block of blocks) {
    block.dataset.offered = "";
    const run = button("Run and change");
    const status = paragraph("snippet-status", "", "status");
    const bar = Object.assign(document.createElement("div"), { className: "snippet-bar" });
    bar.append(run, status);
    block.after(bar);
    run.onclick = async () => {
      try {
        (await import("./snippet.js")).openSnippet(block, run, status);
      } catch (error) {
        status.textContent = `This could not be loaded (${reason(error)}); check your connection and try again.`;
      }
    };
  }
}
