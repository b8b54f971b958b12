/** `meta.version` and the ETag header: weak, because answers differ by projection (RFC 7644 §3.14). */
export function resourceEtag(resource: { readonly version: number }): string {
  return `W/"${resource.version}"`;
}

/** `meta.created` and `meta.lastModified` in ISO 8601 with milliseconds. */
export function resourceDates(resource: { readonly createdAt: Date; readonly updatedAt: Date }): {
  created: string;
  lastModified: string;
} {
  return { created: resource.createdAt.toISOString(), lastModified: resource.updatedAt.toISOString() };
}
