// Sorts, searches and filters the class table of the report. Without it the table is whole, and sorted by student.

/** @type {HTMLTableElement | null} */
const table = document.querySelector("table.class");
const body = table?.tBodies[0];
const search = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
const filter = /** @type {HTMLSelectElement | null} */ (document.getElementById("filter"));
const shown = document.getElementById("shown");

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableSectionElement} body
 */
function sortable(table, body) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...body.rows];
  const byName = new Intl.Collator(undefined, { numeric: true });
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      // Points begin with the lowest: who struggles is what the table is for.
      const down = head.ariaSort === "ascending" ? -1 : 1;
      /** @param {HTMLTableRowElement} row */
      const text = (row) => row.cells[column]?.textContent ?? "";
      /** @param {HTMLTableRowElement} row */
      const points = (row) => Number(/[\d.]+/.exec(text(row))?.[0] ?? 0);
      const keys = new Map(rows.map((row) => [row, column ? points(row) : text(row)]));
      rows.sort((a, b) => {
        const [one, other] = [keys.get(a) ?? 0, keys.get(b) ?? 0];
        return down * (typeof one === "number" ? one - Number(other) : byName.compare(one, String(other)));
      });
      for (const other of heads) other.removeAttribute("aria-sort");
      head.ariaSort = down > 0 ? "ascending" : "descending";
      body.append(...rows);
    });
  }
}

/** @type {Record<string, (row: HTMLTableRowElement, most: number) => boolean>} */
const FILTERS = {
  all: () => true,
  half: (row, most) => Number(row.cells[1]?.textContent) < most / 2,
  missing: (row) => row.querySelector(".missing") !== null,
  unreadable: (row) => row.querySelector(".unreadable") !== null,
};

if (table && body && search && filter && shown) {
  const most = Number(table.dataset["most"]);
  const show = () => {
    const words = search.value.trim().toLowerCase();
    const keep = FILTERS[filter.value] ?? (() => true);
    let count = 0;
    for (const row of body.rows) {
      row.hidden = !(keep(row, most) && (row.cells[0]?.textContent ?? "").toLowerCase().includes(words));
      if (!row.hidden) count += 1;
    }
    shown.textContent = `${count} of ${body.rows.length} students`;
  };
  sortable(table, body);
  search.addEventListener("input", show);
  filter.addEventListener("change", show);
  search.closest(".tools")?.removeAttribute("hidden");
  show();
}
