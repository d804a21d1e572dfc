// The editor of the exercises: CodeMirror with what a Python file needs, coloured by the theme's variables.
import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

/** @typedef {{ text: string, label: string, onRun: () => void, onChange: (text: string) => void }} Options */
/** @typedef {{ text(): string, replace(text: string): void, focus(): void }} Editor */

/**
 * A colour of the theme, nearer to that of the text: on the line of the cursor the theme's own is hard to read.
 * @type {(name: string) => string}
 */
const colour = (name) => `color-mix(in srgb, var(--md-code-hl-${name}-color) 70%, currentColor)`;

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], color: colour("keyword") },
  { tag: [tags.string, tags.docString], color: colour("string") },
  { tag: [tags.number, tags.bool, tags.null], color: colour("number") },
  { tag: [tags.comment], color: "color-mix(in srgb, currentColor 85%, transparent)" },
  { tag: tags.function(tags.definition(tags.variableName)), color: colour("function") },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: ".85em" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)", fontFamily: "var(--md-code-font-family, monospace)" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-scroller": { maxHeight: "28rem", overflow: "auto", fontFamily: "inherit" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "color-mix(in srgb, currentColor 90%, transparent)",
    border: "none",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, currentColor 6%, transparent)" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--md-accent-fg-color) 30%, transparent)",
  },
});

/**
 * Put an editor into `parent`. Ctrl-Enter (or Cmd-Enter) calls `onRun`, each change calls `onChange` with the text.
 * Escape, then Tab leaves the editor: CodeMirror's own way out for those who use the keyboard.
 * @type {(parent: HTMLElement, options: Options) => Editor}
 */
export function createEditor(parent, { text, label, onRun, onChange }) {
  const run = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }]));
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      run,
      basicSetup,
      python(),
      indentUnit.of("    "),
      keymap.of([indentWithTab]),
      syntaxHighlighting(colours),
      look,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
  };
}
