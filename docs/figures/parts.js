// What figures are made of. Nothing here touches the document until it is called, so that Node can load figures too.

/** @typedef {string | Node} Content What an element holds. */
/** @typedef {(root: HTMLElement) => void} Draw Fills an empty element with a figure. */
/** @typedef {{ text: Content, share?: number, className?: string }} Cell */
/** @typedef {Record<string, string | number>} Attributes */
/**
 * The properties of an element. Those that are texts take numbers too.
 * @template E
 * @typedef {{ [K in keyof E | "aria"]?: K extends "style" | "aria" ? Attributes
 *   : K extends keyof E ? (E[K] extends string ? string | number : E[K]) : never }} Properties
 */

const HUES = [168, 28, 262, 205, 340, 95, 50, 300, 230, 8];

/**
 * Return an element with properties and children; `style` and `aria` take objects.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Properties<HTMLElementTagNameMap[T]>} properties
 * @param {...Content} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, { style = {}, aria = {}, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, String(value));
  setAll(element, aria, "aria-");
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** @type {(element: Element, attributes: Attributes, prefix?: string) => void} */
function setAll(element, attributes, prefix = "") {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(prefix + name, String(value));
}

/**
 * Return an SVG element with attributes and children.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {...Content} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAll(element, attributes);
  element.append(...children);
  return element;
}

/**
 * Return one row of controls.
 * @type {(...controls: HTMLElement[]) => HTMLElement}
 */
export function bar(...controls) {
  return make("div", { className: "figure-bar" }, ...controls);
}

/** @type {(text: string, onClick: () => void) => HTMLButtonElement} */
export function button(text, onClick) {
  return make("button", { type: "button", className: "figure-button", onclick: onClick }, text);
}

/**
 * Return a labelled slider; `format` turns its value into the text beside it.
 * @typedef {{ label: string, min: number, max: number, step?: number, value: number }} SliderRange
 * @type {(
 *   range: SliderRange & { format?: (value: number) => string }, onInput: (value: number) => void,
 * ) => HTMLElement}
 */
export function slider({ label, min, max, step = 1, value, format = String }, onInput) {
  const shown = make("output", { className: "figure-value" }, format(value));
  const input = make("input", { type: "range", min, max, step });
  const show = () => {
    shown.textContent = format(Number(input.value));
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.value = String(value);
  input.addEventListener("input", () => {
    show();
    onInput(Number(input.value));
  });
  show();
  return make("label", { className: "figure-control" }, make("span", {}, label), input, shown);
}

/**
 * Return the input of a labelled control.
 * @type {(control: HTMLElement) => HTMLInputElement}
 */
export function inputOf(control) {
  return /** @type {HTMLInputElement} */ (control.querySelector("input"));
}

/** @type {(label: Content, checked: boolean, onChange: (checked: boolean) => void) => HTMLElement} */
export function checkbox(label, checked, onChange) {
  const input = make("input", { type: "checkbox", checked });
  input.addEventListener("change", () => onChange(input.checked));
  return make("label", { className: "figure-control" }, input, make("span", {}, label));
}

let choices = 0;

/**
 * Return radio buttons side by side; `options` is a list of [value, text].
 * @type {<V extends string | number>(
 *   label: string, options: [V, Content][], value: V, onChange: (value: V) => void,
 * ) => HTMLElement}
 */
export function choice(label, options, value, onChange) {
  const group = `figure-choice-${++choices}`;
  const radios = options.map(([option, text]) => {
    const input = make("input", { type: "radio", name: group, value: option, checked: option === value });
    input.addEventListener("change", () => onChange(option));
    return make("label", {}, input, make("span", {}, text));
  });
  const legend = make("legend", {}, label);
  return make("fieldset", { className: "figure-choice" }, legend, make("div", {}, ...radios));
}

/**
 * Return a labelled field for the reader's own text.
 * @type {(field: { label: string, value: string, maxLength?: number }, onInput: (text: string) => void) => HTMLElement}
 */
export function textField({ label, value, maxLength = 200 }, onInput) {
  const input = make("input", { type: "text", value, maxLength, spellcheck: false, autocomplete: "off" });
  input.addEventListener("input", () => onInput(input.value));
  return make("label", { className: "figure-field" }, make("span", {}, label), input);
}

/**
 * Return a line that says in words what the figure shows; screen readers read it out when it changes.
 * @type {() => HTMLElement}
 */
export function words() {
  return make("p", { className: "figure-words", role: "status" });
}

/**
 * Return a point's name, written beside the point on the side away from the middle of a drawing.
 * @type {(name: string, x: number, y: number) => SVGTextElement}
 */
export function pointName(name, x, y) {
  const length = Math.hypot(x, y) || 1;
  const anchor = x > length / 3 ? "start" : x < -length / 3 ? "end" : "middle";
  return draw("text", { x: x + (9 * x) / length, y: y + (11 * y) / length + 4, "text-anchor": anchor }, name);
}

/**
 * Return an arrow from 0 to a point of a plane, as wide and high as `scale` makes it.
 * @type {(point: number[], scale: number, options?: { strong?: boolean }) => SVGElement[]}
 */
export function arrow([x, y], scale, { strong = false } = {}) {
  const [a, b] = [x * scale, -y * scale];
  return [
    draw("line", { x1: 0, y1: 0, x2: a, y2: b, class: strong ? "line line--strong" : "line" }),
    draw("circle", { cx: a, cy: b, r: strong ? 5 : 3, class: strong ? "dot dot--strong" : "dot" }),
  ];
}

/**
 * Return what gives a control, by the name of what it sets in `state`, the function that it calls.
 * @type {<S>(state: S, update: () => void) => <K extends keyof S>(name: K) => (value: S[K]) => void}
 */
export function setter(state, update) {
  return (name) => (value) => {
    state[name] = value;
    update();
  };
}

/**
 * Return boxes side by side where there is room; each is a list of what it holds.
 * @type {(...boxes: Content[][]) => HTMLElement}
 */
export function columns(...boxes) {
  return make("div", { className: "figure-columns" }, ...boxes.map((box) => make("div", {}, ...box)));
}

/**
 * Return a token or a number as it stands in running text.
 * @type {(text: string | number) => HTMLElement}
 */
export function code(text) {
  return make("code", {}, String(text));
}

/**
 * Return a small heading inside a figure.
 * @type {(...content: Content[]) => HTMLElement}
 */
export function heading(...content) {
  return make("p", { className: "figure-heading" }, ...content);
}

/**
 * Return the style that gives equal keys equal colours.
 * @type {(key: number) => Attributes}
 */
export function hue(key) {
  return { "--hue": HUES[((key % HUES.length) + HUES.length) % HUES.length] };
}

/**
 * Return a token as a coloured chip, with a small line (its id, say) below the text.
 * @type {(text: string, options?: { below?: string | number, key?: number }) => HTMLElement}
 */
export function chip(text, { below = "", key } = {}) {
  const style = key === undefined ? {} : hue(key);
  const parts = [make("span", { className: "figure-chip-text" }, visible(text))];
  if (below !== "") parts.push(make("span", { className: "figure-chip-below" }, String(below)));
  const tint = key === undefined ? "figure-chip--plain" : "";
  return make("span", { className: `figure-chip ${tint}`, style }, ...parts);
}

/**
 * Return a text in which white space can be seen.
 * @type {(text: string) => string}
 */
export function visible(text) {
  return text.replaceAll(" ", "␣").replaceAll("\n", "⏎").replaceAll("\t", "⇥");
}

/**
 * Return a table in which cells are coloured by their share (0 to 1) of the darkest colour. A cell is
 * `{ text, share, className }`; the class figure-none marks one that does not count, figure-strong one that stands out.
 * @typedef {{ caption: string, corner?: string, columns: string[], rows: string[], cells: Cell[][] }} Table
 * @type {(table: Table & { chosen?: number[] }) => HTMLElement}
 */
export function grid({ caption, corner = "", columns, rows, cells, chosen = [] }) {
  // Long names of columns stand upright, so that columns stay narrow.
  const className = columns.some((name) => name.length > 4) ? "figure-upright" : "";
  const names = columns.map((name) => make("th", { scope: "col", className }, make("span", {}, name)));
  const head = make("tr", {}, make("td", {}, corner), ...names);
  const body = rows.map((name, r) =>
    make(
      "tr",
      { className: chosen.includes(r) ? "figure-chosen" : "" },
      make("th", { scope: "row" }, name),
      ...cells[r].map(({ text, share = 0, className = "" }) =>
        make("td", { className, style: { "--share": `${Math.round(100 * Math.min(1, Math.max(0, share)))}%` } }, text),
      ),
    ),
  );
  return make(
    "div",
    { className: "figure-scroll", tabIndex: 0, role: "region", aria: { label: caption } },
    make(
      "table",
      { className: "figure-grid" },
      make("caption", { className: "figure-hidden" }, caption),
      make("thead", {}, head),
      make("tbody", {}, ...body),
    ),
  );
}

/**
 * Put a new grid in place of the one that a box holds, scrolled as far as that one was.
 * @type {(box: HTMLElement, newGrid: HTMLElement) => void}
 */
export function replaceGrid(box, newGrid) {
  const scrolled = box.firstElementChild?.scrollLeft ?? 0;
  box.replaceChildren(newGrid);
  newGrid.scrollLeft = scrolled;
}

/**
 * Return a bar of a bar chart: a name, a bar as long as its share (0 to 1), a number.
 * @type {(name: Content, share: number, text: string, options?: { chosen?: boolean }) => HTMLElement}
 */
export function barRow(name, share, text, { chosen = false } = {}) {
  const fill = make("span", {
    className: "figure-row-fill",
    style: { "--share": `${100 * share}%` },
  });
  return make(
    "li",
    { className: chosen ? "figure-row figure-row--chosen" : "figure-row" },
    make("span", { className: "figure-row-name" }, name),
    make("span", { className: "figure-row-bar", aria: { hidden: "true" } }, fill),
    make("span", { className: "figure-row-number" }, text),
  );
}
