import type { AttributePath } from "./filter/ast";

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}

/** RFC 7643 §2.1: ATTRNAME = ALPHA *(nameChar), where `$ref` is the one name with a leading dollar. */
function isName(text: string): boolean {
  const start = text.startsWith("$") ? 1 : 0;
  if (!isLetter(text.charCodeAt(start))) return false;
  for (let index = start + 1; index < text.length; index++) {
    if (!isNameCharacter(text.charCodeAt(index))) return false;
  }
  return true;
}

/**
 * RFC 7644 §3.10: `[URN ":"] name ["." name]`, or null when the text is not one.
 * The URN ends at the last colon, so the dot in `2.0` never splits.
 */
export function parseAttributePath(text: string): AttributePath | null {
  const colon = text.lastIndexOf(":");
  if (colon === 0) return null;
  const local = text.slice(colon + 1);
  const dot = local.indexOf(".");
  const attribute = dot < 0 ? local : local.slice(0, dot);
  const subAttribute = dot < 0 ? undefined : local.slice(dot + 1);
  if (!isName(attribute) || (subAttribute !== undefined && !isName(subAttribute))) return null;
  return {
    ...(colon > 0 ? { schema: text.slice(0, colon) } : {}),
    attribute,
    ...(subAttribute === undefined ? {} : { subAttribute }),
  };
}

/** The path as written. */
export function formatPath(path: AttributePath): string {
  const schema = path.schema === undefined ? "" : `${path.schema}:`;
  const subAttribute = path.subAttribute === undefined ? "" : `.${path.subAttribute}`;
  return `${schema}${path.attribute}${subAttribute}`;
}
