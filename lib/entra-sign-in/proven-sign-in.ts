import type { SignInOrigin } from "@/lib/auth/create-session";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import type { IdTokenClaims } from "@/lib/entra-sign-in/verify-id-token";

/** A sign-in with Entra whose token holds. */
export interface ProvenSignIn {
  readonly connection: OpenConnection;
  readonly claims: IdTokenClaims;
  readonly origin: SignInOrigin;
  readonly requestId: string;
}

/** The object id, which `profile` brings. @throws SignInRefused `no_object_id` */
export function requireObjectId({ oid }: IdTokenClaims): string {
  if (oid === undefined || oid === "") throw new SignInRefused("no_object_id");
  return oid;
}
