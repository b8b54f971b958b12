import type { Refusal } from "@/lib/api/refusals";
import type { Field } from "@/lib/api/schema-fields";

/** What the page of the API shows. */
export interface ApiReference {
  readonly chapters: readonly { readonly name: string; readonly operations: readonly ReferenceOperation[] }[];
  readonly objects: readonly ReferenceObject[];
}

export interface ReferenceOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  /** Null: any good token. */
  readonly permission: string | null;
  readonly parameters: readonly Field[];
  /** Each form that the body may have; named where there are several. */
  readonly bodies: readonly { readonly name: string | null; readonly fields: readonly Field[] }[];
  readonly status: number;
  readonly answer: { readonly type: string; readonly object: string | null } | null;
  readonly isList: boolean;
  readonly refusals: readonly Refusal[];
  /** For a shell. */
  readonly example: string;
}

export interface ReferenceObject {
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly Field[];
}
