// The one script that every page loads. What a page does not need is not fetched.

import { renderFormulas } from "./formulas.js";

function start() {
  renderFormulas(document);
}

// Material's stream speaks at the first page and at each page that instant navigation puts in its place.
if (globalThis.document$) globalThis.document$.subscribe(start);
else start();
