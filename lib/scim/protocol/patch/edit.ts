import { ScimError } from "../errors";
import type { TypedFilter } from "../filter/check";
import type { NoteCollector } from "../notes";
import type { ReadContext } from "../read-value";
import type { Json, ResourceType } from "../schema/attribute";
import type { Target } from "../schema/lookup";
import { shorten } from "../text";
import type { Tolerances } from "../tolerances";
import type { PatchOperation } from "./parse";

/** What the edits of one operation share. */
export interface EditContext extends ReadContext {
  readonly type: ResourceType;
  readonly operation: PatchOperation;
}

/** One change to one attribute. An operation without a path is several edits. */
export interface Edit {
  readonly target: Target;
  readonly where?: TypedFilter;
  /** Undefined only for remove without a value. */
  readonly value: Json | undefined;
  /** The path as shown in errors: canonical, with the filter as written. */
  readonly path: string;
  readonly context: EditContext;
}

/** A context whose errors name the operation and its path. */
export function editContext(
  operation: PatchOperation,
  type: ResourceType,
  tolerances: Tolerances,
  notes: NoteCollector,
): EditContext {
  const raw = operation.path?.raw;
  const head = `Operation ${operation.index} (${operation.op}${raw === undefined ? "" : ` ${shorten(raw)}`})`;
  return {
    type,
    operation,
    tolerances,
    note: (note) =>
      notes.add({ ...note, message: `Operation ${operation.index}: ${note.message}`, operation: operation.index }),
    fail: (scimType, detail) => ScimError.of(scimType, `${head}: ${detail}`),
  };
}
