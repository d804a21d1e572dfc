// The parts that exercises are made of.

/** @type {(text: string, className?: string) => HTMLButtonElement} */
export function button(text, className = "md-button") {
  return Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
}

/** @type {(className: string, text?: string, role?: string) => HTMLElement} */
export function paragraph(className, text = "", role = "") {
  const node = Object.assign(document.createElement("p"), { className, textContent: text });
  if (role) node.setAttribute("role", role);
  return node;
}

/**
 * @type {<T extends keyof HTMLElementTagNameMap>(
 *   tag: T, className?: string, text?: string,
 * ) => HTMLElementTagNameMap[T]}
 */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/** @type {(error: unknown) => string} */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
