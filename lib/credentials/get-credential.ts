import { type Ctx, requirePermission } from "@/lib/context";
import { readCredential, toCredentialDto } from "@/lib/credentials/credential-row";
import type { Holder } from "@/lib/credentials/holder";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { withOrganization } from "@/lib/db/with-organization";

/** One credential of a holder. @throws AppError `not_found` */
export function getCredential(ctx: Ctx, holder: Holder, id: string): Promise<CredentialDto> {
  requirePermission(ctx, "credential:read");
  return withOrganization(ctx.organizationId, async (tx) =>
    toCredentialDto(await readCredential(tx, ctx, holder, id), ctx.now()),
  );
}
