/** A table to download: its columns, and its rows in pieces as they are read. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly CsvCell[])[]>;
}

export type CsvCell = string | number | null;
