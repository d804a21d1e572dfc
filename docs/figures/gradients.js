// Which rows of the embedding matrix receive a gradient? Those of the ids in use, unless the output is tied to them.

import { bar, barRow, button, checkbox, chip, code, columns, heading, make, words } from "./parts.js";

/** @typedef {{ loss: number, table: number[][], output: number[][] }} Gradients */

const TOKENS = ["the", "a", "cat", "dog", "sleeps", "eats", "."];
const WIDTH = 3;
const LONGEST = 8;

/** @type {(logits: number[]) => number[]} */
export function softmax(logits) {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Return the mean negative log-probability of the targets, in nats.
 * @type {(logits: number[][], targets: number[]) => number}
 */
export function crossEntropy(logits, targets) {
  const losses = logits.map((row, n) => {
    const highest = Math.max(...row);
    const total = row.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
    return highest + Math.log(total) - row[targets[n]];
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** @type {(logits: number[][], targets: number[]) => number[][]} */
export function crossEntropyGradient(logits, targets) {
  return logits.map((row, n) => softmax(row).map((p, i) => (p - (i === targets[n] ? 1 : 0)) / logits.length));
}

/**
 * Return the gradients of positions, summed into the rows of their ids.
 * @type {(upstream: number[][], ids: number[], vocabSize: number) => number[][]}
 */
export function embeddingGradient(upstream, ids, vocabSize) {
  const gradient = Array.from({ length: vocabSize }, () => upstream[0].map(() => 0));
  ids.forEach((id, position) => upstream[position].forEach((value, i) => (gradient[id][i] += value)));
  return gradient;
}

/** @type {(a: number[][], b: number[][]) => number[][]} */
function product(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, i) => sum + x * b[i][j], 0)));
}

/** @type {(matrix: number[][]) => number[][]} */
function transpose(matrix) {
  return matrix[0].map((_, j) => matrix.map((row) => row[j]));
}

/**
 * Return the loss of predicting each next id, and its gradients by the table and the output matrix.
 * @type {(table: number[][], output: number[][], ids: number[]) => Gradients}
 */
export function nextTokenGradients(table, output, ids) {
  const [inputs, targets] = [ids.slice(0, -1), ids.slice(1)];
  const vectors = inputs.map((id) => table[id]);
  const logits = product(vectors, output);
  const upstream = crossEntropyGradient(logits, targets);
  return {
    loss: crossEntropy(logits, targets),
    table: embeddingGradient(product(upstream, transpose(output)), inputs, table.length),
    output: product(transpose(vectors), upstream),
  };
}

/**
 * Return the gradient of the table. With tied weights the output is the table turned around, so its part is added.
 * @type {(table: number[][], output: number[][], ids: number[], tied: boolean) => number[][]}
 */
export function tableGradient(table, output, ids, tied) {
  const gradients = nextTokenGradients(table, tied ? transpose(table) : output, ids);
  if (!tied) return gradients.table;
  const second = transpose(gradients.output);
  return gradients.table.map((row, r) => row.map((value, i) => value + second[r][i]));
}

// Any fixed numbers would do; these look random and are not.
const TABLE = TOKENS.map((_, r) => Array.from({ length: WIDTH }, (_, c) => Math.sin(3 * r + 5 * c + 1)));
const OUTPUT = Array.from({ length: WIDTH }, (_, r) => TOKENS.map((_, c) => Math.cos(2 * r + 3 * c)));

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  let ids = [0, 2, 4];
  let tied = false;
  const sequence = make("div", { className: "figure-chips" });
  const bars = make("ul", { className: "figure-rows" });
  const status = words();

  /** @type {(next: number[]) => void} */
  function go(next) {
    ids = next;
    sequence.replaceChildren(...ids.map((id) => chip(TOKENS[id], { below: id, key: id })));
    const enough = ids.length > 1;
    const gradient = enough ? tableGradient(TABLE, OUTPUT, ids, tied) : TABLE.map((row) => row.map(() => 0));
    const lengths = gradient.map((row) => Math.hypot(...row));
    const most = Math.max(...lengths, Number.EPSILON);
    bars.replaceChildren(
      ...TOKENS.map((token, id) => {
        const text = lengths[id] === 0 ? "exactly 0" : lengths[id].toFixed(3);
        return barRow(`${id} ${token}`, lengths[id] / most, text, { chosen: lengths[id] > 0 });
      }),
    );
    const moved = lengths.filter((length) => length > 0).length;
    status.replaceChildren(
      ...(enough
        ? [
            "The inputs are ",
            code(
              ids
                .slice(0, -1)
                .map((id) => TOKENS[id])
                .join(" "),
            ),
            `. ${moved} of ${TOKENS.length} rows receive a gradient.`,
          ]
        : ["A next token can only be predicted in a text of two tokens or more."]),
    );
    for (const add of adders) add.disabled = ids.length === LONGEST;
  }

  const adders = TOKENS.map((token, id) => button(`+ ${token}`, () => go([...ids, id])));
  root.append(
    heading("The text: each token but the last is an input, each but the first a target"),
    sequence,
    bar(
      ...adders,
      button("Clear", () => go([])),
    ),
    bar(
      checkbox("tied output weights", tied, (on) => {
        tied = on;
        go(ids);
      }),
    ),
    status,
    columns([heading("Length of the gradient of each row"), bars]),
  );
  go(ids);
}
