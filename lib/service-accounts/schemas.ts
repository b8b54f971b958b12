import { z } from "zod";
import { type ServiceRole, serviceRoles } from "@/lib/auth/permissions";

const Name = z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.");
const Description = z.string().trim().max(200, "A description has at most 200 characters.");
const Roles = z
  .array(z.enum(serviceRoles, `The roles are ${serviceRoles.join(", ")}.`))
  .max(serviceRoles.length)
  .transform((roles): readonly ServiceRole[] => serviceRoles.filter((role) => roles.includes(role)));

export const CreateServiceAccount = z.strictObject({
  name: Name,
  description: Description.exactOptional(),
  roles: Roles.exactOptional(),
});
export type CreateServiceAccount = z.infer<typeof CreateServiceAccount>;

export const UpdateServiceAccount = z.strictObject({
  name: Name.exactOptional(),
  description: Description.exactOptional(),
  roles: Roles.exactOptional(),
  active: z.boolean().exactOptional(),
  version: z.int().exactOptional(),
});
export type UpdateServiceAccount = z.infer<typeof UpdateServiceAccount>;

export interface ServiceAccountDto {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly roles: readonly ServiceRole[];
  readonly active: boolean;
  /** Tokens that work right now. */
  readonly liveTokens: number;
  readonly lastUsedAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly version: number;
}
