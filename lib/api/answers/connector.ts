import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import {
  type ConnectorDto,
  type DeletedConnector,
  requirableAttributes,
  uniqueIdentifiers,
} from "@/lib/connectors/schemas";

const Mapping = z.strictObject({
  uniqueIdentifier: z.enum(uniqueIdentifiers),
  requiredAttributes: z.array(z.enum(requirableAttributes)),
  licenceRule: z.boolean(),
  userTypes: z.array(z.string()),
  defaultUserType: z.string().nullable(),
  roleRule: z.boolean(),
});

export const ConnectorAnswer: z.ZodType<ConnectorDto> = z
  .strictObject({
    id: Id,
    kind: z.literal("entra"),
    name: z.string(),
    state: z.enum(["waiting", "connected", "provisioning", "healthy", "attention", "failing", "silent", "off", "held"]),
    provisioningOn: z.boolean(),
    switchedBy: z.string().nullable(),
    switchedAt: Moment.nullable(),
    uniqueGroupNames: z.boolean(),
    mapping: Mapping,
    deletePolicy: z.enum(["keep", "erase"]),
    guardLimit: z
      .int()
      .nullable()
      .meta({ description: "People who may lose access within an hour before an admin is asked." }),
    holdId: Id.nullable(),
    verifiedDomainsOnly: z.boolean(),
    settingsVersion: Version,
    tenantUrl: z.url().meta({ description: "What to paste in Entra." }),
    createdAt: Moment,
    lastContactAt: Moment.nullable(),
    lastWriteAt: Moment.nullable(),
    users: z.int(),
    groups: z.int(),
    requests24h: z.strictObject({ accepted: z.int(), refused: z.int() }),
  })
  .meta({ id: "Connector" });

export const DeletedConnectorAnswer: z.ZodType<DeletedConnector> = z
  .strictObject({ users: z.int(), groups: z.int() })
  .meta({
    id: "DeletedConnector",
    description: "People and groups that stay and belong to nobody.",
  });
