import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import { accessRoles, permissions } from "@/lib/auth/permissions";
import type { Identity, OrganizationDetail, OwnProfile } from "@/lib/organizations/schemas";

export const OrganizationAnswer: z.ZodType<OrganizationDetail> = z
  .strictObject({ id: Id, slug: z.string(), name: z.string(), createdAt: Moment, version: Version })
  .meta({ id: "Organization" });

const Named = { id: Id, name: z.string() };

const OwnProfileAnswer: z.ZodType<OwnProfile> = z
  .strictObject({
    id: Id,
    userName: z.string(),
    name: z.string(),
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    email: z.string().nullable(),
    accessRole: z.enum(accessRoles).nullable().meta({ description: "Null: native apps alone." }),
    userType: z.string().nullable(),
    groups: z.array(z.strictObject(Named)),
    folders: z.array(z.strictObject({ ...Named, path: z.array(z.string()) })),
  })
  .meta({ id: "OwnProfile", description: "The person in a native app." });

export const IdentityAnswer: z.ZodType<Identity> = z
  .strictObject({
    actor: z.strictObject({
      kind: z.enum(["apiToken", "serviceAccount", "appUser"]),
      id: Id.nullable(),
      name: z.string(),
    }),
    permissions: z.array(z.enum(permissions)),
    organization: z.strictObject({ id: Id, slug: z.string(), name: z.string() }),
    user: OwnProfileAnswer.exactOptional().meta({ description: "With an access token of a native app." }),
  })
  .meta({ id: "Identity" });
