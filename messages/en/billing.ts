/** Words of components/billing and its page. */
export const billing = {
  callout: {
    open: "Open Billing",
    text: "Connectors are part of Enterprise Toolkit. Enable it on Billing; nothing else changes.",
    textOperator:
      "Connectors are part of Enterprise Toolkit, which your operator has switched off. Ask them for it; nothing else changes.",
  },
  off: {
    act: "switch it off",
    busy: "Switching off…",
    confirm: "Switch off",
    effect:
      "{count, plural, one {# connector stops: SCIM answers 403, and Entra quarantines it.} other {# connectors stop: SCIM answers 403, and Entra quarantines them.}}",
    keep: "Keep it on",
    people: "Nobody loses access by this, and nothing is deleted. Switched on again, everything works as before.",
    title: "Switch Enterprise Toolkit off?",
  },
  toolkit: {
    enabled: "Enabled",
    managed: "Managed by your operator.",
    notEnabled: "Not enabled",
    stopped: "{count, plural, one {# connector is} other {# connectors are}} stopped: SCIM answers 403.",
    title: "Enterprise Toolkit",
    unlocks: {
      connectors: "Connectors: people and groups arrive from Microsoft Entra ID by SCIM",
      guard: "The guard, which asks before many people lose access",
      mapping: "Mapping, licence rule and access roles of what Entra sends",
    },
    used: "{count, plural, one {# connector uses it.} other {# connectors use it.}}",
    without: "Without it no connector can be added.",
  },
  userTypes: {
    active: "Active",
    all: "All",
    caption: "Active users use a licence.",
    inactive: "Inactive",
    none: "No user type",
    title: "Users per user type",
    userType: "User type",
  },
} as const;
