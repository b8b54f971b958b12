import { type Note, NoteCollector } from "../notes";
import { withSchemas } from "../resource";
import type { Document, ResourceType } from "../schema/attribute";
import type { Tolerances } from "../tolerances";
import { add } from "./add";
import { type Edit, type EditContext, editContext } from "./edit";
import { expandOperation } from "./expand";
import type { PatchOperation } from "./parse";
import { remove } from "./remove";
import { replace } from "./replace";

/**
 * Applies operations in order to a resource and answers a new document; the argument stays as it is, so the first failure
 * discards every earlier operation (RFC 7644 §3.5.2). `schemas` of the result names what it uses.
 *
 * Decisions where the RFC leaves room: null and `""` clear, except that `add` of null to a multi-valued attribute adds
 * nothing. `remove` of a multi-valued attribute with a value takes out the listed values only, and none for `[]`.
 * A path `emails.type` without a filter means every value. A value that is left with nothing but `type`, `primary` and
 * `display` after its last other sub-attribute was cleared is taken out.
 */
export function applyPatch(
  document: Document,
  operations: readonly PatchOperation[],
  type: ResourceType,
  tolerances: Tolerances = {},
): { readonly document: Document; readonly notes: readonly Note[] } {
  const notes = new NoteCollector();
  const request = { type, tolerances, operations: operations.length };
  const changed = operations.reduce(
    (current, operation) => applyOperation(current, editContext(operation, request, notes)),
    document,
  );
  return { document: withSchemas(changed, type), notes: notes.all() };
}

function applyOperation(document: Document, context: EditContext): Document {
  return expandOperation(document, context).reduce(applyEdit, document);
}

function applyEdit(document: Document, edit: Edit): Document {
  const { op } = edit.context.operation;
  switch (op) {
    case "add":
      return add(document, edit);
    case "replace":
      return replace(document, edit);
    case "remove":
      return remove(document, edit);
    default:
      return op satisfies never;
  }
}
