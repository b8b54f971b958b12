import { z } from "zod";
import { Id, IdAndName, Moment, Version } from "@/lib/api/answers/parts";
import { permissions, serviceRoles } from "@/lib/auth/permissions";
import type { ProvisioningToken } from "@/lib/credentials/create-provisioning-token";
import type { CreatedCredential, CredentialDto } from "@/lib/credentials/schemas";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

const credential = {
  id: Id,
  kind: z.enum(["bearer", "client_secret", "workload_identity", "basic", "service_token", "api_token"]),
  name: z.string(),
  description: z.string().nullable(),
  prefix: z.string().nullable().meta({ description: "The first characters of the secret." }),
  status: z.enum(["active", "disabled", "expired", "revoked"]),
  expiresAt: Moment.nullable(),
  createdBy: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
  lastUsedFrom: z.string().nullable(),
  version: Version,
  userName: z.string().nullable().meta({ description: "Of kind basic." }),
  permissions: z.array(z.enum(permissions)).meta({ description: "Of kind api_token." }),
  trust: z
    .strictObject({
      entraTenantId: z.string(),
      issuer: z.string(),
      jwksUri: z.string(),
      subject: z.string(),
      audiences: z.array(z.string()),
    })
    .nullable()
    .meta({ description: "Of kind workload_identity." }),
  accessHours: z.int().nullable().meta({ description: "Of kind client_secret and workload_identity." }),
  owner: IdAndName.nullable().meta({ description: "Of kind api_token: whose it is; it ends with the person." }),
};

const secret = z.string().meta({ description: "The secret itself. It stands in this answer alone." });

export const CredentialAnswer: z.ZodType<CredentialDto> = z.strictObject(credential).meta({ id: "Credential" });

export const CreatedCredentialAnswer: z.ZodType<CreatedCredential> = z
  .strictObject({ ...credential, secret })
  .meta({ id: "CreatedCredential" });

/** A workload identity has no secret. */
export const CreatedConnectorCredentialAnswer: z.ZodType<CreatedCredential | CredentialDto> = z.union([
  CreatedCredentialAnswer,
  CredentialAnswer,
]);

export const ProvisioningTokenAnswer: z.ZodType<ProvisioningToken> = z
  .strictObject({ ...credential, secret, connectorId: Id })
  .meta({ id: "ProvisioningToken" });

export const ServiceAccountAnswer: z.ZodType<ServiceAccountDto> = z
  .strictObject({
    id: Id,
    name: z.string(),
    description: z.string().nullable(),
    roles: z.array(z.enum(serviceRoles)),
    active: z.boolean(),
    liveTokens: z.int(),
    lastUsedAt: Moment.nullable(),
    createdBy: z.string(),
    createdAt: Moment,
    version: Version,
  })
  .meta({ id: "ServiceAccount" });
