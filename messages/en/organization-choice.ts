/** Words of components/organization-choice and its page. */
export const organizationChoice = {
  all: "All {count, number} organizations",
  asks: {
    microsoft: "Asks for Microsoft sign-in",
    password: "Asks for the password again",
    second_factor: "Asks for a second factor",
  },
  create: "Create organization",
  facts: "/o/{slug} · {role}",
  factsHere: "/o/{slug} · {role} · You are here",
  factsUsed: "/o/{slug} · {role} · used <time></time>",
  lead: "You have access to several with what you have just proven.",
  list: "Organizations",
  looking: "Looking for your organizations…",
  noOther: "No other one is open to this sign-in.",
  nothing: "No organization matches “{search}”.",
  search: "Search organizations",
  searchHint: "Search name or address",
  switch: "Switch organization, now {name}",
  youAreHere: "You are here",
} as const;
