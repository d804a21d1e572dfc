export interface Pyodide {
  FS: { mkdirTree(path: string): void; writeFile(path: string, text: string): void; chdir(path: string): void };
  loadPackage(addresses: string[], options: { messageCallback(): void; errorCallback(): void }): Promise<unknown>;
  /** Gives the value of the last expression. */
  runPython(code: string): unknown;
}

export function loadPyodide(options: { indexURL: string }): Promise<Pyodide>;
