// What build.mjs and editor.js use of npm's packages. TypeScript looks here alone (`paths` in tsconfig.json), so that it
// finds the same whether the packages are installed or not.

declare module "esbuild" {
  interface Options {
    absWorkingDir: string;
    entryPoints: string[];
    outfile: string;
    bundle: boolean;
    format: "esm";
    target: string;
    minify: boolean;
    legalComments: "eof";
  }
  export function build(options: Options): Promise<unknown>;
  export function transform(code: string, options: { loader: "css"; minify: boolean }): Promise<{ code: string }>;
}

declare module "subset-font" {
  export default function subsetFont(font: Uint8Array, text: string): Promise<Uint8Array>;
}

declare module "@codemirror/state" {
  export interface Line {
    from: number;
    to: number;
    number: number;
    text: string;
  }
  export interface Text {
    length: number;
    lines: number;
    line(number: number): Line;
    lineAt(position: number): Line;
    toString(): string;
  }
  export interface StateEffect {
    value: unknown;
  }
  export interface Transaction {
    changes?: { from: number; to: number; insert: string };
    effects?: StateEffect;
    scrollIntoView?: boolean;
  }
  export class EditorState {
    static create(options: { doc: string; extensions: Extension[] }): EditorState;
    doc: Text;
    replaceSelection(text: string): Transaction;
  }
  export class RangeSetBuilder<Value> {
    add(from: number, to: number, value: Value): void;
    finish(): import("@codemirror/view").DecorationSet;
  }
  export type Extension = { extension: Extension } | readonly Extension[];
  export const Prec: { highest(extension: Extension): Extension };
}

declare module "@codemirror/view" {
  import type { EditorState, Extension, Transaction } from "@codemirror/state";
  export interface KeyBinding {
    key: string;
    run(): boolean;
  }
  export interface DecorationSet {
    size: number;
  }
  export interface ViewUpdate {
    docChanged: boolean;
    viewportChanged: boolean;
    state: EditorState;
    view: EditorView;
  }
  export class Decoration {
    static line(options: { attributes: Record<string, string> }): Decoration;
  }
  export class EditorView {
    static theme(rules: Record<string, Record<string, string>>): Extension;
    static contentAttributes: { of(attributes: Record<string, string>): Extension };
    static updateListener: { of(tell: (update: ViewUpdate) => void): Extension };
    constructor(options: { parent: HTMLElement });
    state: EditorState;
    visibleRanges: readonly { from: number; to: number }[];
    setState(state: EditorState): void;
    dispatch(change: Transaction): void;
    focus(): void;
  }
  interface Plugin {
    decorations: DecorationSet;
    update(this: Plugin, update: ViewUpdate): void;
  }
  export class ViewPlugin {
    static define(
      create: (view: EditorView) => Plugin,
      options: { decorations(plugin: Plugin): DecorationSet },
    ): Extension;
  }
  export function lineNumbers(options: { formatNumber(number: number): string }): Extension;
  export const keymap: { of(bindings: KeyBinding[]): Extension };
}

declare module "@codemirror/commands" {
  export const indentWithTab: import("@codemirror/view").KeyBinding;
}

declare module "@codemirror/lang-python" {
  export function python(): import("@codemirror/state").Extension;
}

declare module "@codemirror/language" {
  import type { Extension } from "@codemirror/state";
  import type { Tag } from "@lezer/highlight";
  export class HighlightStyle {
    static define(styles: { tag: Tag | Tag[]; color: string }[]): HighlightStyle;
  }
  export const foldEffect: { of(range: { from: number; to: number }): import("@codemirror/state").StateEffect };
  export const indentUnit: { of(indent: string): Extension };
  export function syntaxHighlighting(style: HighlightStyle): Extension;
}

declare module "@lezer/highlight" {
  export interface Tag {
    name: string;
  }
  type Names = "keyword" | "operatorKeyword" | "self" | "string" | "docString" | "number" | "bool" | "null" | "comment";
  type Modifiers = "definition" | "function";
  export const tags: Record<Names | "variableName", Tag> & Record<Modifiers, (tag: Tag) => Tag>;
}

declare module "codemirror" {
  export const basicSetup: import("@codemirror/state").Extension;
}
