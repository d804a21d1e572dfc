// Text files as a zip archive, and back: as much of the format as our archives, and those of usual programs, need.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first day of the format: the same files give the same archive. */
const DATE = 33;
const UTF8 = 0x800;

const crcs = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @type {(data: Uint8Array) => number} */
const crc32 = (data) => ~data.reduce((crc, byte) => (crc >>> 8) ^ crcs[(crc ^ byte) & 255], -1) >>> 0;

/**
 * Numbers of 16 and of 32 bits, in the order of the format.
 * @type {(...parts: [16 | 32, number][]) => Uint8Array}
 */
function numbers(...parts) {
  const bytes = parts.flatMap(([bits, value]) =>
    Array.from({ length: bits / 8 }, (_, at) => Math.floor(value / 256 ** at) & 255),
  );
  return Uint8Array.from(bytes);
}

/** @type {(files: Map<string, string>) => Blob} */
export function pack(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const contents = [];
  let at = 0;
  for (const [name, text] of files) {
    const [path, data] = [name, text].map((part) => new TextEncoder().encode(part));
    /** @type {[16 | 32, number][]} */
    const about = [
      ...[20, UTF8, 0, 0, DATE].map((value) => /** @type {[16, number]} */ ([16, value])),
      ...[crc32(data), data.length, data.length].map((value) => /** @type {[32, number]} */ ([32, value])),
      [16, path.length],
      [16, 0],
    ];
    parts.push(numbers([32, LOCAL], ...about), path, data);
    contents.push(numbers([32, CENTRAL], [16, 20], ...about, [16, 0], [16, 0], [16, 0], [32, 0], [32, at]), path);
    at += 30 + path.length + data.length;
  }
  const size = contents.reduce((sum, { length }) => sum + length, 0);
  const count = files.size;
  const end = numbers([32, END], [16, 0], [16, 0], [16, count], [16, count], [32, size], [32, at], [16, 0]);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...contents, end]), { type: "application/zip" });
}

/**
 * The files of an archive by name; an error if it is none.
 * @type {(archive: Blob) => Promise<Map<string, string>>}
 */
export async function unpack(archive) {
  const view = new DataView(await archive.arrayBuffer());
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error("it is no zip");
  /** @type {Map<string, string>} */
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("it is damaged");
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, length));
    const start = view.getUint32(at + 42, true);
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const data = archive.slice(from, from + view.getUint32(at + 20, true));
    const isDeflated = view.getUint16(at + 10, true) === 8;
    const stream = isDeflated ? data.stream().pipeThrough(new DecompressionStream("deflate-raw")) : data.stream();
    files.set(name, await new Response(stream).text());
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
