export { createEditor } from "../../../../web/editor.js";
