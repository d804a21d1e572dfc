// Rows of cells as a table: signed numbers are coloured on a scale with a neutral zero, and the numbers stand in it.

import { element } from "./elements.js";
import { number, same } from "./values.js";

/** @import { Grid } from "./values.js" */

/**
 * Cells that are not as in `other` are marked.
 * @type {(grid: Grid, caption: string, other?: Grid) => HTMLElement}
 */
export function showGrid({ rows, about }, caption, other) {
  const numbers = rows.flat().map(number).filter(Number.isFinite);
  const largest = Math.max(...numbers.map(Math.abs), 0);
  const table = element("table", "lab-grid");
  table.ariaLabel = `${caption} ${about}`.trim();
  const title = element("div", "lab-caption", caption);
  title.ariaHidden = "true";
  if (about) title.append(" ", element("small", "", about));
  const body = element("tbody");
  rows.forEach((row, y) => {
    const line = element("tr");
    row.forEach((text, x) => {
      const wrong = other && !same(text, other.rows[y]?.[x]);
      const cell = element("td", wrong ? "lab-wrong" : "", text);
      const share = number(text) / largest;
      if (largest && Number.isFinite(share)) {
        cell.dataset.sign = share < 0 ? "-" : "+";
        cell.style.setProperty("--share", `${Math.round(Math.abs(share) * 100)}%`);
      }
      if (wrong) cell.append(element("span", "lab-hidden", " (differs)"));
      line.append(cell);
    });
    body.append(line);
  });
  table.append(body);
  const frame = element("div", "lab-frame");
  frame.append(title, table);
  return frame;
}
