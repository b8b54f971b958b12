/** How large the directory is that the lists are measured with (PRODUCT §1: 100,000 rows are ordinary). */
export const size = {
  users: 100_000,
  groups: 2_000,
  folders: 1_000,
  rules: 50,
  metadataKeys: 40,
  /** Two for each user. */
  unknownFolders: 200_000,
  leavers: 50_000,
  /** Open; as many again are decided. */
  conflicts: 5_000,
  held: 20_000,
  requests: 1_000_000,
  signIns: 1_000_000,
  entries: 100_000,
} as const;

/** SQL of the id of a row: its kind is a hexadecimal digit, its number an expression. */
export function id(kind: string, number: string): string {
  return `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

/** SQL of the UUIDv7 of something that happened so long ago. `number` is an expression over `n`, which is unique. */
export function uuidBefore(number: string, unit: "millisecond" | "second" | "minute"): string {
  const ms = { millisecond: 1, second: 1000, minute: 60_000 }[unit];
  const hex = `lpad(to_hex((extract(epoch from now()) * 1000)::bigint - (${number}) * ${ms}), 12, '0')`;
  return `(left(${hex}, 8) || '-' || right(${hex}, 4) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
}
