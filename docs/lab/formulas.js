// Formulas by KaTeX, which is loaded by the first page that holds one.

import { watch } from "./landmarks.js";

const here = (name) => new URL(name, import.meta.url).href;

/** Render what pymdownx.arithmatex has marked in `root`: \( inline \) and \[ displayed \] formulas. */
export async function renderFormulas(root) {
  const formulas = [...root.querySelectorAll(".arithmatex")];
  if (!formulas.length) return;
  useStyles(here("vendor/katex/katex.css"));
  const { default: katex } = await import("./vendor/katex/katex.js");
  for (const element of formulas) {
    const text = element.textContent.trim();
    // Rendered before, or not marked by arithmatex at all.
    if (!/^\\[([]/.test(text)) continue;
    const displayMode = text.startsWith("\\[");
    katex.render(text.slice(2, -2), element, { displayMode, throwOnError: false });
    // A formula wider than a phone scrolls by itself.
    if (displayMode) watch(element, "Formula");
  }
}

function useStyles(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
}
