import type { CreatedCredential, CredentialDto, CredentialLifetime, RotationOverlap } from "@/lib/credentials/schemas";

interface CredentialWords {
  readonly noun: string;
  /** Where a button has little room. */
  readonly short: string;
  /** Who uses it, in “Used by …”; null when anybody may. */
  readonly user: string | null;
}

/** What each kind is called in a sentence. */
export const credentialWords: Readonly<Record<CredentialDto["kind"], CredentialWords>> = {
  bearer: { noun: "token", short: "token", user: "Entra" },
  client_secret: { noun: "client secret", short: "secret", user: "Entra" },
  workload_identity: { noun: "workload identity", short: "identity", user: "Entra" },
  basic: { noun: "password", short: "password", user: "Entra" },
  service_token: { noun: "token", short: "token", user: null },
  api_token: { noun: "API token", short: "token", user: null },
};

/** “Token generated”. */
export function generatedTitle({ kind }: CreatedCredential): string {
  const noun = kind === "api_token" ? "token" : credentialWords[kind].noun;
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} generated`;
}

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

const lifetimes: readonly Choice<CredentialLifetime>[] = [
  { value: "10h", label: "10 hours" },
  { value: "30d", label: "30 days" },
  { value: "90d", label: "90 days" },
  { value: "365d", label: "365 days" },
  { value: "730d", label: "2 years" },
  { value: "never", label: "Never" },
];

/** Two years are for what is not pasted by hand, where Entra itself offers them. */
export function lifetimesOf(kind: CredentialDto["kind"]): readonly Choice<CredentialLifetime>[] {
  const long = kind === "client_secret" || kind === "service_token";
  return lifetimes.filter(({ value }) => long || value !== "730d");
}

export const overlapChoices: readonly Choice<RotationOverlap>[] = [
  { value: "now", label: "now" },
  { value: "1h", label: "in 1 hour" },
  { value: "24h", label: "in 24 hours" },
  { value: "7d", label: "in 7 days" },
];
