// From logits to one id: temperature, top-k and top-p, and a draw.

/**
 * Return the softmax of logits / temperature; a logit of -Infinity gives 0.
 * @type {(logits: number[], temperature?: number) => number[]}
 */
export function probabilities(logits, temperature = 1) {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - highest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Return the ids, the one with the greatest logit first, the lower id on a tie.
 * @type {(logits: number[]) => number[]}
 */
export function mostProbableFirst(logits) {
  return logits.map((_, id) => id).sort((a, b) => logits[b] - logits[a] || a - b);
}

/** @type {(logits: number[], ids: number[]) => number[]} */
function keep(logits, ids) {
  const kept = new Set(ids);
  return logits.map((logit, id) => (kept.has(id) ? logit : -Infinity));
}

/**
 * Keep the k greatest logits, the lower ids on a tie; all others become -Infinity.
 * @type {(logits: number[], k: number) => number[]}
 */
export function topK(logits, k) {
  return keep(logits, mostProbableFirst(logits).slice(0, k));
}

/**
 * Keep the most probable ids that together reach p, the one that crosses it included.
 * @type {(logits: number[], p: number) => number[]}
 */
export function topP(logits, p) {
  const shares = probabilities(logits);
  const order = mostProbableFirst(logits);
  let sum = 0;
  const enough = order.findIndex((id) => (sum += shares[id]) >= p);
  return keep(logits, enough === -1 ? order : order.slice(0, enough + 1));
}

/**
 * Return the id in whose piece of the line from 0 to 1 the point lies.
 * @type {(distribution: number[], point: number) => number}
 */
export function sampleAt(distribution, point) {
  let sum = 0;
  const id = distribution.findIndex((share) => point < (sum += share));
  // Rounding can leave the line a little short.
  return id === -1 ? distribution.findLastIndex((share) => share > 0) : id;
}
