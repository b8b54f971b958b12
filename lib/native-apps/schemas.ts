import { z } from "zod";
import { judgeRedirectUri, tellRedirectFault } from "@/lib/utils/redirect-uri";

export const mostRedirectUris = 20;

const Name = z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.");

const RedirectUri = z
  .string()
  .trim()
  .superRefine((uri, ctx) => {
    const fault = judgeRedirectUri(uri);
    if (fault !== null) ctx.addIssue({ code: "custom", message: tellRedirectFault(uri, fault) });
  });

const RedirectUris = z
  .array(RedirectUri)
  .min(1, "Enter at least one redirect URI, or nobody could come back to the app.")
  .max(
    mostRedirectUris,
    `An app has at most ${mostRedirectUris} redirect URIs. The port is ignored, so one address is enough.`,
  )
  .transform((uris): readonly string[] => [...new Set(uris)]);

export const CreateNativeApp = z.strictObject({ name: Name, redirectUris: RedirectUris });
export type CreateNativeApp = z.infer<typeof CreateNativeApp>;

export const UpdateNativeApp = z.strictObject({
  name: Name.exactOptional(),
  redirectUris: RedirectUris.exactOptional(),
  active: z.boolean().exactOptional(),
  version: z.int().exactOptional(),
});
export type UpdateNativeApp = z.infer<typeof UpdateNativeApp>;

export interface NativeAppDto {
  /** Also its client ID. */
  readonly id: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly active: boolean;
  /** Sign-ins that can still be refreshed. */
  readonly sessions: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly version: number;
}

/** What an app asks for at sign-in; a refresh token comes with or without `offline_access`. */
export const appScopes = ["openid", "profile", "email", "offline_access"] as const;

/** Where the apps of an organization sign in: below this is the discovery document (OpenID Connect Discovery §4). */
export function issuerOf(origin: string, organizationId: string): string {
  return `${origin}/oidc/${organizationId}`;
}

/** One's own sign-in in an app. */
export interface AppSessionDto {
  readonly id: string;
  readonly appName: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
}
