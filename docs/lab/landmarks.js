// What the theme leaves out for those who do not see the page or use no mouse: names, and a way into what scrolls.

/**
 * Give names to what the theme draws in `root`, and let wide tables and formulas be scrolled by keyboard.
 * @type {(root: ParentNode) => void}
 */
export function nameLandmarks(root) {
  root.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  root.querySelectorAll(".md-code__nav").forEach((nav, index) => nav.setAttribute("aria-label", `Code ${index + 1}`));
  for (const table of root.querySelectorAll(".md-typeset__scrollwrap")) watch(table, "Table");
  for (const formula of root.querySelectorAll("div.arithmatex")) watch(formula, "Formula");
}

/**
 * Let `element` be reached by keyboard while it is too narrow for what it holds.
 * @type {(element: Element, label: string) => void}
 */
function watch(element, label) {
  if (element.role === "group") return;
  element.role = "group";
  element.ariaLabel = label;
  sizes.observe(element);
}

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
