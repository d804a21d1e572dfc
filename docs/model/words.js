// Word vectors of the course in the page, made by benchmarks/page_vectors.py: neighbours and analogies.

import { fetchFile, once } from "./fetch.js";

/**
 * What words.json holds: the words, the most frequent first; how well cosines agree with people, before and after
 * rounding; analogies, a is to b as c is to d.
 * @typedef {{
 *   width: number, spearman: { made: number, shipped: number }, analogies: [string, string, string, string][],
 *   words: string[],
 * }} AboutWords
 */
/** @typedef {ReturnType<typeof makeWords>} Words */

/**
 * Return the word vectors, fetched once; after an error the next call tries again.
 * @type {() => Promise<Words>}
 */
export const loadWords = once(async () => {
  const [about, packed] = await Promise.all(["words.json", "words.bin"].map(fetchFile));
  return makeWords(await about.json(), await packed.arrayBuffer());
});

/**
 * Return the word vectors of what words.json and words.bin hold.
 * @param {AboutWords} about
 * @param {ArrayBuffer} packed
 */
export function makeWords(about, packed) {
  const { words, width } = about;
  const whole = new Int8Array(packed);
  const ids = new Map(words.map((word, id) => [word, id]));
  // Of length 1, so that a dot product is a cosine.
  const unit = words.map((_, id) => normalized(Float32Array.from(whole.subarray(id * width, (id + 1) * width))));

  /** @type {(word: string) => Float32Array | undefined} */
  function vectorOf(word) {
    return unit[ids.get(word) ?? -1];
  }

  /**
   * Return the words whose vectors have the greatest cosine with a vector, ties to the more frequent word.
   * @type {(vector: Float32Array, count: number, exclude?: string[]) => { word: string, cosine: number }[]}
   */
  function nearest(vector, count, exclude = []) {
    const direction = normalized(vector);
    const left = words.map((word, id) => ({ word, cosine: dot(unit[id], direction) }));
    return left
      .filter(({ word }) => !exclude.includes(word))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, count);
  }

  /**
   * Return the words nearest to b - a + c; a, b and c themselves do not count. Nothing, if one of them is not known.
   * @type {(a: string, b: string, c: string, count: number) => { word: string, cosine: number }[]}
   */
  function analogy(a, b, c, count) {
    const [from, to, start] = [a, b, c].map(vectorOf);
    if (!from || !to || !start) return [];
    return nearest(
      start.map((value, i) => value + to[i] - from[i]),
      count,
      [a, b, c],
    );
  }

  return { about, words, vectorOf, nearest, analogy };
}

/** @type {(a: Float32Array, b: Float32Array) => number} */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** @type {(vector: Float32Array) => Float32Array} */
function normalized(vector) {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
