// A sequence of ids fetches rows of the matrix; below, what such a matrix costs.

import {
  bar,
  button,
  chip,
  choice,
  code,
  columns,
  grid,
  heading,
  make,
  replaceGrid,
  setter,
  slider,
  words,
} from "./parts.js";

const TOKENS = ["I", "love", "AI"];
const E = [
  [0.1, 0.3, 0.5, 0.7],
  [0.9, 0.4, 0.2, 0.1],
  [0.2, 0.8, 0.6, 0.3],
];
const COLUMNS = ["0", "1", "2", "3"];
const LONGEST = 8;
const SIZES = [1_000, 5_000, 10_000, 30_522, 50_257, 100_000, 128_256, 200_000];
const WIDTHS = [64, 128, 256, 512, 768, 1_024, 1_600, 4_096];

/** @type {(table: number[][], ids: number[]) => number[][]} */
export function lookup(table, ids) {
  return ids.map((id) => [...table[id]]);
}

/** @type {(vocabSize: number, width: number, bytesPerValue?: number) => number} */
export function embeddingBytes(vocabSize, width, bytesPerValue = 4) {
  return vocabSize * width * bytesPerValue;
}

/** @type {(value: number) => string} */
function number(value) {
  return value.toLocaleString("en");
}

/** @type {import("./parts.js").Draw} */
export function draw(root) {
  let ids = [0, 1, 2];
  const size = { vocabulary: 4, width: 4, bytes: 4 };
  const sequence = make("div", { className: "figure-chips" });
  const matrix = make("div");
  const vectors = make("div");
  const status = words();
  const cost = words();
  /** @type {(rows: number[][], mark: (row: number) => boolean) => import("./parts.js").Cell[][]} */
  const cells = (rows, mark) =>
    rows.map((row, r) =>
      row.map((value) => ({ text: value.toFixed(1), share: value, className: mark(r) ? "figure-strong" : "" })),
    );

  /** @type {(next: number[]) => void} */
  function go(next) {
    ids = next;
    sequence.replaceChildren(...ids.map((id) => chip(TOKENS[id], { below: id, key: id })));
    const table = { caption: "The matrix E", columns: COLUMNS, rows: TOKENS.map((token, id) => `${id} ${token}`) };
    replaceGrid(matrix, grid({ ...table, cells: cells(E, (id) => ids.includes(id)), chosen: [...new Set(ids)] }));
    const result = { caption: "The vectors of the sequence", columns: COLUMNS, rows: ids.map((id) => TOKENS[id]) };
    replaceGrid(vectors, grid({ ...result, cells: cells(lookup(E, ids), () => false) }));
    status.replaceChildren(
      "ids ",
      code(`[${ids.join(", ")}]`),
      ` of shape (${ids.length},) give vectors of shape (${ids.length}, ${E[0].length}).`,
    );
    for (const add of adders) add.disabled = ids.length === LONGEST;
  }

  function price() {
    const [vocabulary, width] = [SIZES[size.vocabulary], WIDTHS[size.width]];
    const bytes = embeddingBytes(vocabulary, width, size.bytes);
    const numbers = `${number(vocabulary)} × ${number(width)} = ${number(vocabulary * width)} numbers`;
    cost.textContent = `${numbers}, ${number(bytes)} bytes (${number(Number((bytes / 1e6).toFixed(1)))} megabytes).`;
  }

  const set = setter(size, price);
  const adders = TOKENS.map((token, id) => button(`+ ${token}`, () => go([...ids, id])));
  root.append(
    heading("The sequence"),
    sequence,
    bar(
      ...adders,
      button("Clear", () => go([])),
    ),
    status,
    columns([heading("The matrix E: rows in use"), matrix], [heading("What the lookup gives"), vectors]),
    heading("What a matrix costs"),
    bar(
      slider(
        { label: "V", min: 0, max: SIZES.length - 1, value: size.vocabulary, format: (i) => number(SIZES[i]) },
        set("vocabulary"),
      ),
      slider(
        { label: "d", min: 0, max: WIDTHS.length - 1, value: size.width, format: (i) => number(WIDTHS[i]) },
        set("width"),
      ),
      choice(
        "Bytes per number",
        [
          [4, "4 (float32)"],
          [2, "2 (float16)"],
        ],
        size.bytes,
        set("bytes"),
      ),
    ),
    cost,
  );
  go(ids);
  price();
}
