import type { RequestRecord } from "@/lib/context";
import { isList, isObject } from "@/lib/scim/protocol/json";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { fold } from "@/lib/scim/protocol/text";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { UserFields } from "@/lib/users/user";

type Warning = Pick<RequestRecord, "causeCode" | "cause" | "cure">;

/**
 * What is wrong with a request that is accepted all the same (SCREENS W6, W10): the admin reads it in the request log and among
 * the connector's problems. Null when nothing is.
 */
export function warningOf(before: UserFields | null, after: UserFields, body: unknown): Warning | null {
  if (after.externalId !== null && after.externalId !== before?.externalId && !isObjectId(after.externalId)) {
    return externalIdWarning(after.externalId, after);
  }
  return setsActiveDirectly(body) ? activeWarning : null;
}

/** An object id of Entra is a GUID, whatever the case of its letters. */
function isObjectId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
}

function externalIdWarning(externalId: string, { userName, attributes }: UserFields): Warning {
  const nickname = [userName, primaryEmail(attributes)].some(
    (address) => address?.split("@")[0]?.toLowerCase() === externalId.toLowerCase(),
  );
  return {
    causeCode: "externalid_not_objectid",
    cause: `externalId is “${externalId.slice(0, 100)}”${nickname ? " (mailNickname)" : ", which is no object id"}. It may change and is not unique, so sign-in with Microsoft cannot be bound to it.`,
    cure: "Attribute mapping > users > externalId > Edit: Source attribute objectId > OK > Save. All people get it in the next cycle.",
  };
}

const activeWarning: Warning = {
  causeCode: "active_from_accountenabled",
  cause:
    "active seems to come straight from accountEnabled. People whom you only unassign in Entra would keep access here.",
  cure: 'Attribute mapping > users > active > Edit: Mapping type Expression, Switch([IsSoftDeleted], , "False", "True", "True", "False") > OK > Save.',
};

/**
 * Entra's own expression for `active` gives text. In the dialect that writes its operations with a capital, a JSON Boolean
 * therefore comes from another mapping; in the other dialect both look the same (ENTRA.md quirk 58), and nothing is said.
 */
function setsActiveDirectly(body: unknown): boolean {
  if (!isObject(body as Json)) return false;
  const operations = Object.entries(body as object).find(([name]) => fold(name) === "operations")?.[1] as Json;
  if (!isList(operations)) return false;
  return operations.some((operation) => {
    if (!isObject(operation)) return false;
    const { op, path, value } = operation as { op?: Json; path?: Json; value?: Json };
    const legacy = op === "Add" || op === "Replace";
    return legacy && typeof path === "string" && fold(path) === "active" && typeof value === "boolean";
  });
}
