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
  /**
   * Other operations stand beside this one, and what cannot be done may be skipped: a wrong mapping of one attribute must not
   * undo the deactivation that travels with it (ENTRA.md quirk 43).
   */
  readonly maySkip: boolean;
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
  request: { readonly type: ResourceType; readonly tolerances: Tolerances; readonly operations: number },
  notes: NoteCollector,
): EditContext {
  const { type, tolerances } = request;
  const raw = operation.path?.raw;
  const head = `Operation ${operation.index} (${operation.op}${raw === undefined ? "" : ` ${shorten(raw)}`})`;
  return {
    type,
    operation,
    maySkip: request.operations > 1 && tolerances.skipUnknown === true,
    tolerances,
    note: (note) =>
      notes.add({ ...note, message: `Operation ${operation.index}: ${note.message}`, operation: operation.index }),
    fail: (scimType, detail) => ScimError.of(scimType, `${head}: ${detail}`),
  };
}
