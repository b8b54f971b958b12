import { Resolver } from "node:dns/promises";
import type { DnsAnswer } from "@/lib/domains/schemas";
import { env } from "@/lib/env";

/** Milliseconds for one try at one server, and for the whole look, which somebody may be waiting for. */
const limits = { timeout: 2000, tries: 2, whole: 8000 };

export interface Looked {
  readonly answer: DnsAnswer;
  /** TXT records that are not the one we look for. */
  readonly others: number;
}

/** What a TXT record must hold to prove a domain. */
export function recordValue(token: string): string {
  return `usher-verification=${token}`;
}

/**
 * Asks DNS for the TXT records of a domain, now: a new resolver each time, since one keeps answers for their time to live. Never
 * call it inside of a transaction. It does not throw; that DNS cannot be reached is an answer, too.
 */
export async function lookUpRecord(name: string, token: string): Promise<Looked> {
  const resolver = new Resolver({ timeout: limits.timeout, tries: limits.tries });
  const { USHER_DNS_SERVERS } = env();
  if (USHER_DNS_SERVERS !== undefined) resolver.setServers(USHER_DNS_SERVERS);
  const deadline = setTimeout(() => resolver.cancel(), limits.whole);
  try {
    const records = await resolver.resolveTxt(name);
    const value = recordValue(token);
    // RFC 7208 §3.3, as everywhere: the strings of one record are put together without a space.
    const others = records.filter((chunks) => chunks.join("").trim() !== value).length;
    if (others < records.length) return { answer: "found", others };
    return { answer: others === 0 ? "no_txt" : "others", others };
  } catch (error) {
    return { answer: answerOf((error as NodeJS.ErrnoException).code), others: 0 };
  } finally {
    clearTimeout(deadline);
  }
}

/** The codes of node:dns. What is not listed here says nothing about the domain. */
function answerOf(code: string | undefined): DnsAnswer {
  switch (code) {
    case "ENOTFOUND":
      return "no_name";
    case "ENODATA":
      return "no_txt";
    case "ETIMEOUT":
    case "ECANCELLED":
      return "timeout";
    case "ESERVFAIL":
    case "EREFUSED":
    case "EFORMERR":
    case "EBADRESP":
      return "server_failure";
    default:
      return "unreachable";
  }
}
