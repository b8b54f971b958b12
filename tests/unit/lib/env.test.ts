import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readEnv, resetEnv, SettingsError, secret } from "@/lib/env";

describe("readEnv", () => {
  it("has a default for everything", () => {
    expect(readEnv({})).toEqual({
      NODE_ENV: "development",
      PORT: 3000,
      HOST: "0.0.0.0",
      USHER_ORIGIN: "http://localhost:3000",
      USHER_DATA_DIR: "./.data",
      DATABASE_URL: undefined,
      USHER_SECRET: undefined,
      USHER_PREVIOUS_SECRETS: [],
      USHER_SMTP_URL: undefined,
      USHER_MAIL_FROM: undefined,
      USHER_SIGN_UP: "open",
      USHER_ENTERPRISE_TOOLKIT: "admins",
      USHER_LOG_LEVEL: "info",
      USHER_REQUEST_LOG_DAYS: 90,
      USHER_SIGN_IN_LOG_DAYS: 365,
      USHER_TRUST_PROXY: "no",
      USHER_ENTRA_HOSTS: ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"],
      USHER_SCIM_REQUESTS_PER_MINUTE: 120_000,
      USHER_API_REQUESTS_PER_MINUTE: 1200,
      USHER_DNS_SERVERS: undefined,
      USHER_DATABASE_POOL: 10,
    });
  });

  it.each([
    ["USHER_SMTP_URL", "https://mail.example.com"],
    ["USHER_SMTP_URL", "mail.example.com:25"],
    ["USHER_MAIL_FROM", "Usher"],
    ["USHER_MAIL_FROM", "Usher <usher@example.com>\nBcc: eve@evil.example"],
  ])("refuses %s = %j", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it("shows nothing of a mail server's password", () => {
    expect(() => readEnv({ USHER_SMTP_URL: "http://usher:hunter2@mail.example.com" })).toThrow(/hidden/);
  });

  it("takes an empty variable for an absent one, and trims the others", () => {
    expect(readEnv({ PORT: " ", DATABASE_URL: "", USHER_SIGN_UP: " closed " })).toMatchObject({
      PORT: 3000,
      USHER_SIGN_UP: "closed",
    });
  });

  it("reads the addresses of DNS servers, with a port or without", () => {
    const servers = "10.0.0.2, 10.0.0.3:5353,2001:db8::2,[2001:db8::3],[2001:db8::4]:5353";
    expect(readEnv({ USHER_DNS_SERVERS: servers }).USHER_DNS_SERVERS).toEqual([
      "10.0.0.2",
      "10.0.0.3:5353",
      "2001:db8::2",
      "[2001:db8::3]",
      "[2001:db8::4]:5353",
    ]);
  });

  it("derives the origin from the port", () => {
    expect(readEnv({ PORT: "8080" }).USHER_ORIGIN).toBe("http://localhost:8080");
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "3000x"],
    ["PORT", "1e3"],
    ["HOST", "two words"],
    ["USHER_ORIGIN", "https://usher.example.com/"],
    ["USHER_ORIGIN", "https://usher.example.com/path"],
    ["USHER_ORIGIN", "usher.example.com"],
    ["USHER_ORIGIN", "ftp://usher.example.com"],
    ["DATABASE_URL", "mysql://localhost/usher"],
    ["DATABASE_URL", "postgres://localhost"],
    ["USHER_SECRET", "too short"],
    ["USHER_SIGN_UP", "maybe"],
    ["USHER_ENTERPRISE_TOOLKIT", "yes"],
    ["USHER_LOG_LEVEL", "loud"],
    ["USHER_REQUEST_LOG_DAYS", "0"],
    ["USHER_SIGN_IN_LOG_DAYS", "0"],
    ["USHER_DATABASE_POOL", "-1"],
    ["NODE_ENV", "staging"],
    ["USHER_DNS_SERVERS", "dns.example"],
    ["USHER_DNS_SERVERS", "10.0.0.2,"],
    ["USHER_DNS_SERVERS", "10.0.0.2:70000"],
    ["USHER_DNS_SERVERS", "[10.0.0.2:53"],
  ])("refuses %s=%s in one line that names variable, rule and cure", (name, value) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${name} is .*: it must be .+\\. Set it to something like .+$`));
  });

  it.each(["DATABASE_URL", "USHER_SECRET"])("does not repeat the value of %s, which may hold a password", (name) => {
    expect(() => readEnv({ [name]: "hush" })).not.toThrow("hush");
    expect(() => readEnv({ [name]: "hush" })).toThrow("(hidden)");
  });

  it("asks for a secret in production with a database of several replicas, and only there", () => {
    const DATABASE_URL = "postgresql://localhost/usher";
    expect(() => readEnv({ DATABASE_URL, NODE_ENV: "production" })).toThrow(/^USHER_SECRET is missing/);
    expect(() => readEnv({ DATABASE_URL, NODE_ENV: "development" })).not.toThrow();
    expect(() => readEnv({ NODE_ENV: "production" })).not.toThrow();
    expect(() => readEnv({ DATABASE_URL, NODE_ENV: "production", USHER_SECRET: "s".repeat(32) })).not.toThrow();
  });
});

describe("secret", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "usher-secret-"));
    vi.stubEnv("USHER_DATA_DIR", folder);
    vi.stubEnv("USHER_SECRET", "");
    resetEnv();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    resetEnv();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is made on first use, kept in a file of the owner alone, and the same ever after", () => {
    const first = secret();
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(join(folder, "secret"), "utf8").trim()).toBe(first);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(secret()).toBe(first);
  });

  it("is USHER_SECRET when that is set", () => {
    vi.stubEnv("USHER_SECRET", "x".repeat(40));
    resetEnv();
    expect(secret()).toBe("x".repeat(40));
  });

  it("is never replaced when the file is damaged", () => {
    writeFileSync(join(folder, "secret"), "");
    expect(secret).toThrow(SettingsError);
    expect(readFileSync(join(folder, "secret"), "utf8")).toBe("");
  });
});
