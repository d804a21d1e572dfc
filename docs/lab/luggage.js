// All exercises of this browser in one zip, as `llmlings submit` makes it and `llmlings grade` takes it, and back.

import { button, element, paragraph, reason } from "./elements.js";
import { read, write } from "./store.js";
import { pack, unpack } from "./zip.js";

/**
 * `onOpen` is given the text of this module where an archive has it.
 * @type {(
 *   module: string, modules: string[], save: (name: string, content: Blob) => void, onOpen: (text: string) => void,
 * ) => HTMLElement}
 */
export function makeLuggage(module, modules, save, onOpen) {
  const box = element("details", "lab-luggage");
  const out = button("Download all as a zip");
  const choose = Object.assign(element("input"), { type: "file", accept: ".zip" });
  const label = element("label", "", "Open such a zip: ");
  const said = paragraph("lab-note");
  said.ariaLive = "polite";
  label.append(choose);
  box.append(element("summary", "", "All your exercises"), out, label, said);

  out.addEventListener("click", () => {
    /** @type {Map<string, string>} */
    const files = new Map();
    for (const name of modules) {
      const text = read("draft", name);
      if (text !== null) files.set(`exercises/${name}.py`, text);
    }
    if (files.size) save("submission.zip", pack(files));
    said.textContent = files.size
      ? `The zip has what you wrote in ${[...files.keys()].join(", ")}.`
      : "You have not written anything yet.";
  });
  choose.addEventListener("change", async () => {
    const [archive] = choose.files ?? [];
    if (!archive) return;
    try {
      const opened = [];
      for (const [path, text] of await unpack(archive)) {
        const name = modules.find((other) => path.split("/").at(-1) === `${other}.py`);
        if (!name) continue;
        if (name === module) onOpen(text);
        else bringBack(name, text);
        opened.push(name);
      }
      said.textContent = opened.length
        ? `These are as in the zip now: ${opened.join(", ")}. In each, Undo brings back what was there.`
        : "The zip has no file of an exercise that runs in the page.";
    } catch (error) {
      said.textContent = `This file cannot be opened: ${reason(error)}.`;
    }
    choose.value = "";
  });
  return box;
}

/** @type {(module: string, text: string) => void} */
function bringBack(module, text) {
  const before = read("draft", module);
  if (before === text) return;
  if (before !== null) write("aside", module, before);
  write("draft", module, text);
  // An exercise that is open behind this one hears of it as of another tab's.
  dispatchEvent(new StorageEvent("storage", { key: `llmlings.draft.${module}`, newValue: text }));
}
