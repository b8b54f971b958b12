import type { Operation } from "@/lib/api/operation";

/** How an operation may refuse: the status and when. */
export interface Refusal {
  readonly status: number;
  readonly description: string;
}

/** Every refusal of an operation, by status. */
export function refusalsOf(operation: Operation): readonly Refusal[] {
  const { permission, params, conflict, ifMatch, status } = operation;
  const named = params !== null && Object.keys(params.shape).length > 0;
  const conflicts = [
    ...(conflict === undefined ? [] : [conflict]),
    ...(status === 201 ? ["the Idempotency-Key was sent before with another body"] : []),
  ];
  return [
    { status: 400, description: "Something in the request is not valid; errors names it." },
    { status: 401, description: "No token that works." },
    ...(permission === null
      ? []
      : [{ status: 403, description: `The token lacks ${permission}, or may not do this.` }]),
    ...(named || hasReferences(operation)
      ? [{ status: 404, description: "Nothing of your organization has this id." }]
      : []),
    ...(conflicts.length === 0 ? [] : [{ status: 409, description: `Refused, because ${conflicts.join("; or ")}.` }]),
    ...(ifMatch ? [{ status: 412, description: "If-Match names another version than there is." }] : []),
    { status: 429, description: "Too many requests within a minute. Retry-After says when to come again." },
  ];
}

/** A body may name something by its id, too. */
function hasReferences({ id }: Operation): boolean {
  return id === "createProvisioningToken";
}
