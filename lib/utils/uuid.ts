const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID as Usher writes it: lower case with hyphens. Ids compare exactly (RFC 7643 §3.1). */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
