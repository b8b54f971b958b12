import { z } from "zod";
import { findWay } from "@/lib/auth/find-way";
import { publicRoute } from "@/lib/http/public-route";
import { Slug } from "@/lib/organizations/schemas";

const body = z.strictObject({ email: z.email().max(254), slug: Slug.exactOptional() });

/** How an e-mail address signs in: by a connector, or with null by a password. */
export const POST = publicRoute({ body }, async ({ body, caller }) => {
  const way = await findWay(body.email, body.slug ?? null, caller.address);
  return { connectorId: way?.connectorId ?? null };
});
