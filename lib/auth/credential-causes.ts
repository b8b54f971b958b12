import type { CredentialKind } from "@/lib/credentials/schemas";

/** Why a machine's credential was refused: a stable code, what happened, and what to do (SCREENS §3.5). */
export interface CredentialCause {
  readonly causeCode:
    | "connector_unknown"
    | "url_without_id"
    | "no_credential"
    | "bearer_twice"
    | "secret_blank"
    | "token_damaged"
    | "token_unknown"
    | "token_expired"
    | "token_disabled"
    | "token_revoked"
    | "token_other_connector"
    | "token_other_kind"
    | "user_name"
    | "account_disabled"
    | "permission_missing";
  readonly cause: string;
  readonly cure: string;
}

const again = "Generate a new one here, then paste it in Entra: Connectivity > Secret token > Test connection > Save.";
const anew = "Make a new one in Usher and use its secret.";

/** What a refused credential is called in a sentence. */
const nouns: Readonly<Record<CredentialKind, string>> = {
  bearer: "token",
  basic: "password",
  client_secret: "client secret",
  workload_identity: "workload identity",
  access_token: "access token of",
  service_token: "token",
  api_token: "API token",
  rehearsal: "token of a",
};

/** A credential that was recognised and does not hold. */
export interface NamedCredential {
  readonly kind: CredentialKind;
  readonly name: string;
}

const nameOf = ({ kind, name }: NamedCredential) => `${nouns[kind]} “${name}”`;

/** An access token is fetched anew by itself; only the secret behind it can be mended. */
const cureOf = ({ kind }: NamedCredential) =>
  kind === "bearer" || kind === "basic"
    ? again
    : kind === "access_token"
      ? "Entra fetches a new one from the OAuth token endpoint. If it does not, make a new client secret."
      : anew;

/** The catalogue. Its sentences stand on our pages and in the `detail` that Entra shows, and never hold a secret. */
export const credentialCauses = {
  connectorUnknown: {
    causeCode: "connector_unknown",
    cause: "There is no connector at this address.",
    cure: "Copy the Tenant URL again from the connector's page in Usher and paste it whole.",
  },
  urlWithoutId: {
    causeCode: "url_without_id",
    cause: "The request named no connector of ours; the token shows that this one was meant.",
    cure: "Copy the Tenant URL again: it ends in the connector's id, without /Users.",
  },
  noCredential: {
    causeCode: "no_credential",
    cause: "The request came without a bearer token.",
    cure: "Choose Bearer Authentication in Entra, generate a token here, and paste it into Secret token.",
  },
  noBearer: {
    causeCode: "no_credential",
    cause: "The request came with a user name and password instead of a bearer token.",
    cure: "Send Authorization: Bearer, followed by an API token or a token of a service account.",
  },
  bearerTwice: {
    causeCode: "bearer_twice",
    cause: "The word Bearer arrived twice: it was pasted with the token, and Entra adds it itself.",
    cure: "Paste only what begins with ush_ into Secret token.",
  },
  secretBlank: {
    causeCode: "secret_blank",
    cause: "Entra sent a token of its own: the field Secret token is empty.",
    cure: "Paste a token of this connector.",
  },
  damaged: {
    causeCode: "token_damaged",
    cause: "Entra used a token that is incomplete: its checksum does not fit.",
    cure: "Generate a token, copy it with the button, paste it whole.",
  },
  unknown: {
    causeCode: "token_unknown",
    cause: "Entra used a token that does not exist here; it was deleted or comes from another installation.",
    cure: "Generate a token, copy it with the button, paste it whole.",
  },
  expired: (it: NamedCredential, at: Date) => ({
    causeCode: "token_expired",
    cause: `The ${nameOf(it)} expired on ${writeTime(at)}.`,
    cure: cureOf(it),
  }),
  disabled: (it: NamedCredential, by: string | null) => ({
    causeCode: "token_disabled",
    cause: `The ${nameOf(it)} was disabled${by === null ? "" : ` by ${by}`}.`,
    cure: "Make it active again where it was made, or make a new one.",
  }),
  revoked: (it: NamedCredential, by: string | null) => ({
    causeCode: "token_revoked",
    cause: `The ${nameOf(it)} was revoked${by === null ? "" : ` by ${by}`}.`,
    cure: cureOf(it),
  }),
  otherConnector: (connectorName: string) => ({
    causeCode: "token_other_connector",
    cause: `This token belongs to the connector “${connectorName}”.`,
    cure: "Use a token of this connector, or the Tenant URL of that one.",
  }),
  otherKind: (it: NamedCredential) => ({
    causeCode: "token_other_kind",
    cause: `The ${nameOf(it)} was sent where a bearer token belongs.`,
    cure: "In Entra, choose OAuth2 client credentials grant and paste it into Client secret, or generate a token for Secret token.",
  }),
  notAPassword: (it: NamedCredential) => ({
    causeCode: "token_other_kind",
    cause: `The ${nameOf(it)} was sent as a password, by Basic.`,
    cure: "Send it as a bearer token, or make a user name and password on the connector's Credentials page.",
  }),
  notForApi: (it: NamedCredential) => ({
    causeCode: "token_other_kind",
    cause: `The ${nameOf(it)} provisions people over SCIM and does not open the API.`,
    cure: "Use an API token (Security > API tokens) or a token of a service account.",
  }),
  userName: (it: NamedCredential) => ({
    causeCode: "user_name",
    cause: `The user name that was sent is not the one of the ${nameOf(it)}.`,
    cure: "Copy user name and password from the same row of the connector's Credentials page.",
  }),
  accountDisabled: (name: string) => ({
    causeCode: "account_disabled",
    cause: `The service account “${name}” is disabled.`,
    cure: "Make it active again under Security > Service accounts.",
  }),
  ownerBelowConnector: (it: NamedCredential) => ({
    causeCode: "permission_missing",
    cause: `The ${nameOf(it)} belongs to somebody who is no EnterpriseAdmin any more, and only theirs provision people.`,
    cure: "Let an EnterpriseAdmin make a new one, or use a token of this connector.",
  }),
  ownerWithoutAccess: (it: NamedCredential) => ({
    causeCode: "permission_missing",
    cause: `Whoever made the ${nameOf(it)} lost the access that it needs.`,
    cure: "Let somebody with the access role make a new one, or use a service account.",
  }),
  roleMissing: (name: string, role: string) => ({
    causeCode: "permission_missing",
    cause: `The service account “${name}” lacks the role ${role}.`,
    cure: `Give it ${role} under Security > Service accounts > ${name} > Manage organization roles.`,
  }),
  permissionMissing: (it: NamedCredential, needed: string) => ({
    causeCode: "permission_missing",
    cause: `The ${nameOf(it)} lacks ${needed}.`,
    cure: "Edit its permissions under Security > API tokens.",
  }),
} as const satisfies Record<string, CredentialCause | ((...facts: never[]) => CredentialCause)>;

const time = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** “3 Nov 2026, 10:00 UTC”: Entra's log and ours are read in different zones. */
function writeTime(at: Date): string {
  return `${time.format(at)} UTC`;
}
