import type { Ctx } from "@/lib/context";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { type AdmitSignInChange, saveConnectorSignIn } from "@/lib/entra-sign-in/save-connector-sign-in";
import type { AddSignInSecret } from "@/lib/entra-sign-in/schemas";
import { AppError } from "@/lib/errors";
import { getSignInByLink } from "@/lib/setup-links/get-sign-in-by-link";
import type { SaveSignInByLink, SignInByLink } from "@/lib/setup-links/sign-in-schemas";

/**
 * Names the app that people sign in with, by a setup link. Once an admin has signed in through it, it is out of the link's reach:
 * whoever could name another Entra tenant then could take the organization over.
 *
 * @throws AppError as `saveConnectorSignIn`; `conflict` when sign-in is proven already
 */
export async function saveSignInByLink(ctx: Ctx, connectorId: string, input: SaveSignInByLink): Promise<SignInByLink> {
  // Before the authority is asked, and again once the settings are locked.
  if ((await getSignInByLink(ctx, connectorId)).proven) throw provenAlready(ctx);
  await saveConnectorSignIn(ctx, connectorId, input, unproven(ctx));
  return await getSignInByLink(ctx, connectorId);
}

/** Keeps a client secret by a setup link. @throws AppError as `addSignInSecret`; `conflict` when sign-in is proven already */
export async function addSecretByLink(ctx: Ctx, connectorId: string, input: AddSignInSecret): Promise<SignInByLink> {
  await addSignInSecret(ctx, connectorId, input, unproven(ctx));
  return await getSignInByLink(ctx, connectorId);
}

function unproven(ctx: Ctx): AdmitSignInChange {
  return (before) => {
    if (before !== null && before.provenAt !== null) throw provenAlready(ctx);
  };
}

function provenAlready({ actor }: Ctx): AppError {
  const who = actor.kind === "setupLink" ? actor.madeBy : "An admin";
  return new AppError("conflict", `Sign-in with Microsoft works already. ${who} can change it in Usher.`);
}
