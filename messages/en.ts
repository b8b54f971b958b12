import { apiDocs } from "./en/api-docs";
import { apiTokens } from "./en/api-tokens";
import { appSignIn } from "./en/app-sign-in";
import { auditLog } from "./en/audit-log";
import { auth } from "./en/auth";
import { billing } from "./en/billing";
import { causes } from "./en/causes";
import { common } from "./en/common";
import { conflicts } from "./en/conflicts";
import { connectors } from "./en/connectors";
import { credentials } from "./en/credentials";
import { domains } from "./en/domains";
import { entraLabels } from "./en/entra-labels";
import { entraSignIn } from "./en/entra-sign-in";
import { folders } from "./en/folders";
import { groups } from "./en/groups";
import { guard } from "./en/guard";
import { history } from "./en/history";
import { layout } from "./en/layout";
import { log } from "./en/log";
import { mapping } from "./en/mapping";
import { metadata } from "./en/metadata";
import { nativeApps } from "./en/native-apps";
import { oneTimeLinks } from "./en/one-time-links";
import { organizationChoice } from "./en/organization-choice";
import { overview } from "./en/overview";
import { pages } from "./en/pages";
import { palette } from "./en/palette";
import { problems } from "./en/problems";
import { profile } from "./en/profile";
import { rehearsal } from "./en/rehearsal";
import { requestLog } from "./en/request-log";
import { requestStats } from "./en/request-stats";
import { rules } from "./en/rules";
import { schemaExtensions } from "./en/schema-extensions";
import { serviceAccounts } from "./en/service-accounts";
import { sessions } from "./en/sessions";
import { settings } from "./en/settings";
import { setup } from "./en/setup";
import { signInCauses } from "./en/sign-in-causes";
import { signInLog } from "./en/sign-in-log";
import { signInPolicy } from "./en/sign-in-policy";
import { ui } from "./en/ui";
import { users } from "./en/users";

/** Every word of the user interface in English, by the folder of components/ that shows it. docs/decisions says what is no part of it. */
export const en = {
  apiDocs,
  apiTokens,
  appSignIn,
  auditLog,
  auth,
  billing,
  causes,
  common,
  conflicts,
  connectors,
  credentials,
  domains,
  entraLabels,
  entraSignIn,
  folders,
  groups,
  guard,
  history,
  layout,
  log,
  mapping,
  metadata,
  nativeApps,
  oneTimeLinks,
  organizationChoice,
  overview,
  pages,
  palette,
  problems,
  profile,
  rehearsal,
  requestLog,
  requestStats,
  rules,
  schemaExtensions,
  serviceAccounts,
  sessions,
  settings,
  setup,
  signInCauses,
  signInLog,
  signInPolicy,
  ui,
  users,
} as const;
