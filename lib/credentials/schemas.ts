import { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";

/** What a connector can be given to prove Entra by; the words of the four sections on its page (K4–K7). */
export const connectorCredentialKinds = ["bearer", "client_secret", "workload_identity", "basic"] as const;
export type ConnectorCredentialKind = (typeof connectorCredentialKinds)[number];

/** An `access_token` is issued by the token endpoint, and a `rehearsal` holds one for its minutes; neither stands in a list. */
export type CredentialKind = ConnectorCredentialKind | "access_token" | "rehearsal" | "service_token" | "api_token";

/** How long a new credential lives. */
export const credentialLifetimes = ["10h", "30d", "90d", "365d", "730d", "never"] as const;
export type CredentialLifetime = (typeof credentialLifetimes)[number];

/** How long the old credential goes on after a rotation: until Entra's job has surely taken the new one. */
export const rotationOverlaps = ["now", "1h", "24h", "7d"] as const;
export type RotationOverlap = (typeof rotationOverlaps)[number];

const Name = z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.");
const Description = z.string().trim().max(200, "A description has at most 200 characters.");
const Lifetime = z.enum(credentialLifetimes, "Choose how long it lives: 10h, 30d, 90d, 365d, 730d or never.");
export const AccessHours = z
  .int("Access tokens live a whole number of hours.")
  .min(1, "Access tokens live at least 1 hour.")
  .max(6, "Access tokens live at most 6 hours.");

export const UserName = z
  .string()
  .trim()
  .regex(/^[\w.@-]{3,64}$/, "A user name has 3 to 64 letters, digits, dots, @, - and _.");

const named = { name: Name, description: Description.exactOptional() };

const Url = z
  .string()
  .trim()
  .max(500, "A URL has at most 500 characters.")
  .refine((value) => URL.canParse(value), "Paste the whole URL, as Entra shows it.");

const Audience = z.string().trim().min(1, "Paste the audience that Entra shows.").max(300);

const CreateBearer = z.strictObject({ kind: z.literal("bearer"), ...named, expires: Lifetime });

const CreateBasic = z.strictObject({
  kind: z.literal("basic"),
  ...named,
  userName: UserName.exactOptional(),
  expires: Lifetime,
});

const CreateClientSecret = z.strictObject({
  kind: z.literal("client_secret"),
  ...named,
  expires: Lifetime,
  accessHours: AccessHours.exactOptional(),
});

export const CreateWorkloadIdentity = z.strictObject({
  kind: z.literal("workload_identity"),
  ...named,
  issuer: Url,
  jwksUri: Url,
  subject: z.uuid(
    "The subject is the object id of the workload identity, such as 3fa85f64-5717-4562-b3fc-2c963f66afa6.",
  ),
  audiences: z.array(Audience).min(1, "Paste the audience that Entra shows.").max(10, "At most 10 audiences."),
  accessHours: AccessHours.exactOptional(),
});

/** Everything that a connector can be given. */
export const CreateConnectorCredential = z.discriminatedUnion(
  "kind",
  [CreateBearer, CreateBasic, CreateClientSecret, CreateWorkloadIdentity],
  "Choose the kind: bearer, basic, client_secret or workload_identity.",
);
export type CreateConnectorCredential = z.infer<typeof CreateConnectorCredential>;
export type CreateWorkloadIdentity = z.infer<typeof CreateWorkloadIdentity>;

/** What has a secret of ours. */
export type CreateCredential = Exclude<CreateConnectorCredential, CreateWorkloadIdentity>;

/** For a token of a service account. */
export const CreateServiceToken = z.strictObject({ ...named, expires: Lifetime });
export type CreateServiceToken = z.infer<typeof CreateServiceToken>;

export const CreateApiToken = z.strictObject({
  ...named,
  expires: Lifetime,
  permissions: z.array(z.string()).min(1, "Choose at least one permission.").max(100),
});
export type CreateApiToken = z.infer<typeof CreateApiToken>;

/** For a token of automation; without `connectorId` of the organization's only connector. */
export const CreateProvisioningToken = z.strictObject({ connectorId: z.uuid().exactOptional() });
export type CreateProvisioningToken = z.infer<typeof CreateProvisioningToken>;

export const UpdateCredential = z.strictObject({
  name: Name.exactOptional(),
  description: Description.exactOptional(),
  active: z.boolean().exactOptional(),
  /** Of a workload identity. */
  audiences: z.array(Audience).min(1).max(10, "At most 10 audiences.").exactOptional(),
  /** Of an API token. */
  permissions: z.array(z.string()).min(1, "Choose at least one permission.").max(100).exactOptional(),
  version: z.int().exactOptional(),
});
export type UpdateCredential = z.infer<typeof UpdateCredential>;

export const RotateCredential = z.strictObject({
  overlap: z.enum(rotationOverlaps, "The old one ends now or after 1h, 24h or 7d."),
  expires: Lifetime,
});
export type RotateCredential = z.infer<typeof RotateCredential>;

/** How a workload identity of Entra is recognised (RFC 7523 §3); nothing of it is secret. */
export interface WorkloadTrust {
  readonly entraTenantId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  /** The object id of the workload identity. */
  readonly subject: string;
  readonly audiences: readonly string[];
}

export interface CredentialDto {
  readonly id: string;
  readonly kind: Exclude<CredentialKind, "access_token" | "rehearsal">;
  readonly name: string;
  readonly description: string | null;
  /** The first characters, `ush_7Kq9`, so that people recognise it; null where there is no secret. */
  readonly prefix: string | null;
  readonly status: "active" | "disabled" | "expired" | "revoked";
  readonly expiresAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
  readonly version: number;
  /** Of `basic`. */
  readonly userName: string | null;
  /** Of `api_token`. */
  readonly permissions: readonly Permission[];
  /** Of `workload_identity`. */
  readonly trust: WorkloadTrust | null;
  /** Of `client_secret` and `workload_identity`. */
  readonly accessHours: number | null;
  /** Of `api_token`: whose it is; it ends with the person. */
  readonly owner: { readonly id: string; readonly name: string } | null;
}

/** The one answer that holds the secret. It cannot be read again. */
export interface CreatedCredential extends CredentialDto {
  readonly secret: string;
}
