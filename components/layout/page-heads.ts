/** Title and lead of the pages that have a loading state, so that both say the same and nothing jumps between them. */
export const pageHeads = {
  overview: { title: "Overview" },
  users: { title: "Users" },
  deletedUsers: {
    title: "Deleted users",
    lead: "Kept for 30 days. Restored, they have the same id, groups and folders again, but no password.",
  },
  groups: { title: "Groups" },
  folders: { title: "Folders", lead: "What people get access to: by hand, from Entra, or by group rules." },
  metadata: {
    title: "Metadata keys",
    lead: "What Entra may send about a person beside the usual attributes: one text under each key.",
  },
  schema: {
    title: "Schema extensions",
    lead: "Attributes of your own for people, each with a type, under a URN that you choose.",
  },
  integrations: { title: "Integrations" },
  rules: { title: "Group rules", lead: "The first match wins, for access role, user type and folders each." },
  conflicts: {
    title: "Conflicts",
    lead: "Entra sends a person, and somebody here could be the same one. Usher never decides that by itself.",
  },
  apiTokens: {
    title: "API tokens",
    lead: "Each one acts for the person who made it, with the permissions that they chose.",
  },
  serviceAccounts: {
    title: "Service accounts",
    lead: "For machines: each has roles and long-lived tokens, and stays when people leave.",
  },
  nativeApps: {
    title: "Native apps",
    lead: "Apps on people's own devices, in which they sign in to this organization.",
  },
  requestLog: { title: "Request log", lead: "What Entra wanted, and what Usher said." },
  signInLog: { title: "Sign-in log", lead: "Who tried to sign in, how, and why it did not work." },
  auditLog: { title: "Audit log", lead: "Who changed what. Nothing here can be changed or deleted." },
  signInPolicy: { title: "Sign-in policy", lead: "How people prove who they are, and how long that holds." },
  sessions: { title: "Sessions", lead: "Where you are signed in. Ended at once, on every server." },
  profile: { title: "Profile" },
  secondFactor: {
    title: "Second factor",
    lead: "Beside your password, a code of an app on your phone: whoever learns the password alone cannot sign in.",
  },
  settings: { title: "Settings", lead: "The organization's name and address, and its end." },
  billing: { title: "Billing", lead: "What the organization may use, and who uses a licence." },
} as const;
