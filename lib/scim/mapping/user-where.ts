import type { SqlWriter } from "@/lib/db/sql";
import { jsonSource } from "@/lib/scim/mapping/json-source";
import { compileWhere, type Scalar, type Source, type SourceOf } from "@/lib/scim/mapping/where";
import type { TypedFilter } from "@/lib/scim/protocol/filter/check";
import type { Target } from "@/lib/scim/protocol/schema/lookup";
import { userUrn } from "@/lib/scim/protocol/urns";

/** A filter over users as SQL on the alias `u`. */
export function userWhere(filter: TypedFilter, baseUrl: string): SqlWriter {
  return compileWhere(filter, userSource(baseUrl));
}

/** Where each attribute of a user lives: the allow-list of columns, else the JSON column. */
export function userSource(baseUrl: string): SourceOf {
  return (target, params) => {
    if (target.extension) return extensionSource(target, () => params.add(`${baseUrl}/Users/`));
    const column = columns.get(target.attribute.name);
    if (column !== undefined) return column;
    switch (target.attribute.name) {
      case "schemas":
        return {
          kind: "list",
          from: `(select ${params.add(userUrn)}::text as urn
                  union all select k from jsonb_object_keys(u.attributes) as k where starts_with(k, 'urn:')) as s`,
          part: () => ({ kind: "text", sql: "s.urn" }),
          position: "s.urn",
        };
      case "meta":
        return metaSource("u", "User", () => params.add(`${baseUrl}/Users/`));
      case "groups":
        return groupsSource(() => params.add(`${baseUrl}/Groups/`));
      default:
        return jsonSource(target, "u.attributes");
    }
  };
}

const columns: ReadonlyMap<string, Source> = new Map<string, Source>([
  ["id", { kind: "uuid", sql: "u.id" }],
  ["externalId", { kind: "text", sql: "u.external_id" }],
  ["userName", { kind: "text", sql: "u.user_name_key", folded: true }],
  ["active", { kind: "boolean", sql: "u.active" }],
  ["displayName", { kind: "text", sql: "u.display_name" }],
  ["userType", { kind: "text", sql: "u.user_type" }],
]);

/** Adds the parameter only when it is read: PostgreSQL cannot tell the type of one that no text uses. */
export type Prefix = () => string;

/** The manager's `$ref` is made from its `value`, whatever was stored; everything else is as it was sent. */
function extensionSource(target: Target, locationPrefix: () => string): Source {
  const source = jsonSource(target, "u.attributes");
  if (source.kind !== "complex" || target.attribute.name !== "manager") return source;
  const part = (name: string): Scalar =>
    name === "$ref"
      ? {
          kind: "text",
          sql: `coalesce(${locationPrefix()}::text || ${source.part("value").sql}, ${source.part(name).sql})`,
        }
      : source.part(name);
  return { ...source, part };
}

/** `meta` of a row under the alias: made of columns, so nothing of it is stored twice. */
export function metaSource(alias: "u" | "g", resourceType: "User" | "Group", locationPrefix: Prefix): Source {
  return {
    kind: "complex",
    sql: `${alias}.id`,
    part: (name) => {
      switch (name) {
        case "created":
          return { kind: "timestamp", sql: `${alias}.created_at` };
        case "lastModified":
          return { kind: "timestamp", sql: `${alias}.updated_at` };
        case "version":
          return { kind: "text", sql: `('W/"' || ${alias}.version || '"')` };
        case "location":
          return { kind: "text", sql: `(${locationPrefix()}::text || ${alias}.id::text)` };
        default:
          return { kind: "text", sql: `'${resourceType}'` };
      }
    },
  };
}

function groupsSource(locationPrefix: Prefix): Source {
  return {
    kind: "list",
    from: `group_member m join "group" mg on mg.organization_id = m.organization_id and mg.id = m.group_id
           and m.organization_id = u.organization_id and m.user_id = u.id`,
    position: "m.group_id",
    part: (name) => {
      switch (name) {
        case "value":
          return { kind: "uuid", sql: "m.group_id" };
        case "display":
          return { kind: "text", sql: "mg.display_name" };
        case "$ref":
          return { kind: "text", sql: `(${locationPrefix()}::text || m.group_id::text)` };
        default:
          return { kind: "text", sql: "'direct'" };
      }
    },
  };
}
