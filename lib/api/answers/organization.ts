import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import { permissions } from "@/lib/auth/permissions";
import type { Identity, OrganizationDetail } from "@/lib/organizations/schemas";

export const OrganizationAnswer: z.ZodType<OrganizationDetail> = z
  .strictObject({ id: Id, slug: z.string(), name: z.string(), createdAt: Moment, version: Version })
  .meta({ id: "Organization" });

export const IdentityAnswer: z.ZodType<Identity> = z
  .strictObject({
    actor: z.strictObject({
      kind: z.enum(["apiToken", "serviceAccount"]),
      id: Id.nullable(),
      name: z.string(),
    }),
    permissions: z.array(z.enum(permissions)),
    organization: z.strictObject({ id: Id, slug: z.string(), name: z.string() }),
  })
  .meta({ id: "Identity" });
