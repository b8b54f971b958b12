import { accessRoles } from "@/lib/auth/permissions";
import type { MappingSettings } from "@/lib/connectors/schemas";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import { type MappingCheck, type MappingKey, mappingKeys } from "@/lib/setup/schemas";
import { isUuid } from "@/lib/utils/uuid";

/** One attribute that Entra sent, by the path of its mapping page. */
export interface SentAttribute {
  readonly path: string;
  readonly value: string;
  /** Entra's older dialect sent it as a boolean, which its own expression for `active` never does (SCREENS W10). */
  readonly straightBoolean: boolean;
}

export interface Sent {
  /** The newest attributes: of a whole user, and of the changes after it. */
  readonly attributes: readonly SentAttribute[];
  /** Whether a whole user was among them, so that what is missing was not mapped. */
  readonly whole: boolean;
  readonly groups: boolean;
}

type Verdict = Omit<MappingCheck, "key">;
type Settings = Pick<MappingSettings, "uniqueIdentifier" | "licenceRule" | "userTypes">;

const unseen: Verdict = { state: "unseen", value: null, causeCode: null };
const expected: Verdict = { state: "expected", value: null, causeCode: null };

function different(value: string | null, causeCode: string | null = null): Verdict {
  return { state: "different", value, causeCode };
}

/** What a payload says about each line of the checklist of mappings (SCREENS §3.4, step 3). */
export function judgeMapping(sent: Sent, settings: Settings): readonly MappingCheck[] {
  return mappingKeys.map((key) => ({ key, ...judges[key](sent, settings) }));
}

const judges: Readonly<Record<MappingKey, (sent: Sent, settings: Settings) => Verdict>> = {
  externalId: (sent) => must(sent, "externalid", (value) => isUuid(value.toLowerCase()), "externalid_not_objectid"),
  active: (sent) => {
    const found = find(sent, (path) => path === "active");
    if (found === null) return sent.whole ? different(null) : unseen;
    return found.straightBoolean ? different(found.value, "active_from_accountenabled") : expected;
  },
  userName: (sent, { uniqueIdentifier }) =>
    must(sent, "username", (value) => value !== "" && (uniqueIdentifier === "employeeId") !== value.includes("@")),
  email: (sent) => {
    const found = find(sent, (path) => path.startsWith("emails") && path.endsWith("value"));
    if (found === null) return sent.whole ? different(null) : unseen;
    return found.value.includes("@") ? expected : different(found.value);
  },
  userType: (sent, { licenceRule, userTypes }) =>
    may(sent, "usertype", (value) => !licenceRule || userTypes.includes(value), "user_type_unknown"),
  folders: (sent) => may(sent, folderExtensionUrn.toLowerCase(), () => true),
  metadata: (sent) => may(sent, metadataUrn.toLowerCase(), () => true),
  roles: (sent) => {
    const found = find(sent, (path) => path.startsWith("roles") && path.endsWith("value"));
    if (found === null) return unseen;
    return accessRoles.some((role) => role === found.value) ? expected : different(found.value, "role_unknown");
  },
  groups: ({ groups }) => (groups ? expected : unseen),
};

function must(sent: Sent, path: string, fits: (value: string) => boolean, causeCode: string | null = null): Verdict {
  const found = find(sent, (one) => one === path);
  if (found === null) return sent.whole ? different(null, causeCode) : unseen;
  return fits(found.value) ? expected : different(found.value, causeCode);
}

function may(sent: Sent, start: string, fits: (value: string) => boolean, causeCode: string | null = null): Verdict {
  const found = find(sent, (path) => path.startsWith(start));
  if (found === null) return unseen;
  return fits(found.value) ? expected : different(found.value, causeCode);
}

function find({ attributes }: Sent, fits: (path: string) => boolean): SentAttribute | null {
  return attributes.find(({ path }) => fits(path.toLowerCase())) ?? null;
}
