import type { GroupFields, GroupRecord, MemberRecord } from "@/lib/groups/group";
import { resourceDates, resourceEtag } from "@/lib/scim/mapping/meta";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { groupUrn } from "@/lib/scim/protocol/urns";

/** A validated SCIM document as the fields of a group; its members are read apart. */
export function toGroupFields(document: Document): GroupFields {
  const { displayName, externalId } = document;
  return {
    displayName: typeof displayName === "string" ? displayName : "",
    externalId: typeof externalId === "string" ? externalId : null,
  };
}

/** What PATCH works on: the group without its members. */
export function toGroupPatchDocument(group: GroupFields): Document {
  return {
    displayName: group.displayName,
    ...(group.externalId === null ? {} : { externalId: group.externalId }),
  };
}

/** The ids of `members` in a document, in order, each once. */
export function memberIdsOf(document: Document): readonly string[] {
  const members = document["members"];
  if (!Array.isArray(members)) return [];
  const values = members.map((member: Document) => member["value"]);
  return [...new Set(values.filter((value) => typeof value === "string"))];
}

/** The group as SCIM shows it (RFC 7643 §4.2), before projection. */
export function toGroupDocument(group: GroupRecord, members: readonly MemberRecord[], baseUrl: string): Document {
  const location = `${baseUrl}/Groups/${group.id}`;
  return {
    schemas: [groupUrn],
    id: group.id,
    ...toGroupPatchDocument(group),
    ...(members.length === 0 ? {} : { members: members.map((member) => toMember(member, baseUrl)) }),
    meta: { resourceType: "Group", ...resourceDates(group), location, version: resourceEtag(group) },
  };
}

function toMember({ id, type, display }: MemberRecord, baseUrl: string) {
  return { value: id, $ref: `${baseUrl}/${type}s/${id}`, display, type };
}
