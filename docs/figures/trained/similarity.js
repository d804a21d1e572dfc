// Word vectors that the course has learned: the neighbours of any word, and analogies that work or do not.

import { bar, button, choice, code, heading, inputOf, make, textField, words } from "../parts.js";
import { liveRows } from "./parts.js";

export { loadWords as load } from "../../model/words.js";

const WORD = "king";
const EXAMPLES = ["king", "bread", "ship", "red", "doctor", "money", "happy", "good"];
const SHOWN = 8;

/** @type {(root: HTMLElement, learned: import("../../model/words.js").Words) => void} */
export function draw(root, learned) {
  const { analogies, words: known } = learned.about;
  const [near, found] = [liveRows(), liveRows()];
  const [nearStatus, foundStatus] = [words(), words()];
  const size = known.length.toLocaleString("en");
  /** The three words of an analogy. */
  let asked = analogies[0].slice(0, 3);

  /** @type {(text: string) => string} */
  function clean(text) {
    return text.trim().toLowerCase();
  }

  /** @type {(text: string) => void} */
  function showNeighbours(text) {
    const word = clean(text);
    const vector = learned.vectorOf(word);
    near.set(vector ? rows(learned.nearest(vector, SHOWN, [word])) : []);
    if (vector) nearStatus.replaceChildren(`Of ${size} words these have the greatest cosine with `, code(word), ".");
    else nearStatus.replaceChildren(code(word || "?"), ` is not among the ${size} words. Try another one.`);
  }

  function showAnalogy() {
    const [a, b, c] = asked.map(clean);
    const missing = [a, b, c].filter((word) => !learned.vectorOf(word));
    const nearest = learned.analogy(a, b, c, known.length);
    found.set(rows(nearest.slice(0, SHOWN)));
    if (missing.length > 0) {
      foundStatus.replaceChildren(code(missing[0] || "?"), ` is not among the ${size} words. Try another one.`);
      return;
    }
    const expected = analogies.find((words) => [a, b, c].every((word, i) => word === words[i]))?.[3];
    const place = nearest.findIndex(({ word }) => word === expected) + 1;
    foundStatus.replaceChildren(
      "Nearest to ",
      code(`${b} − ${a} + ${c}`),
      " is ",
      code(nearest[0].word),
      ...(expected === undefined
        ? ["."]
        : place === 1
          ? [": as one hopes."]
          : ["; hoped for was ", code(expected), `, which comes in place ${place}.`]),
    );
  }

  const word = textField({ label: "Neighbours of a word", value: WORD, maxLength: 30 }, showNeighbours);
  const fields = ["a", "is to b", "as c"].map((label, i) =>
    textField({ label, value: asked[i], maxLength: 30 }, (text) => {
      asked[i] = text;
      showAnalogy();
    }),
  );
  root.append(
    word,
    bar(
      ...EXAMPLES.map((example) =>
        button(example, () => {
          inputOf(word).value = example;
          showNeighbours(example);
        }),
      ),
    ),
    nearStatus,
    near.list,
    heading("An analogy: a is to b as c is to what?"),
    choice(
      "Some that work, some that do not",
      analogies.map(([a, b, c], i) => [i, `${a} : ${b} = ${c} : ?`]),
      0,
      (i) => {
        asked = analogies[i].slice(0, 3);
        fields.forEach((field, j) => (inputOf(field).value = asked[j]));
        showAnalogy();
      },
    ),
    make("div", { className: "figure-triple" }, ...fields),
    foundStatus,
    found.list,
    make(
      "p",
      { className: "figure-count figure-count--wrap" },
      "PPMI and SVD of the lesson on GloVe, width " +
        `${learned.about.width}, on definitions of WordNet. Between these cosines and how related people find pairs ` +
        `of words the rank correlation is ${learned.about.spearman.shipped.toFixed(2)}.`,
    ),
  );
  showNeighbours(WORD);
  showAnalogy();
}

/** @type {(found: { word: string, cosine: number }[]) => import("./parts.js").Row[]} */
function rows(found) {
  return found.map(({ word, cosine }, i) => ({
    name: word,
    share: Math.max(0, cosine),
    text: cosine.toFixed(2),
    chosen: i === 0,
  }));
}
