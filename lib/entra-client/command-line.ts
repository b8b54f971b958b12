import { parseArgs } from "node:util";
import { tenantBaseUrl } from "@/lib/entra-client/http";
import type { FlagMode } from "@/lib/entra-client/model";
import { stepNames } from "@/lib/entra-client/model";
import type { CycleOptions } from "@/lib/entra-client/options";

export type CommandLine =
  | { readonly kind: "run"; readonly options: CycleOptions }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly message: string };

export const usage = `Behaves like the provisioning service of Microsoft Entra ID against any SCIM 2.0 server.

  npm run entra -- --url https://host/scim/v2/{connectorId} --token SECRET

  --url URL            tenant URL, as pasted into Entra
  --token TEXT         secret token
  --user, --password   user name and password instead, by Basic
  --client-secret TEXT client secret instead: an access token is fetched from the token endpoint
  --client-id TEXT     client identifier (the connector's id, which ends the URL)
  --client-auth WHERE  header or body (header): where the client secret stands
  --users N            people in the directory (50)
  --groups N           groups in the directory (5)
  --flag MODE          legacy, aadOptscim062020 or alternate (legacy, or what the URL says)
  --concurrency N      requests under way at a time (8)
  --seed TEXT          marks the people of the run (random); reuse one only on an empty server
  --steps A,B          only these steps: ${stepNames.slice(0, 9).join(", ")},
                       ${stepNames.slice(9).join(", ")}
  --keep               leave what the delete step leaves: 90 % of the users, all groups but one (default)
  --delete-all         remove everything the run created at its end
  --retries N          how often 429 and 503 are tried again (5)
  --timeout SECONDS    wait for an answer (30)
  --help`;

const options = {
  url: { type: "string" },
  token: { type: "string" },
  user: { type: "string" },
  password: { type: "string" },
  "client-secret": { type: "string" },
  "client-id": { type: "string" },
  "client-auth": { type: "string" },
  users: { type: "string" },
  groups: { type: "string" },
  flag: { type: "string" },
  concurrency: { type: "string" },
  seed: { type: "string" },
  steps: { type: "string" },
  keep: { type: "boolean" },
  "delete-all": { type: "boolean" },
  retries: { type: "string" },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const flagModes: readonly FlagMode[] = ["legacy", "aadOptscim062020", "alternate"];

class Wrong extends Error {}

/** Reads the arguments after the script's name. What is wrong is named with the flag and the cure. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  try {
    const values = readValues(argv);
    if (values.help) return { kind: "help" };
    if (values.keep && values["delete-all"]) throw new Wrong("--keep and --delete-all exclude each other: drop one.");
    const url = urlOf(values.url);
    const steps = stepsOf(values.steps);
    return {
      kind: "run",
      options: {
        url,
        token: credentialOf(values, url),
        users: wholeNumber("--users", values.users, { least: 1, fallback: 50 }),
        groups: wholeNumber("--groups", values.groups, { least: 0, fallback: 5 }),
        flag: flagOf(values.flag, url),
        concurrency: wholeNumber("--concurrency", values.concurrency, { least: 1, fallback: 8 }),
        deleteAll: values["delete-all"] ?? false,
        retry: { throttled: wholeNumber("--retries", values.retries, { least: 0, fallback: 5 }) },
        timeoutMs: wholeNumber("--timeout", values.timeout, { least: 1, fallback: 30 }) * 1000,
        ...(values.seed === undefined ? {} : { seed: seedOf(values.seed) }),
        ...(steps === undefined ? {} : { steps }),
      },
    };
  } catch (error) {
    if (error instanceof Wrong) return { kind: "wrong", message: error.message };
    throw error;
  }
}

function readValues(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new Wrong(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

function urlOf(value: string | undefined): string {
  if (value === undefined)
    throw new Wrong("--url is missing: give the tenant URL, as in --url http://localhost:3000/scim/v2/ID.");
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Wrong(
      `--url ${value} is no http or https URL: write it in full, as in http://localhost:3000/scim/v2/ID.`,
    );
  }
  return value;
}

type Values = ReturnType<typeof readValues>;

/** One way to prove oneself: a token, a user name with password, or a client secret. */
function credentialOf(values: Values, url: string): CycleOptions["token"] {
  const { token, user, password, "client-secret": clientSecret } = values;
  if ([token, user ?? password, clientSecret].filter((one) => one !== undefined).length > 1) {
    throw new Wrong("--token, --user with --password and --client-secret exclude each other: give one of them.");
  }
  if (user !== undefined || password !== undefined) {
    if (!user || !password) throw new Wrong("--user and --password belong together: give both.");
    return { kind: "basic", userName: user, password };
  }
  if (clientSecret === undefined) return tokenOf(token);
  const base = tenantBaseUrl(url);
  const where = values["client-auth"] ?? "header";
  if (where !== "header" && where !== "body") throw new Wrong(`--client-auth ${where} is unknown: use header or body.`);
  return {
    kind: "client_secret",
    tokenEndpoint: `${base}/oauth/token`,
    clientId: values["client-id"] ?? base.slice(base.lastIndexOf("/") + 1),
    clientSecret,
    in: where,
  };
}

function tokenOf(value: string | undefined): string {
  if (value === undefined || value.trim() === "") {
    throw new Wrong(
      "--token is missing: give the secret token of the connector, without the word Bearer (or --user, or --client-secret).",
    );
  }
  if (/^bearer\s/i.test(value)) throw new Wrong("--token starts with Bearer: leave that word out, it is added.");
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new Wrong("--token has characters no header can carry: paste it again without spaces or line ends.");
  }
  return value;
}

function flagOf(value: string | undefined, url: string): FlagMode {
  if (value === undefined) return new URL(url).searchParams.has("aadOptscim062020") ? "aadOptscim062020" : "legacy";
  const mode = flagModes.find((known) => known === value);
  if (mode === undefined) throw new Wrong(`--flag ${value} is unknown: use ${flagModes.join(", ")}.`);
  return mode;
}

function seedOf(value: string): string {
  if (value.trim() === "") throw new Wrong("--seed is empty: give a word, or leave the flag out for a random one.");
  return value.trim();
}

function stepsOf(value: string | undefined): CycleOptions["steps"] {
  if (value === undefined) return undefined;
  return value.split(",").map((name) => {
    const known = stepNames.find((step) => step === name.trim());
    if (known === undefined) throw new Wrong(`--steps ${name.trim()} is unknown: use ${stepNames.join(", ")}.`);
    return known;
  });
}

interface Bounds {
  readonly least: number;
  readonly fallback: number;
}

function wholeNumber(flag: string, value: string | undefined, { least, fallback }: Bounds): number {
  if (value === undefined) return fallback;
  if (!/^\d{1,7}$/.test(value) || Number(value) < least) {
    throw new Wrong(`${flag} ${value} is out of range: give a whole number from ${least} to 9999999.`);
  }
  return Number(value);
}
