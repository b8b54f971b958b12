/** A keyset page. Cursors are opaque; null means there is nothing on that side. Dates travel as ISO strings. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly previous: string | null;
  /** Where it is not exact, at least so many, shown as “about”. */
  readonly total: { readonly count: number; readonly exact: boolean };
}
