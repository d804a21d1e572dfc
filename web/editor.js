// The editor of the exercises: CodeMirror with what a Python file needs, coloured by the theme's variables.
import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { foldEffect, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, ViewPlugin } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

/** @import { DecorationSet } from "@codemirror/view" */

/**
 * A text to be written in: its name for those who do not see it, and the number of its first line. The lines of
 * `folded`, counted from 0, are folded to begin with.
 * @typedef {{ text: string, label: string, firstLine: number, folded?: [number, number] }} Shown
 */
/** @typedef {{ onRun: () => void, onChange: (text: string) => void }} Options */
/**
 * `show` puts another text in place; one that was shown before under that key, and is the same, has its history.
 * @typedef {{
 *   text(): string, show(key: string, shown: Shown): void, replace(text: string): void, type(text: string): void,
 *   focus(): void,
 * }} Editor
 */

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
  // It grows with its text: nothing scrolls up and down within the page.
  ".cm-scroller": { overflow: "auto", fontFamily: "inherit" },
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
 * How far each line is indented, for the styles: what a narrow editor breaks goes on below its beginning.
 * @type {(view: EditorView) => DecorationSet}
 */
function indents(view) {
  /** @type {RangeSetBuilder<Decoration>} */
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.line(line.number + 1)) {
      const style = `--indent: ${line.text.search(/\S|$/)}ch`;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
      if (line.to >= to || line.number === view.state.doc.lines) break;
    }
  }
  return builder.finish();
}

const indented = ViewPlugin.define(
  (view) => ({
    decorations: indents(view),
    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = indents(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

/**
 * Put an editor into `parent`. Ctrl-Enter (or Cmd-Enter) calls `onRun`, each change calls `onChange` with the text.
 * Escape, then Tab leaves the editor: CodeMirror's own way out for those who use the keyboard.
 * @type {(parent: HTMLElement, options: Options) => Editor}
 */
export function createEditor(parent, { onRun, onChange }) {
  const run = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }]));
  /** @type {Map<string, EditorState>} */
  const left = new Map();
  let current = "";

  /** @type {(shown: Shown) => EditorState} */
  const create = ({ text, label, firstLine }) =>
    EditorState.create({
      doc: text,
      extensions: [
        run,
        basicSetup,
        lineNumbers({ formatNumber: (number) => String(number + firstLine - 1) }),
        python(),
        indentUnit.of("    "),
        keymap.of([indentWithTab]),
        syntaxHighlighting(colours),
        look,
        indented,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
      ],
    });
  const view = new EditorView({ parent });

  return {
    text: () => view.state.doc.toString(),
    show(key, shown) {
      if (current) left.set(current, view.state);
      current = `${key}:${shown.firstLine}`;
      const before = left.get(current);
      if (before?.doc.toString() === shown.text) {
        view.setState(before);
        return;
      }
      view.setState(create(shown));
      if (!shown.folded) return;
      const [first, last] = shown.folded.map((line) => view.state.doc.line(line + 1));
      view.dispatch({ effects: foldEffect.of({ from: first.to, to: last.to }) });
    },
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    type(text) {
      view.dispatch({ ...view.state.replaceSelection(text), scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
  };
}
