import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { readConnectorSignIn } from "@/lib/entra-sign-in/connector-sign-in-row";
import { requireConnector } from "@/lib/entra-sign-in/require-connector";
import type { AdmitSignInChange } from "@/lib/entra-sign-in/save-connector-sign-in";
import type { AddSignInSecret, ConnectorSignInDto } from "@/lib/entra-sign-in/schemas";
import { AppError } from "@/lib/errors";
import { seal } from "@/lib/secrets/seal";
import { isUuid } from "@/lib/utils/uuid";

const most = 2;

/** What a sealed client secret is bound to. */
export const secretContext = (organizationId: string, secretId: string) =>
  `sign_in_secret:${organizationId}:${secretId}`;

/**
 * Keeps a client secret of the app in Entra, encrypted and never shown again. Two at once, so that a new one can be entered before
 * the old one ends.
 *
 * @throws AppError `not_found`; `conflict` before the settings are saved, and for a third; `invalid_input` (field secret) for what
 *   is the secret's id, (field endsOn) for a day that is over; what `admit` throws
 */
export async function addSignInSecret(
  ctx: Ctx,
  connectorId: string,
  input: AddSignInSecret,
  admit: AdmitSignInChange = () => {},
): Promise<ConnectorSignInDto> {
  if (isUuid(input.secret.toLowerCase())) {
    throw new AppError(
      "invalid_input",
      "This looks like the Secret ID, not the Value. Entra shows the Value once, right after Add: make another client secret and copy its Value.",
      { field: "secret" },
    );
  }
  const id = uuidv7();
  return await mutate(ctx, "connector:update", async (tx) => {
    const name = await requireConnector(tx, ctx.organizationId, connectorId);
    const settings = await readConnectorSignIn(tx, ctx.organizationId, connectorId, "for update of s");
    admit(settings);
    if (settings === null) throw new AppError("conflict", "Save the Entra tenant and the client ID first.");
    if (settings.secrets.length >= most) {
      throw new AppError(
        "conflict",
        "Two client secrets are here already. Delete the one that Entra does not have any more first.",
      );
    }
    if (input.endsOn !== null && input.endsOn < ctx.now().toISOString().slice(0, 10)) {
      throw new AppError("invalid_input", `This client secret ended on ${input.endsOn}. Make a new one in Entra.`, {
        field: "endsOn",
      });
    }
    await tx.query(
      `insert into sign_in_secret (organization_id, id, connector_id, sealed, hint, ends_on, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6::date, $7, $8)`,
      [
        ctx.organizationId,
        id,
        connectorId,
        seal(input.secret, secretContext(ctx.organizationId, id)),
        input.secret.slice(0, 3),
        input.endsOn,
        ctx.actor.name,
        ctx.now(),
      ],
    );
    await tx.query(
      "update connector_sign_in set failing_since = null, failure = null where organization_id = $1 and connector_id = $2",
      [ctx.organizationId, connectorId],
    );
    const after = await readConnectorSignIn(tx, ctx.organizationId, connectorId);
    if (after === null) throw new Error("The settings are gone.");
    return {
      value: after,
      change: {
        action: "connector.sign_in_secret_add",
        target: { type: "Connector", id: connectorId, name },
        before: null,
        after: { secret: id, endsOn: input.endsOn },
      },
    };
  });
}
