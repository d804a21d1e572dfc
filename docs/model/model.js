// The course's own capstone in the page: a tokenizer and a transformer, trained by benchmarks/page_model.py.
//
//   const model = await load();
//   const ids = [model.endId, ...model.tokenize("My lord, ")];
//   const { logits, layers } = model.forward(ids);
//   const id = sample(logits.at(-1), { temperature: 0.8 });

import { encode, show } from "../figures/bpe.js";
import { bytesToText } from "../figures/text.js";
import { fetchFile, once } from "./fetch.js";
import { probabilities, sampleAt, topP } from "./sampling.js";

/** @typedef {Float32Array} Vector */
/**
 * What one block does, a vector for each position; `queries`, `keys`, `values` and `weights` hold that for each head.
 * `weights[head][query][key]` is 0 where the key comes later.
 * @typedef {{
 *   queries: Vector[][], keys: Vector[][], values: Vector[][], weights: Vector[][],
 *   attention: Vector[], middle: Vector[], mlp: Vector[], output: Vector[],
 * }} Layer `middle` is the input plus `attention`, `output` is `middle` plus `mlp`.
 */
/** @typedef {{ tokens: Vector[], embeddings: Vector[], layers: Layer[], logits: Vector[] }} Pass */
/**
 * What model.json holds.
 * @typedef {{
 *   width: number, num_heads: number, num_layers: number, context_length: number, steps: number, seed: number,
 *   bits_per_byte: { trained: number, shipped: number },
 *   tensors: Record<string, number[]>, merges: [string, string][],
 * }} About
 */
/**
 * A matrix, row by row.
 * @typedef {{ rows: number, columns: number, values: Float32Array }} Matrix
 */
/** @typedef {ReturnType<typeof makeModel>} Model */

/**
 * Return the model, fetched once however often it is asked for; after an error the next call tries again.
 * @type {() => Promise<Model>}
 */
export const load = once(async () => {
  const [about, weights] = await Promise.all(["model.json", "weights.bin"].map(fetchFile));
  return makeModel(await about.json(), await weights.arrayBuffer());
});

/**
 * Return all tensors as float32; a vector is a matrix of one row.
 * @type {(shapes: Record<string, number[]>, packed: ArrayBuffer) => Record<string, Matrix>}
 */
function unpack(shapes, packed) {
  const all = Object.entries(shapes);
  // The scales of all matrices and the values of all vectors come first.
  let scale = 0;
  let place = 4 * all.reduce((sum, [, shape]) => sum + shape[0], 0);
  /** @type {Record<string, Matrix>} */
  const tensors = {};
  for (const [name, [rows, columns]] of all) {
    const floats = new Float32Array(packed, scale, rows);
    scale += 4 * rows;
    if (columns === undefined) {
      tensors[name] = { rows: 1, columns: rows, values: floats };
    } else {
      const whole = new Int8Array(packed, place, rows * columns);
      place += whole.length;
      const values = Float32Array.from(whole, (value, i) => value * floats[Math.floor(i / columns)]);
      tensors[name] = { rows, columns, values };
    }
  }
  return tensors;
}

/** @type {(matrix: Matrix, r: number) => Vector} */
function row({ columns, values }, r) {
  return values.subarray(r * columns, (r + 1) * columns);
}

/**
 * Return the product of a matrix, which has a row for each output, and a vector, plus the bias if there is one.
 * @type {(matrix: Matrix, vector: Vector, bias?: Matrix) => Vector}
 */
function multiply({ rows, columns, values }, vector, bias) {
  const result = new Float32Array(rows);
  for (let r = 0, at = 0; r < rows; r++) {
    let sum = bias ? bias.values[r] : 0;
    for (let c = 0; c < columns; c++) sum += values[at++] * vector[c];
    result[r] = sum;
  }
  return result;
}

/** @type {(a: Vector, b: Vector) => Vector} */
function add(a, b) {
  return a.map((value, i) => value + b[i]);
}

/** @type {(vector: Vector, weight: Matrix, bias: Matrix) => Vector} */
function normalize(vector, weight, bias) {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  const variance = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
  const deviation = Math.sqrt(variance + 1e-5);
  return vector.map((value, i) => ((value - mean) / deviation) * weight.values[i] + bias.values[i]);
}

/**
 * Return x times the probability that a normally distributed number lies below x.
 * @type {(x: number) => number}
 */
export function gelu(x) {
  // The error function as a series whose terms are all of one sign.
  const z = Math.abs(x) / Math.SQRT2;
  let term = z;
  let sum = 0;
  for (let n = 1; term > 1e-17 * sum; n++) {
    sum += term;
    term *= (2 * z * z) / (2 * n + 1);
  }
  const erf = (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
  return 0.5 * x * (1 + Math.sign(x) * erf);
}

/**
 * Return the attention weights of one head under the causal mask: a row for each query.
 * @type {(queries: Vector[], keys: Vector[]) => Vector[]}
 */
function attend(queries, keys) {
  return queries.map((query, q) => {
    const weights = new Float32Array(keys.length);
    let highest = -Infinity;
    for (let k = 0; k <= q; k++) {
      weights[k] = query.reduce((sum, value, i) => sum + value * keys[k][i], 0) / Math.sqrt(query.length);
      highest = Math.max(highest, weights[k]);
    }
    let total = 0;
    for (let k = 0; k <= q; k++) total += weights[k] = Math.exp(weights[k] - highest);
    return weights.map((weight) => weight / total);
  });
}

/** @type {(weights: Vector, vectors: Vector[]) => Vector} */
function weightedSum(weights, vectors) {
  return vectors[0].map((_, i) => vectors.reduce((sum, vector, k) => sum + weights[k] * vector[i], 0));
}

/**
 * Return the model of what model.json and weights.bin hold.
 * @param {About} about
 * @param {ArrayBuffer} packed
 */
export function makeModel(about, packed) {
  const tensors = unpack(about.tensors, packed);
  const heads = about.num_heads;
  const size = about.width / heads;
  const endId = 256 + about.merges.length;
  const bytes = [
    ...Array.from({ length: 256 }, (_, value) => String.fromCharCode(value)),
    ...about.merges.map(([first, second]) => first + second),
  ];

  /** @type {(name: string, inputs: Vector[]) => Vector[][]} */
  function split(name, inputs) {
    const vectors = inputs.map((input) => multiply(tensors[name], input));
    return Array.from({ length: heads }, (_, h) => vectors.map((vector) => vector.subarray(h * size, (h + 1) * size)));
  }

  /** @type {(name: string, vectors: Vector[]) => Vector[]} */
  function norm(name, vectors) {
    return vectors.map((vector) => normalize(vector, tensors[`${name}.weight`], tensors[`${name}.bias`]));
  }

  /** @type {(name: string, vectors: Vector[]) => Vector[]} */
  function linear(name, vectors) {
    return vectors.map((vector) => multiply(tensors[`${name}.weight`], vector, tensors[`${name}.bias`]));
  }

  /** @type {(input: Vector[], number: number) => Layer} */
  function block(input, number) {
    const name = `blocks.${number}`;
    const read = norm(`${name}.attention_norm`, input);
    const [queries, keys, values] = ["query", "key", "value"].map((part) =>
      split(`${name}.attention.${part}.weight`, read),
    );
    const weights = queries.map((_, h) => attend(queries[h], keys[h]));
    const gathered = input.map((_, q) => {
      const joined = new Float32Array(about.width);
      weights.forEach((rows, h) => joined.set(weightedSum(rows[q], values[h]), h * size));
      return joined;
    });
    const attention = linear(`${name}.attention.output`, gathered);
    const middle = input.map((vector, p) => add(vector, attention[p]));
    const hidden = linear(`${name}.mlp.0`, norm(`${name}.mlp_norm`, middle)).map((vector) => vector.map(gelu));
    const mlp = linear(`${name}.mlp.2`, hidden);
    const output = middle.map((vector, p) => add(vector, mlp[p]));
    return { queries, keys, values, weights, attention, middle, mlp, output };
  }

  return {
    about,
    /** The id of the end of a text; it stands in front of every text, too. */
    endId,
    /** How many ids are read at once. */
    contextLength: about.context_length,
    vocabSize: endId + 1,

    /**
     * Return the ids of a text, without `endId` in front.
     * @type {(text: string) => number[]}
     */
    tokenize: (text) => encode(text, about.merges),

    /**
     * Return each id's token as readers see it; a byte that is no character by itself is shown as a number.
     * @type {(ids: number[]) => string[]}
     */
    pieces: (ids) => ids.map((id) => (id === endId ? "<end>" : show(bytes[id]))),

    /**
     * Return the text of ids, without ends of texts.
     * @type {(ids: number[]) => string}
     */
    decode: (ids) =>
      bytesToText(ids.flatMap((id) => (id === endId ? [] : Array.from(bytes[id], (byte) => byte.charCodeAt(0))))),

    /**
     * Return how many bytes each id stands for.
     * @type {(ids: number[]) => number[]}
     */
    sizes: (ids) => ids.map((id) => (id === endId ? 0 : bytes[id].length)),

    /**
     * Return all that happens between ids, 1 to `contextLength` of them, and the logits of the id after each.
     * @type {(ids: number[]) => Pass}
     */
    forward(ids) {
      if (ids.length < 1 || ids.length > about.context_length) {
        throw new RangeError(`the model reads 1 to ${about.context_length} ids, not ${ids.length}`);
      }
      const table = tensors["token_embedding.weight"];
      const tokens = ids.map((id) => row(table, id));
      const embeddings = tokens.map((vector, p) => add(vector, row(tensors["position_embedding.weight"], p)));
      /** @type {Layer[]} */
      const layers = [];
      for (let number = 0; number < about.num_layers; number++) {
        layers.push(block(layers.at(-1)?.output ?? embeddings, number));
      }
      const logits = norm("final_norm", /** @type {Layer} */ (layers.at(-1)).output).map((v) => multiply(table, v));
      return { tokens, embeddings, layers, logits };
    },
  };
}

/**
 * Return an id, drawn from the distribution that temperature and top-p make of logits; `random` gives numbers from 0 to
 * 1.
 * @type {(
 *   logits: Vector, options?: { temperature?: number, p?: number, random?: () => number },
 * ) => number}
 */
export function sample(logits, { temperature = 1, p = 1, random = Math.random } = {}) {
  const tempered = Array.from(logits, (logit) => logit / temperature);
  return sampleAt(probabilities(topP(tempered, p)), random());
}
