/** What keys do with whatever list the page shows. A row's link is what DataTable marks so. */
const rowLink = "main a[data-row-link]";

/** `j` and `k`: the row after or before the focused one, or the first. */
export function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(rowLink)].filter((link) => link.offsetParent !== null);
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = at === -1 ? links[0] : links[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** `x`: marks the focused row, where rows can be marked. */
export function selectRow(): void {
  document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[role=checkbox]")?.click();
}

/** `/`: the search of the page. Without one nothing happens. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[aria-keyshortcuts='/']");
  field?.focus();
  field?.select();
  return field !== null;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu;

/** `c`: the id of the focused row, else of what the address names. */
export function idHere(): string | undefined {
  const row = document.activeElement?.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
  const address = row ? row.pathname + row.search : window.location.pathname + window.location.search;
  return address.match(uuid)?.at(-1);
}
