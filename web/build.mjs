// Writes docs/lab/vendor: the libraries that pages load, from the versions that package-lock.json pins.
// The result is committed, so that whoever builds the site needs neither Node nor npm.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const target = join(here, "../docs/lab/vendor");
const forTests = join(here, "../tests/site/vendor");

/**
 * Empty a library's folder, but for the types of the library.
 * @type {(name: string, types: string) => void}
 */
function clear(name, types) {
  rmSync(join(target, name), { recursive: true, force: true });
  mkdirSync(join(target, name), { recursive: true });
  copyFileSync(join(here, "types/vendor", types), join(target, name, types));
}

/** @type {(entry: string, name: string) => Promise<void>} */
async function bundle(entry, name) {
  await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(target, name),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "eof",
  });
}

clear("katex", "katex.d.mts");
await bundle("node_modules/katex/dist/katex.mjs", "katex/katex.mjs");
// Every browser that runs the rest of the site reads woff2; the older formats would be dead weight.
const styles = readFileSync(join(packages, "katex/dist/katex.css"), "utf8").replace(
  /, url\(\S+\.(woff|ttf)\) format\("\w+"\)/g,
  "",
);
writeFileSync(join(target, "katex/katex.css"), (await transform(styles, { loader: "css", minify: true })).code);
// Most of a font are signs that no formula has. A test of the pages sees it if one is missing.
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const signs = ascii + readFileSync(join(here, "../docs/lab/formulas.json"), "utf8");
mkdirSync(join(target, "katex/fonts"));
for (const name of readdirSync(join(packages, "katex/dist/fonts")).filter((name) => name.endsWith(".woff2"))) {
  const font = readFileSync(join(packages, "katex/dist/fonts", name));
  writeFileSync(join(target, "katex/fonts", name), await subsetFont(font, signs));
}
copyFileSync(join(packages, "katex/LICENSE"), join(target, "katex/LICENSE"));

// Python for the page. It is 14 MB, yet committed like the rest: a site that is built without a network still has it.
clear("pyodide", "pyodide.d.mts");
for (const name of ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"])
  copyFileSync(join(packages, "pyodide", name), join(target, "pyodide", name));

clear("editor", "editor.d.ts");
await bundle("editor.js", "editor/editor.js");
copyFileSync(join(packages, "codemirror/LICENSE"), join(target, "editor/LICENSE"));

// Only tests bring this one into a page.
mkdirSync(forTests, { recursive: true });
copyFileSync(join(packages, "axe-core/axe.min.js"), join(forTests, "axe.js"));
copyFileSync(join(packages, "axe-core/LICENSE"), join(forTests, "LICENSE"));

// What was built from what, by hash: a test sees without Node that neither side has changed since.
/** @type {(path: string) => string} */
const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
/** @type {(folder: string, without?: string) => Record<string, string>} */
function listed(folder, without) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => !without || !name.startsWith(without));
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name.replaceAll("\\", "/"), hash(join(folder, name))]));
}
const manifest = {
  sources: listed(here, "node_modules"),
  files: listed(target, "manifest.json"),
  tests: listed(forTests),
};
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
