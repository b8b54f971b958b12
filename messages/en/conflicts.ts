/** Words of components/conflicts and its pages. */
export const conflicts = {
  apart: "Keep apart",
  apartEffect: {
    created: "Kept apart: the new user stays without what the deleted one had.",
    own: "Kept apart: Entra's person becomes a user of their own when Entra sends them again.",
    taken:
      "Kept apart: Entra's person arrives once {name} has another user name. Until then Entra is refused.",
  },
  apartFor: "Keep {name} apart",
  belongings:
    "{groups, plural, =0 {{folders, plural, one {# folder} other {# folders}}} one {# group{folders, plural, =0 {} one { and # folder} other { and # folders}}} other {# groups{folders, plural, =0 {} one { and # folder} other { and # folders}}}}",
  candidate: {
    createdByHand: "created by hand",
    deletedAt: "deleted <time></time>",
    email: "E-mail",
    fits: "Fits:",
    fitsNot: "Does not fit:",
    gone: "This person is gone since Entra sent this, so nobody can be linked to them.",
    has: "{groups, plural, one {# group} other {# groups}} · {folders, plural, one {# folder} other {# folders}} · {sessions, plural, one {# session} other {# sessions}}",
    objectId: "Object id",
    ownedBy: "owned by <bdi>{owner}</bdi>",
    userName: "User name",
  },
  caption: "Conflicts",
  decidedBy: "<bdi>{name}</bdi> decided it <time></time>.",
  empty: {
    apart: "Nobody is kept apart by a decision yet.",
    linked: "Nobody is linked by a decision yet.",
    open: "No open question. Usher asks here when Entra's person could be someone you already have.",
  },
  isOpenAgain: "The question about {name} is open again.",
  isSame: "Is this the same person?",
  link: "Link to this one",
  linkEffect: {
    gets: "The new user gets {has} of the deleted one.",
    getsNothing: "The new user gets nothing more: the deleted one had no group and no folder.",
    owns: "Entra will own {values, plural, one {# value} other {# values}}.",
    ownsAndKeeps: "Entra will own {values, plural, one {# value} other {# values}}; {has} stay.",
    takes:
      "Entra will own {values, plural, one {# value} other {# values}} through {connector}, no longer {owner}.",
    takesAndKeeps:
      "Entra will own {values, plural, one {# value} other {# values}} through {connector}, no longer {owner}; {has} stay.",
  },
  linkFor: "Link to this one, {name}",
  outcome: {
    apart: "{name} is kept apart.",
    got: "{name} got what the deleted {linked} had.",
    linked: "{name} is linked.",
    linkedTo: "{name} is linked to {linked}.",
  },
  reasons: {
    deleted_before: "Somebody of this name was deleted before.",
    other_connector: "Somebody who belongs to another connector could be this person.",
    same_email: "Somebody who was created by hand has this e-mail address.",
    two_candidates: "Several people here could be this person.",
    user_name_taken: "Somebody who was created by hand has this user name.",
  },
  sent: "What Entra sent",
  sentTimes:
    "<bdi>{connector}</bdi> sent it {times, plural, one {once} other {# times}}, last <time></time>",
  states: { apart: "Kept apart", linked: "Linked", open: "Open" },
  undo: "Undo",
  undoFor: "Undo the decision about {name}",
  undoable: "A decision can be undone for 30 days.",
  whoCouldHaveBeen: "Who it could have been",
} as const;
