const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID as Usher writes it: lower case with hyphens. Ids compare exactly (RFC 7643 §3.1). */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** The smallest UUIDv7 of a moment (RFC 9562 §5.7): where ids are UUIDv7, a range of them is a range of time. */
export function firstUuidAt(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
