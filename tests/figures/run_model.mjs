// What docs/model/model.js makes of texts: a list of them comes in, for each what tests/course/test_page_model.py needs
// goes out.

import { readFileSync } from "node:fs";
import { makeModel } from "../../docs/model/model.js";

const folder = new URL("../../docs/model/", import.meta.url);
const about = JSON.parse(readFileSync(new URL("model.json", folder), "utf8"));
const model = makeModel(about, new Uint8Array(readFileSync(new URL("weights.bin", folder))).buffer);

/** @type {string[]} */
const texts = JSON.parse(readFileSync(0, "utf8"));
const results = texts.map((text) => {
  const ids = [model.endId, ...model.tokenize(text)];
  const { embeddings, layers, logits } = model.forward(ids.slice(0, model.contextLength));
  return {
    ids,
    text: model.decode(ids),
    sizes: model.sizes(ids),
    streams: [embeddings, ...layers.map(({ output }) => output)].map((vectors) => vectors.map((v) => Array.from(v))),
    weights: layers.map((layer) => layer.weights.map((rows) => rows.map((row) => Array.from(row)))),
    logits: logits.map((row) => Array.from(row)),
  };
});
process.stdout.write(JSON.stringify(results));
