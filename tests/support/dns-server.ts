import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { type Answer, decode, encode, type Packet } from "dns-packet";

/** What the server says of a name: its TXT records, each in the strings that it is cut into; or how it fails. */
export type DnsZone = readonly (readonly string[])[] | { readonly alias: string } | "SERVFAIL" | "REFUSED" | "silence";

export interface DnsServer {
  /** As USHER_DNS_SERVERS wants it. */
  readonly address: string;
  /** Names that are not set do not exist (NXDOMAIN); one without records exists and has no TXT. */
  readonly set: (name: string, zone: DnsZone) => void;
  readonly remove: (name: string) => void;
  /** How often somebody asked for a name. */
  readonly asked: (name: string) => number;
  readonly close: () => Promise<void>;
}

const codes = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };

/** A DNS server over UDP on a port of its own, or on `port`. */
export async function startDnsServer(port = 0): Promise<DnsServer> {
  const zones = new Map<string, DnsZone>();
  const counts = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (message, peer) => {
    const query = decode(message);
    const name = query.questions?.[0]?.name.toLowerCase() ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const reply = replyTo(query, name, zones);
    if (reply !== null) socket.send(encode(reply), peer.port, peer.address);
  });
  await new Promise<void>((accept) => socket.bind(port, "127.0.0.1", accept));
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    set: (name, zone) => zones.set(name, zone),
    remove: (name) => zones.delete(name),
    asked: (name) => counts.get(name) ?? 0,
    close: () => new Promise((accept) => socket.close(() => accept())),
  };
}

function replyTo(query: Packet, name: string, zones: ReadonlyMap<string, DnsZone>): Packet | null {
  const zone = zones.get(name);
  if (zone === "silence") return null;
  const head = { type: "response" as const, id: query.id ?? 0, questions: query.questions ?? [] };
  if (zone === undefined) return { ...head, flags: codes.NXDOMAIN };
  if (typeof zone === "string") return { ...head, flags: codes[zone] };
  return { ...head, answers: answersFor(name, zone, zones) };
}

/** A resolver follows an alias and gives what it found there with it. */
function answersFor(name: string, zone: DnsZone, zones: ReadonlyMap<string, DnsZone>): Answer[] {
  if (typeof zone === "string") return [];
  if ("alias" in zone) {
    const target = zones.get(zone.alias) ?? [];
    return [{ type: "CNAME", name, ttl: 60, data: zone.alias }, ...answersFor(zone.alias, target, zones)];
  }
  return zone.map((strings) => ({ type: "TXT", name, ttl: 60, data: [...strings] }));
}
