import { cache } from "react";
import { getCtx } from "@/lib/auth/session";
import { getConnector } from "@/lib/connectors/get-connector";
import { idOrLeave, readOrLeave } from "../../read";

/** The connector of the address, read once for the page and what stands around it. */
export const readConnector = cache(async (slug: string, connectorId: string) => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getConnector(ctx, idOrLeave(connectorId)));
});
