import { z } from "zod";

/** How many domains an organization has at most. */
export const domainLimit = 100;

/** Days that Usher looks for the record by itself, and that a lost one still counts. */
export const domainGraceDays = 7;

/** The rules for the name itself are the verb's: they need the list of public suffixes, which no browser has to load. */
export const AddDomain = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, "Enter a domain such as contoso.example.")
      .max(1000, "A domain has at most 253 characters."),
  })
  .strict();
export type AddDomain = z.infer<typeof AddDomain>;

export const DomainParams = z.object({ domainId: z.uuid() });

/** What DNS said: the record; that the name does not exist; no TXT record; only others; or, for the rest, nothing at all. */
export type DnsAnswer = "found" | "no_name" | "no_txt" | "others" | "timeout" | "server_failure" | "unreachable";

export interface DomainDto {
  readonly id: string;
  /** ASCII (punycode), in lower case. */
  readonly name: string;
  /** The same as people write it. */
  readonly shownName: string;
  readonly state: "pending" | "verified" | "failed";
  /** The record to publish. */
  readonly record: { readonly type: "TXT"; readonly host: string; readonly value: string; readonly ttl: number };
  readonly answer: DnsAnswer | null;
  /** The answer as a sentence; null before the first look. */
  readonly reason: string | null;
  readonly lastCheckedAt: string | null;
  readonly verifiedAt: string | null;
  /** Since when the record of a verified domain is gone. */
  readonly lostAt: string | null;
  /** From when on new people are refused, unless a lost record comes back. */
  readonly refusesFrom: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly version: number;
}

export interface DomainItem extends DomainDto {
  /** How many people have an e-mail address (or, without one, a user name) under exactly this domain. */
  readonly people: number;
}

export interface DeletedDomain {
  /** How many people were under it. They stay. */
  readonly people: number;
}
