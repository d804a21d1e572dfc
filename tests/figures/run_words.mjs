// What docs/model/words.js makes of words and analogies, for tests/course/test_page_vectors.py.

import { readFileSync } from "node:fs";
import { makeWords } from "../../docs/model/words.js";

const folder = new URL("../../docs/model/", import.meta.url);
const about = JSON.parse(readFileSync(new URL("words.json", folder), "utf8"));
const learned = makeWords(about, new Uint8Array(readFileSync(new URL("words.bin", folder))).buffer);

/** @type {{ words: string[], analogies: [string, string, string][] }} */
const { words, analogies } = JSON.parse(readFileSync(0, "utf8"));
const neighbours = words.map((word) => learned.nearest(learned.vectorOf(word) ?? new Float32Array(), 6, [word]));
process.stdout.write(JSON.stringify({ neighbours, analogies: analogies.map((asked) => learned.analogy(...asked, 3)) }));
