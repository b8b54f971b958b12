import { isIPv6 } from "node:net";

/**
 * What counts as one sender: an IPv4 address, or the /64 of an IPv6 address, of which anybody at home has 2^64. An IPv4 address
 * written as IPv6 is that IPv4 address. Anything else is itself.
 */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%", 1);
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") {
    return Buffer.from(groups.slice(6).map(padded).join(""), "hex").join(".");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

const padded = (group: string) => group.padStart(4, "0");

/** All eight, in the shortest writing of each. The URL parser knows every writing of an IPv6 address. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const split = (part: string) => (part === "" ? [] : part.split(":"));
  if (tail === undefined) return split(head);
  const [left, right] = [split(head), split(tail)];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
}
