import { z } from "zod";

/** What an admin enters on the connector's tab Sign-in (PRODUCT L1). */
export const SaveConnectorSignIn = z
  .strictObject({
    /** The Entra tenant: its id, one of its domains, or a pasted authority URL. */
    entraTenant: z
      .string()
      .trim()
      .min(1, "Enter the Directory (tenant) ID that Entra shows on the app's Overview.")
      .max(300),
    clientId: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.uuid("Enter the Application (client) ID: letters and digits in five groups, such as 1b7e2a40-….")),
    active: z.boolean(),
    newPeople: z.enum(["sso", "builtin"]),
    createPeople: z.boolean(),
    /** As `ConnectorSignInDto.version`; absent for the first time. */
    version: z.int().positive(),
  })
  .partial({ active: true, newPeople: true, createPeople: true, version: true });
export type SaveConnectorSignIn = z.infer<typeof SaveConnectorSignIn>;

/** A client secret, as Entra shows it once. */
export const AddSignInSecret = z.strictObject({
  secret: z.string().trim().min(1, "Paste the Value of the client secret.").max(500),
  /** The day that Entra shows under Expires. */
  endsOn: z.iso.date("Enter the day under Expires, such as 2028-05-31.").nullable(),
});
export type AddSignInSecret = z.infer<typeof AddSignInSecret>;

export interface SignInSecretDto {
  readonly id: string;
  /** Its first characters, as Entra's list shows them. */
  readonly hint: string;
  readonly endsOn: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  /** Why Entra refused it last. */
  readonly refusedAs: "secret_wrong" | "secret_expired" | null;
}

/** One check of a token that Entra returned. */
export interface TokenCheck {
  readonly name: "state" | "signature" | "issuer" | "audience" | "nonce" | "time" | "tenant" | "person";
  readonly ok: boolean;
  /** What was found, in a sentence. */
  readonly told: string;
}

/** What the last “Test sign-in” of an admin found. */
export interface SignInTest {
  readonly at: string;
  readonly by: string;
  readonly ok: boolean;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly checks: readonly TokenCheck[];
  readonly claims: Readonly<Record<string, string>>;
}

export interface ConnectorSignInDto {
  readonly authority: string;
  readonly issuer: string;
  readonly entraTenantId: string;
  readonly clientId: string;
  readonly active: boolean;
  readonly newPeople: "sso" | "builtin";
  readonly createPeople: boolean;
  readonly provenAt: string | null;
  readonly provenBy: string | null;
  readonly failingSince: string | null;
  readonly failure: string | null;
  readonly lastTest: SignInTest | null;
  readonly secrets: readonly SignInSecretDto[];
  readonly version: number;
}

/** The tab Sign-in of a connector: the addresses to enter in Entra, and the settings once there are some. */
export interface SignInPageDto {
  readonly redirectUri: string;
  readonly logoutUrl: string;
  readonly initiateLoginUri: string;
  readonly settings: ConnectorSignInDto | null;
}
