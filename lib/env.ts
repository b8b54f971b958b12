import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIPv4, isIPv6 } from "node:net";
import { join } from "node:path";
import { z } from "zod";

/** A setting that cannot be used. The message is one line: variable, value, rule and cure. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

interface Rule<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What the value must be, as the end of “must be …”. */
  readonly rule: string;
  /** One value that works. */
  readonly example: string;
  /** Kept out of the message. */
  readonly secret?: true;
}

function rule<Schema extends z.ZodType>(definition: Rule<Schema>): Rule<Schema> {
  return definition;
}

const rules = {
  NODE_ENV: rule({
    schema: z.enum(["development", "production", "test"]).default("development"),
    rule: "one of development, production, test",
    example: "production",
  }),
  PORT: rule({ schema: wholeNumber(0, 65535).default(3000), rule: "a port from 0 to 65535", example: "3000" }),
  HOST: rule({
    schema: z.string().regex(/^\S+$/).default("0.0.0.0"),
    rule: "an address to listen on",
    example: "0.0.0.0",
  }),
  USHER_ORIGIN: rule({
    schema: z.string().refine(isOrigin).optional(),
    rule: "an http or https URL without path or trailing slash",
    example: "https://usher.example.com",
  }),
  USHER_DATA_DIR: rule({ schema: z.string().default("./.data"), rule: "a folder", example: "./.data" }),
  DATABASE_URL: rule({
    schema: z.string().refine(isPostgresUrl).optional(),
    rule: "a postgres:// or postgresql:// URL with host and database name",
    example: "postgresql://usher:password@localhost:5432/usher",
    secret: true,
  }),
  USHER_SECRET: rule({
    schema: z.string().min(32).optional(),
    rule: "at least 32 characters",
    example: "the output of `openssl rand -base64 48`",
    secret: true,
  }),
  USHER_PREVIOUS_SECRETS: rule({
    schema: z
      .string()
      .transform((value) => value.split(",").map((one) => one.trim()))
      .refine((secrets) => secrets.every((one) => one.length >= 32))
      .default([]),
    rule: "earlier values of USHER_SECRET, separated by commas",
    example: "the value that USHER_SECRET had before",
    secret: true,
  }),
  USHER_SMTP_URL: rule({
    schema: z.string().refine(isSmtpUrl).optional(),
    rule: "an smtp:// or smtps:// URL",
    example: "smtps://usher:password@mail.example.com",
    secret: true,
  }),
  USHER_MAIL_FROM: rule({
    schema: z
      .string()
      .regex(/^(?:[^<>@\p{Cc}]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/u)
      .optional(),
    rule: "an e-mail address, with a name in front of it or without",
    example: "Usher <usher@example.com>",
  }),
  USHER_SIGN_UP: rule({
    schema: z.enum(["open", "closed"]).default("open"),
    rule: "open or closed",
    example: "closed",
  }),
  USHER_ENTERPRISE_TOOLKIT: rule({
    schema: z.enum(["admins", "on", "off"]).default("admins"),
    rule: "one of admins, on, off",
    example: "admins",
  }),
  USHER_LOG_LEVEL: rule({
    schema: z.enum(logLevels).default("info"),
    rule: `one of ${logLevels.join(", ")}`,
    example: "info",
  }),
  USHER_REQUEST_LOG_DAYS: rule({
    schema: wholeNumber(1, 3650).default(90),
    rule: "a number of days from 1 to 3650",
    example: "90",
  }),
  USHER_SIGN_IN_LOG_DAYS: rule({
    schema: wholeNumber(1, 3650).default(365),
    rule: "a number of days from 1 to 3650",
    example: "365",
  }),
  USHER_TRUST_PROXY: rule({
    schema: z.enum(["yes", "no"]).default("no"),
    rule: "yes or no",
    example: "yes",
  }),
  USHER_ENTRA_HOSTS: rule({
    schema: z
      .string()
      .regex(/^[\w.:-]+(,[\w.:-]+)*$/)
      .transform((value) => value.toLowerCase().split(","))
      .default(["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"]),
    rule: "host names, with a port where there is one, separated by commas",
    example: "login.microsoftonline.com",
  }),
  USHER_SCIM_REQUESTS_PER_MINUTE: rule({
    schema: wholeNumber(1, 100_000_000).default(120_000),
    rule: "a number of requests from 1 to 100000000",
    example: "120000",
  }),
  USHER_API_REQUESTS_PER_MINUTE: rule({
    schema: wholeNumber(1, 100_000_000).default(1200),
    rule: "a number of requests from 1 to 100000000",
    example: "1200",
  }),
  USHER_DNS_SERVERS: rule({
    schema: z.string().transform(splitServers).refine(areServers).optional(),
    rule: "addresses of DNS servers with commas between them, each with a port or without (IPv6 with a port in brackets)",
    example: "10.0.0.2,[2001:db8::2]:5353",
  }),
  USHER_DATABASE_POOL: rule({
    schema: wholeNumber(1, 1000).default(10),
    rule: "a number of connections from 1 to 1000",
    example: "10",
  }),
};

type Rules = typeof rules;
type Parsed = { readonly [Name in keyof Rules]: z.output<Rules[Name]["schema"]> };

/** Every setting of Usher, checked. The names are those of the environment variables. */
export type Env = Omit<Parsed, "USHER_ORIGIN"> & { readonly USHER_ORIGIN: string };

/**
 * Checks the settings in `source`. An empty variable counts as absent.
 *
 * @throws SettingsError naming the first variable that cannot be used
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Object.fromEntries(
    Object.entries(rules).map(([name, definition]) => [name, readVariable(name, definition, source[name])]),
  ) as Parsed;
  if (parsed.DATABASE_URL !== undefined && parsed.NODE_ENV === "production" && parsed.USHER_SECRET === undefined) {
    throw new SettingsError(
      `USHER_SECRET is missing: with DATABASE_URL in production it must be set, the same on every replica. ` +
        `Set it to ${rules.USHER_SECRET.example}.`,
    );
  }
  return { ...parsed, USHER_ORIGIN: parsed.USHER_ORIGIN ?? `http://localhost:${parsed.PORT}` };
}

function readVariable(name: string, definition: Rule<z.ZodType>, raw: string | undefined): unknown {
  const value = raw?.trim() === "" ? undefined : raw?.trim();
  const result = definition.schema.safeParse(value);
  if (result.success) return result.data;
  const shown = definition.secret ? "(hidden)" : JSON.stringify(value);
  throw new SettingsError(
    `${name} is ${shown}: it must be ${definition.rule}. Set it to something like ${definition.example}, or unset it.`,
  );
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "http:" || url.protocol === "https:") && url.origin === value;
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "postgres:" || url.protocol === "postgresql:") && url.pathname.length > 1;
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "smtp:" || url.protocol === "smtps:") && url.hostname !== "";
}

function splitServers(value: string): readonly string[] {
  return value.split(",").map((server) => server.trim());
}

function areServers(servers: readonly string[]): boolean {
  return servers.every((server) => {
    const parts = /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(server);
    if (parts === null) return isIPv6(server);
    const [, v6, v4, port = "53"] = parts;
    return (isIPv6(v6 ?? "") || isIPv4(v4 ?? "")) && Number(port) >= 1 && Number(port) <= 65535;
  });
}

let current: Env | undefined;

/**
 * The settings of this process, read once and on first use so that importing this file never throws.
 *
 * @throws SettingsError
 */
export function env(): Env {
  if (current === undefined) {
    current = readEnv(process.env);
    // next-auth reads its own address from the environment and from nowhere else.
    process.env["NEXTAUTH_URL"] = current.USHER_ORIGIN;
  }
  return current;
}

/**
 * The secret that everything else which must not be forged or read derives from: USHER_SECRET, or else the one that the
 * first start left in USHER_DATA_DIR.
 *
 * @throws SettingsError when the file holds no secret
 */
export function secret(): string {
  const { USHER_SECRET, USHER_DATA_DIR } = env();
  return USHER_SECRET ?? secretFromFile(USHER_DATA_DIR);
}

/** What USHER_SECRET was before: opens what was sealed then, until it has been sealed again. */
export function previousSecrets(): readonly string[] {
  return env().USHER_PREVIOUS_SECRETS;
}

function secretFromFile(folder: string): string {
  const path = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${randomBytes(48).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const value = readFileSync(path, "utf8").trim();
  if (rules.USHER_SECRET.schema.safeParse(value).success) return value;
  throw new SettingsError(
    `USHER_SECRET is unset and ${path} holds no secret: it must be ${rules.USHER_SECRET.rule}. ` +
      "Restore the file from a backup, or remove it to begin with a new secret, which signs everyone out.",
  );
}

/** Forgets the settings, so that the next `env()` reads them again. For tests. */
export function resetEnv(): void {
  current = undefined;
}
