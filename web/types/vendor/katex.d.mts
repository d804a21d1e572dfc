declare const katex: { renderToString(formula: string, options: { displayMode: boolean }): string };
export default katex;
