interface PolicyOptions {
  /** The random value that marks our own scripts of this one answer. */
  readonly nonce: string;
  /** `next dev` needs eval for readable stacks, inline styles and a socket for hot reload. */
  readonly development: boolean;
}

/** The style element that Radix puts beside an open Select to hide its scroll bar. A browser test opens one, so a new text shows. */
const radixSelectStyle = "'sha256-441zG27rExd4/il+NvIqyL8zFx5XmyNQtE381kSkUJk='";

/**
 * What a page of ours may load: scripts that carry the nonce and those that they load, everything else from us alone.
 * Style attributes are allowed, because React writes them into the page; style elements need the nonce.
 */
export function contentSecurityPolicy({ nonce, development }: PolicyOptions): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${radixSelectStyle}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
