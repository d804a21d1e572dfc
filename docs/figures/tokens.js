// One text, cut into words, subwords, characters and bytes.

import { encode, encodeTokens, show as showToken } from "./bpe.js";
import { MERGES } from "./merges.js";
import { chip, code, make, textField, words } from "./parts.js";
import { splitWords, textToBytes } from "./text.js";

export { MERGES, splitWords, textToBytes };
export { bytesToText } from "./text.js";

/** @type {(text: string) => string[]} */
export function splitCharacters(text) {
  return Array.from(text);
}

/** @type {(text: string, tokens: unknown[]) => number} */
export function bytesPerToken(text, tokens) {
  return textToBytes(text).length / tokens.length;
}

/**
 * Return the ids of tokens numbered by first appearance.
 * @type {(tokens: string[]) => number[]}
 */
function firstAppearance(tokens) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  return tokens.map((token) => {
    const id = ids.get(token) ?? ids.size;
    ids.set(token, id);
    return id;
  });
}

/**
 * Return what each way of cutting gives: a name, and for each token its text, its id and a colour.
 * @type {(text: string) => [string, { text: string, id?: number | string, key: number }[]][]}
 */
function cuts(text) {
  const wordList = splitWords(text);
  const wordIds = firstAppearance(wordList);
  const pieces = encodeTokens(text, MERGES);
  const pieceIds = encode(text, MERGES);
  const characters = splitCharacters(text);
  const bytes = characters.flatMap((character, i) => textToBytes(character).map((value) => ({ value, i })));
  return [
    ["words", wordList.map((token, i) => ({ text: token, id: wordIds[i], key: wordIds[i] }))],
    ["subwords", pieces.map((token, i) => ({ text: showToken(token), id: pieceIds[i], key: i }))],
    ["characters", characters.map((token, i) => ({ text: token, id: token.codePointAt(0), key: i }))],
    ["bytes", bytes.map(({ value, i }) => ({ text: String(value), id: "", key: i }))],
  ];
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  const box = make("div");
  const status = words();

  /** @type {(text: string) => void} */
  function update(text) {
    const all = cuts(text);
    box.replaceChildren(
      ...all.flatMap(([name, tokens]) => {
        const ratio = tokens.length ? `, ${bytesPerToken(text, tokens).toFixed(2)} bytes each` : "";
        return [
          make(
            "p",
            { className: "figure-heading" },
            `${tokens.length} ${tokens.length === 1 ? name.slice(0, -1) : name}${ratio}`,
          ),
          make("div", { className: "figure-chips" }, ...tokens.map((t) => chip(t.text, { below: t.id, key: t.key }))),
        ];
      }),
    );
    const ids = all[0][1].map(({ id }) => id);
    status.replaceChildren("As words the text is now the ids ", code(`[${ids.join(", ")}]`), ".");
  }

  root.append(
    textField({ label: "Your text", value: "I love naïve AI, and AI loves me 🙂", maxLength: 60 }, update),
    status,
    box,
  );
  update("I love naïve AI, and AI loves me 🙂");
}
