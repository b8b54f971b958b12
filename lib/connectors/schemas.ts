import { z } from "zod";

export const CreateConnector = z.object({ kind: z.literal("entra") });
export type CreateConnector = z.infer<typeof CreateConnector>;

export const UpdateConnector = z
  .object({
    name: z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.").exactOptional(),
    provisioningOn: z.boolean().exactOptional(),
    uniqueGroupNames: z.boolean().exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, "Name at least one setting to change.");
export type UpdateConnector = z.infer<typeof UpdateConnector>;

/** The nine states of SCREENS §1.3; `held` comes with the mass-deactivation guard. */
export type ConnectorState =
  | "waiting"
  | "connected"
  | "provisioning"
  | "healthy"
  | "attention"
  | "failing"
  | "silent"
  | "off";

export interface ConnectorDto {
  readonly id: string;
  readonly kind: "entra";
  readonly name: string;
  readonly state: ConnectorState;
  readonly provisioningOn: boolean;
  readonly switchedBy: string | null;
  readonly switchedAt: string | null;
  readonly uniqueGroupNames: boolean;
  /** `{origin}/scim/v2/{id}` */
  readonly tenantUrl: string;
  readonly createdAt: string;
  readonly lastContactAt: string | null;
  readonly lastWriteAt: string | null;
  readonly users: number;
  readonly groups: number;
  readonly requests24h: { readonly accepted: number; readonly refused: number };
}
