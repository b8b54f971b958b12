import type { SqlWriter } from "@/lib/db/sql";
import { metaSource, type Prefix } from "@/lib/scim/mapping/user-where";
import { compileWhere, type Source, type SourceOf } from "@/lib/scim/mapping/where";
import type { TypedFilter } from "@/lib/scim/protocol/filter/check";
import { groupUrn } from "@/lib/scim/protocol/urns";

/** A filter over groups as SQL on the alias `g`. */
export function groupWhere(filter: TypedFilter, baseUrl: string, nested: boolean): SqlWriter {
  return compileWhere(filter, groupSource(baseUrl, nested));
}

/** Where each attribute of a group lives. `nested`: whether groups may be inside groups. */
export function groupSource(baseUrl: string, nested: boolean): SourceOf {
  return (target, params) => {
    switch (target.attribute.name) {
      case "id":
        return { kind: "uuid", sql: "g.id" };
      case "externalId":
        return { kind: "text", sql: "g.external_id" };
      case "displayName":
        return { kind: "text", sql: "g.display_name_key", folded: true };
      case "schemas":
        return {
          kind: "list",
          from: `(select ${params.add(groupUrn)}::text as urn) as s`,
          part: () => ({ kind: "text", sql: "s.urn" }),
          position: "s.urn",
        };
      case "meta":
        return metaSource("g", "Group", () => params.add(`${baseUrl}/Groups/`));
      case "members":
        return nested
          ? mixedMembersSource(() => params.add(`${baseUrl}/`))
          : membersSource(() => params.add(`${baseUrl}/Users/`));
      default:
        throw new Error(`The attribute ${target.attribute.name} of Group has no place in the database.`);
    }
  };
}

function membersSource(locationPrefix: Prefix): Source {
  return {
    kind: "list",
    from: `group_member m join "user" mu on mu.organization_id = m.organization_id and mu.id = m.user_id
           and m.organization_id = g.organization_id and m.group_id = g.id`,
    position: "m.user_id",
    part: (name) => {
      switch (name) {
        case "value":
          return { kind: "uuid", sql: "m.user_id" };
        case "display":
          return { kind: "text", sql: "coalesce(mu.display_name, mu.user_name)" };
        case "$ref":
          return { kind: "text", sql: `(${locationPrefix()}::text || m.user_id::text)` };
        default:
          return { kind: "text", sql: "'User'" };
      }
    },
  };
}

/** People and groups. The join with one row carries the condition, so that the planner may still turn it into a semi-join. */
function mixedMembersSource(baseUrl: Prefix): Source {
  return {
    kind: "list",
    from: `(
      select gm.organization_id, gm.group_id, gm.user_id as id, coalesce(mu.display_name, mu.user_name) as display, 'User' as type
      from group_member gm join "user" mu on mu.organization_id = gm.organization_id and mu.id = gm.user_id
      union all
      select gn.organization_id, gn.group_id, gn.member_id, mg.display_name, 'Group'
      from group_in_group gn join "group" mg on mg.organization_id = gn.organization_id and mg.id = gn.member_id
    ) as m join (values (1)) as one on m.organization_id = g.organization_id and m.group_id = g.id`,
    position: "m.id",
    part: (name) => {
      switch (name) {
        case "value":
          return { kind: "uuid", sql: "m.id" };
        case "display":
          return { kind: "text", sql: "m.display" };
        case "$ref":
          return { kind: "text", sql: `(${baseUrl()}::text || m.type || 's/' || m.id::text)` };
        default:
          return { kind: "text", sql: "m.type" };
      }
    },
  };
}
