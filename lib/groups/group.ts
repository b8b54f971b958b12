/** A group as stored, without its members: there may be 100,000 of them. */
export interface GroupRecord {
  readonly id: string;
  readonly connectorId: string | null;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a client may set on a group besides its members. */
export type GroupFields = Pick<GroupRecord, "displayName" | "externalId">;

/** A member, a user or a group, with the name that is shown for it now. */
export interface MemberRecord {
  readonly id: string;
  readonly type: "User" | "Group";
  readonly display: string;
}

/** The net effect of a request on a group's members: first clear or remove, then add. */
export interface MembershipPlan {
  readonly clear: boolean;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** What a request did to the members. `unknown` are ids of nobody; `nested` are ids of groups that were not kept. */
export interface MembershipOutcome {
  /** People. */
  readonly added: number;
  readonly removed: number;
  readonly addedIds: readonly string[];
  readonly removedIds: readonly string[];
  /** Groups that are inside the group now, and those that are no longer. */
  readonly nestedIn: readonly string[];
  readonly nestedOut: readonly string[];
  readonly unknown: readonly string[];
  readonly nested: readonly string[];
  /** People were to be added, perhaps in place of those who are there, and none of them exists. */
  readonly onlyStrangers: boolean;
}

/** How many ids of one change the audit log names; the numbers are always exact. */
export const namedIds = 1000;

/** Sentences for the request log about who could not be added; Entra got a success and would never tell. */
export function membershipNotes(outcome: MembershipOutcome): string[] {
  return [
    ...outcome.unknown.map((id) => `members: ${id.slice(0, 100)} was left out, because no user has this id.`),
    ...outcome.nested.map((id) => `members: ${id} was left out, because it is a group; nested groups are not kept.`),
  ].slice(0, 100);
}

export const noMembershipChange: MembershipOutcome = {
  added: 0,
  removed: 0,
  addedIds: [],
  removedIds: [],
  nestedIn: [],
  nestedOut: [],
  unknown: [],
  nested: [],
  onlyStrangers: false,
};

export function changesMembers(outcome: MembershipOutcome): boolean {
  return outcome.added + outcome.removed + outcome.nestedIn.length + outcome.nestedOut.length > 0;
}

/** Who came and who went, as the audit log tells it: by number and, the first of them, by id. */
export function describeMembers(outcome: MembershipOutcome): { readonly before: object; readonly after: object } {
  const { added, addedIds, removed, removedIds, nestedIn, nestedOut } = outcome;
  return {
    before: {
      ...(removed > 0 ? { membersRemoved: removed, removed: removedIds } : {}),
      ...(nestedOut.length > 0 ? { groupsRemoved: nestedOut.length, removedGroups: nestedOut.slice(0, namedIds) } : {}),
    },
    after: {
      ...(added > 0 ? { membersAdded: added, added: addedIds } : {}),
      ...(nestedIn.length > 0 ? { groupsAdded: nestedIn.length, addedGroups: nestedIn.slice(0, namedIds) } : {}),
    },
  };
}
