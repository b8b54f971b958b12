import { EntraTenant } from "@/tests/support/entra-tenant";

/** Starts an Entra tenant at the one address that the server of the browser tests trusts. Stop it before the next one starts. */
export async function startEntra(): Promise<EntraTenant> {
  const port = Number(process.env["USHER_E2E_ENTRA_PORT"]);
  if (!Number.isInteger(port) || port === 0) throw new Error("The server of the browser tests did not start.");
  return await EntraTenant.start(port);
}
