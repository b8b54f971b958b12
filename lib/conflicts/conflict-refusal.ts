import type { ConflictKind } from "@/lib/conflicts/schemas";
import { type Ctx, policyOf } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { UserFields } from "@/lib/users/user";

/** The 409 that Entra gets while a human decides who is meant; it comes back by itself. */
export function conflictRefusal(ctx: Ctx, fields: UserFields, kind: ConflictKind, label: string): AppError {
  const cure = `Decide in Usher whether both are the same person: ${policyOf(ctx)?.pagesUrl ?? ""}/conflicts`;
  return new AppError("conflict", `${causes[kind](fields, label)} ${cure}`, {
    field: "userName",
    reason: kind === "user_name_taken" ? "username_taken" : kind,
  });
}

const causes: Record<ConflictKind, (fields: UserFields, label: string) => string> = {
  user_name_taken: ({ userName }) => `Another user already has the user name ${userName}, who was created by hand.`,
  same_email: ({ attributes, userName }, label) =>
    `${label}, who was created by hand, has the e-mail ${primaryEmail(attributes) ?? userName} of this person.`,
  two_candidates: ({ userName }, label) => `Several users could be ${userName}, ${label} among them.`,
  other_connector: ({ userName }, label) => `${label} could be ${userName}, and belongs to another connector.`,
  deleted_before: ({ userName }, label) => `${label} was deleted and could be ${userName}.`,
};
