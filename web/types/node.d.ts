// Node, as far as our scripts use it: its real types would be two more packages to install.

declare const process: { exit(code: number): never; stdout: { write(text: string): void } };

declare module "node:assert/strict" {
  const assert: {
    ok(value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
  };
  export default assert;
}

declare module "node:crypto" {
  interface Hash {
    update(data: Uint8Array): Hash;
    digest(encoding: "hex"): string;
  }
  export function createHash(algorithm: "sha256"): Hash;
}

declare module "node:fs" {
  type Place = string | URL;
  export function copyFileSync(from: Place, to: Place): void;
  export function mkdirSync(path: Place, options?: { recursive: boolean }): void;
  export function readdirSync(path: Place, options?: { recursive: boolean }): string[];
  /** A path, or a number for an open file: 0 is the standard input. */
  export function readFileSync(path: Place | number): Uint8Array;
  export function readFileSync(path: Place | number, encoding: "utf8"): string;
  export function rmSync(path: Place, options: { recursive: boolean; force: boolean }): void;
  export function statSync(path: Place): { isFile(): boolean };
  export function writeFileSync(path: Place, data: string | Uint8Array): void;
}

declare module "node:path" {
  export function dirname(path: string): string;
  export function join(...parts: string[]): string;
}

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): void;
}

declare module "node:url" {
  export function fileURLToPath(url: string | URL): string;
}
