/** Words of components/settings and its page. */
export const settings = {
  address: {
    change: "Change address",
    changing: "Changing…",
    hint: "Another address changes every link. Old links keep working for 30 days; what Entra calls does not change.",
    leadsHere: "<mono>{path}</mono> leads here until <time></time>.",
    old: "Old addresses",
    title: "Address",
  },
  delete: {
    act: "delete the organization",
    confirm: "Delete organization",
    effect:
      "{people, plural, one {# person loses} other {# people lose}} access, and {connectors, plural, one {# connector ends} other {# connectors end}}",
    keep: "Keep organization",
    lead: "Delete this organization: {effect}. This cannot be undone.",
    leadWithoutProof:
      "Delete this organization: {effect}. This cannot be undone. You need a password or a second factor here to do it: set one up in your profile.",
    open: "Delete organization…",
    password: "Your password",
    title: "Delete “{name}”?",
    warning:
      "<b>{effect} at once.</b> Users, groups, folders, logs and the audit log are erased. Entra's requests are refused. This cannot be undone, and no backup of Usher's brings it back.",
    zone: "Danger zone",
  },
  language: {
    only: "English, for everybody: Usher speaks no other language yet.",
    title: "Default language",
  },
  name: {
    hint: "People see it when they sign in, and in mails.",
    label: "Organization name",
    save: "Save name",
  },
} as const;
