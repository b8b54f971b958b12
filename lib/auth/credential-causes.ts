/** Why a connector's credential was refused: a stable code, what happened, and what to do (SCREENS §3.5). */
export interface CredentialCause {
  readonly causeCode:
    | "connector_unknown"
    | "no_credential"
    | "bearer_twice"
    | "secret_blank"
    | "token_damaged"
    | "token_unknown"
    | "token_expired"
    | "token_disabled"
    | "token_revoked"
    | "token_other_connector";
  readonly cause: string;
  readonly cure: string;
}

const rotate =
  "Rotate the token here, then paste the new one in Entra: Connectivity > Secret token > Test connection > Save.";

/** The catalogue. Its sentences stand on our pages and in the `detail` that Entra shows, and never hold a secret. */
export const credentialCauses = {
  connectorUnknown: {
    causeCode: "connector_unknown",
    cause: "There is no connector at this address.",
    cure: "Copy the Tenant URL again from the connector's page in Usher and paste it whole.",
  },
  noCredential: {
    causeCode: "no_credential",
    cause: "The request came without a bearer token.",
    cure: "Choose Bearer Authentication in Entra, generate a token here, and paste it into Secret token.",
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
  expired: (name: string, at: Date) => ({
    causeCode: "token_expired",
    cause: `The token “${name}” expired on ${writeTime(at)}.`,
    cure: rotate,
  }),
  disabled: (name: string, by: string | null) => ({
    causeCode: "token_disabled",
    cause: `The token “${name}” was disabled${by === null ? "" : ` by ${by}`}.`,
    cure: "Make the token active again on the connector's Credentials page, or rotate it.",
  }),
  revoked: (name: string, by: string | null) => ({
    causeCode: "token_revoked",
    cause: `The token “${name}” was revoked${by === null ? "" : ` by ${by}`}.`,
    cure: rotate,
  }),
  otherConnector: (connectorName: string) => ({
    causeCode: "token_other_connector",
    cause: `This token belongs to the connector “${connectorName}”.`,
    cure: "Use a token of this connector, or the Tenant URL of that one.",
  }),
} as const satisfies Record<string, CredentialCause | ((name: string, more: never) => CredentialCause)>;

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
