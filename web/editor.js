// The editor of the exercises: CodeMirror with what a Python file needs, coloured by the theme's variables.
import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.docString], color: "var(--md-code-hl-string-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--md-code-hl-number-color)" },
  { tag: [tags.comment], color: "var(--md-code-hl-comment-color)" },
  { tag: tags.function(tags.definition(tags.variableName)), color: "var(--md-code-hl-function-color)" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: ".85em" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)", fontFamily: "var(--md-code-font-family, monospace)" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-scroller": { maxHeight: "28rem", overflow: "auto", fontFamily: "inherit" },
  ".cm-gutters": { backgroundColor: "transparent", color: "color-mix(in srgb, currentColor 75%, transparent)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, currentColor 6%, transparent)" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--md-accent-fg-color) 30%, transparent)",
  },
});

/**
 * Put an editor into `parent`. Ctrl-Enter (or Cmd-Enter) calls `onRun`, each change calls `onChange` with the text.
 * Escape, then Tab leaves the editor: CodeMirror's own way out for those who use the keyboard.
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
      EditorView.contentAttributes.of({ "aria-label": label }),
      EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
  };
}
