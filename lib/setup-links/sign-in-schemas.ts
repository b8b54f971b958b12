import type { z } from "zod";
import { SaveConnectorSignIn } from "@/lib/entra-sign-in/schemas";

/** Which app people sign in with. Who may sign in, and whether people are created, is no matter of a setup link. */
export const SaveSignInByLink = SaveConnectorSignIn.pick({ entraTenant: true, clientId: true, version: true });
export type SaveSignInByLink = z.infer<typeof SaveSignInByLink>;

/** Of the sign-in of a connector what a setup link shows: nobody's name and no claim. */
export interface SignInByLink {
  readonly redirectUri: string;
  readonly logoutUrl: string;
  readonly initiateLoginUri: string;
  readonly proven: boolean;
  readonly settings: {
    readonly entraTenant: string;
    readonly clientId: string;
    readonly secrets: number;
    readonly version: number;
  } | null;
}
