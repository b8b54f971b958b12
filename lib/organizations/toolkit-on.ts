import { env } from "@/lib/env";

/** Whether an organization has Enterprise Toolkit: as its admins left the switch, unless the operator has decided it for all. */
export function toolkitOn(switchedOn: boolean): boolean {
  const { USHER_ENTERPRISE_TOOLKIT: decided } = env();
  return decided === "admins" ? switchedOn : decided === "on";
}
