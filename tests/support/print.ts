/** Tells the reader of a test run what was measured. */
export function print(line: string): void {
  process.stdout.write(`  · ${line}\n`);
}

/** Milliseconds for people. */
export function ms(value: number | undefined): string {
  return `${Math.round(value ?? 0)} ms`;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
