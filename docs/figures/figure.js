// <llm-figure name="bpe"> runs bpe.js when the reader comes near it. Until then, and without JavaScript, it shows what
// it holds: the figure in words.

/** @typedef {{ draw: import("./parts.js").Draw }} Figure What the script of a figure gives. */

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        /** @type {LlmFigure} */ (entry.target).start();
      }
    }
  },
  { rootMargin: "400px 0px" },
);

class LlmFigure extends HTMLElement {
  started = false;

  connectedCallback() {
    if (!this.started) near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
  }

  async start() {
    if (this.started) return;
    this.started = true;
    /** @type {Figure} */
    const { draw } = await import(new URL(`./${this.getAttribute("name")}.js`, import.meta.url).href);
    const drawing = document.createElement("div");
    drawing.className = "figure-drawing";
    draw(drawing);
    this.replaceChildren(drawing);
  }
}

if (!customElements.get("llm-figure")) customElements.define("llm-figure", LlmFigure);
