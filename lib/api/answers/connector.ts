import { z } from "zod";
import { Id, Moment, Version } from "@/lib/api/answers/parts";
import {
  type ConnectorDto,
  type DeletedConnector,
  nestedGroupsChoices,
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
    nestedGroups: z.enum(nestedGroupsChoices).meta({
      description: "What becomes of a group that comes as a member of another one; kept ones give nobody access.",
    }),
    settingsVersion: Version,
    tenantUrl: z.url().meta({ description: "What to paste in Entra." }),
    createdAt: Moment,
    setupDoneAt: Moment.nullable().meta({ description: "When its wizard was finished." }),
    lastContactAt: Moment.nullable(),
    lastWriteAt: Moment.nullable(),
    signInOn: z.boolean().meta({ description: "Whether people can sign in with Microsoft by it." }),
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
