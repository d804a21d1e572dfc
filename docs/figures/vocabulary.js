// A vocabulary is built from one text, and another text is turned into its ids.

import { bar, checkbox, chip, columns, heading, make, setter, slider, textField, words } from "./parts.js";
import { splitWords } from "./text.js";

const SPECIAL_TOKENS = ["<pad>", "<unk>", "<bos>", "<eos>"];
const MOST = 24;

/**
 * Return the tokens in the order of their ids; `maxSize` null keeps all.
 * @type {(tokens: string[], specialTokens?: string[], maxSize?: number | null) => string[]}
 */
export function buildVocabulary(tokens, specialTokens = SPECIAL_TOKENS, maxSize = null) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const token of tokens) if (!specialTokens.includes(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const byCount = Array.from(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([token]) => token);
  const kept = new Set(maxSize === null ? byCount : byCount.slice(0, maxSize - specialTokens.length));
  return [...specialTokens, ...Array.from(counts.keys()).filter((token) => kept.has(token))];
}

/** @type {(tokens: string[], vocabulary: string[], unknown?: string) => number[]} */
export function tokensToIds(tokens, vocabulary, unknown = "<unk>") {
  return tokens.map((token) => vocabulary.indexOf(vocabulary.includes(token) ? token : unknown));
}

/** @type {(ids: number[], vocabulary: string[]) => string[]} */
export function idsToTokens(ids, vocabulary) {
  return ids.map((id) => vocabulary[id]);
}

/** @type {(ids: number[], bosId: number, eosId: number) => number[]} */
export function wrap(ids, bosId, eosId) {
  return [bosId, ...ids, eosId];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  /** @type {{ text: string, other: string, size: number | null, wrapped: boolean }} */
  const state = {
    text: "to be or not to be, that is the question",
    other: "to be is to do",
    size: MOST,
    wrapped: true,
  };
  const entries = make("div", { className: "figure-chips" });
  const idsBox = make("div", { className: "figure-chips" });
  const back = make("div", { className: "figure-chips" });
  const status = words();

  function update() {
    const vocabulary = buildVocabulary(splitWords(state.text), SPECIAL_TOKENS, state.size);
    const tokens = splitWords(state.other);
    const inner = tokensToIds(tokens, vocabulary);
    const ids = state.wrapped ? wrap(inner, 2, 3) : inner;
    /** @type {(id: number) => number | undefined} */
    const key = (id) => (id < SPECIAL_TOKENS.length ? undefined : id);
    entries.replaceChildren(...vocabulary.map((token, id) => chip(token, { below: id, key: key(id) })));
    idsBox.replaceChildren(...ids.map((id) => chip(String(id), { key: key(id) })));
    back.replaceChildren(...idsToTokens(ids, vocabulary).map((token, i) => chip(token, { key: key(ids[i]) })));
    const unknown = inner.filter((id) => id === 1).length;
    const verb = unknown === 1 ? "is" : "are";
    const news = `Of the new text's ${tokens.length} tokens, ${unknown} ${verb} unknown.`;
    status.textContent = `V = ${vocabulary.length}. ${news}`;
  }

  const set = setter(state, update);
  root.append(
    textField({ label: "Text that the vocabulary is built from", value: state.text, maxLength: 200 }, set("text")),
    bar(
      slider(
        {
          label: "most entries",
          min: 4,
          max: MOST,
          value: MOST,
          format: (n) => (n === MOST ? "all" : String(n)),
        },
        (n) => set("size")(n === MOST ? null : n),
      ),
    ),
    status,
    heading("The vocabulary: each token with its id"),
    entries,
    textField({ label: "New text", value: state.other, maxLength: 100 }, set("other")),
    bar(checkbox("<bos> and <eos> around it", state.wrapped, set("wrapped"))),
    columns([heading("Its ids"), idsBox], [heading("And back to tokens"), back]),
  );
  set("size")(null);
}
