/** Collects the parameters of one statement while its text is put together; values never become part of the text. */
export class SqlParams {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** Adds a value and returns its placeholder, such as `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Writes a piece of SQL for the statement whose parameters are given. */
export type SqlWriter = (params: SqlParams) => string;
