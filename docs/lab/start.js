// The one script that every page loads. What a page does not need is not fetched.

import { offerExercises } from "./offer.js";
import { nameLandmarks } from "./landmarks.js";
import { offerSnippets } from "./snippets.js";
import { showProgress } from "./progress.js";

function start() {
  offerExercises();
  offerSnippets();
  showProgress();
  nameLandmarks(document);
}

// Material's stream speaks at the first page and at each page that instant navigation puts in its place.
if (globalThis.document$) globalThis.document$.subscribe(start);
else start();
