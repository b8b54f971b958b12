/** One row of the audit log as pages show it. */
export interface AuditItem {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly kind: "user" | "connector" | "system"; readonly name: string };
  /** `noun.verb`: `user.create`. */
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  readonly before: object | null;
  readonly after: object | null;
}
