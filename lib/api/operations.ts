import { type Operation, sections } from "@/lib/api/operation";
import { apiTokenOperations } from "@/lib/api/operations/api-tokens";
import { auditLogOperations } from "@/lib/api/operations/audit-log";
import { connectorTokenOperations } from "@/lib/api/operations/connector-tokens";
import { connectorOperations } from "@/lib/api/operations/connectors";
import { domainOperations } from "@/lib/api/operations/domains";
import { folderOperations } from "@/lib/api/operations/folders";
import { groupRuleOperations } from "@/lib/api/operations/group-rules";
import { groupOperations } from "@/lib/api/operations/groups";
import { metadataKeyOperations } from "@/lib/api/operations/metadata-keys";
import { nativeAppOperations } from "@/lib/api/operations/native-apps";
import { organizationOperations } from "@/lib/api/operations/organization";
import { requestLogOperations } from "@/lib/api/operations/request-log";
import { schemaExtensionOperations } from "@/lib/api/operations/schema-extensions";
import { serviceAccountOperations } from "@/lib/api/operations/service-accounts";
import { signInLogOperations } from "@/lib/api/operations/sign-in-log";
import { signInPolicyOperations } from "@/lib/api/operations/sign-in-policy";
import { userOperations } from "@/lib/api/operations/users";
import { yourselfOperations } from "@/lib/api/operations/yourself";

/** Every operation of /api/v1, chapter by chapter. */
export const operations: readonly Operation[] = [
  ...yourselfOperations,
  ...organizationOperations,
  ...signInPolicyOperations,
  ...connectorOperations,
  ...connectorTokenOperations,
  ...apiTokenOperations,
  ...serviceAccountOperations,
  ...nativeAppOperations,
  ...domainOperations,
  ...userOperations,
  ...groupOperations,
  ...folderOperations,
  ...metadataKeyOperations,
  ...schemaExtensionOperations,
  ...groupRuleOperations,
  ...requestLogOperations,
  ...signInLogOperations,
  ...auditLogOperations,
].sort((left, right) => sections.indexOf(left.section) - sections.indexOf(right.section));
