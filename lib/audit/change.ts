/** What changed, for the audit log. `before` and `after` hold no secrets. */
export interface Change {
  /** `noun.verb`: `user.create`, `token.revoke`. */
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  readonly before: object | null;
  readonly after: object | null;
}
