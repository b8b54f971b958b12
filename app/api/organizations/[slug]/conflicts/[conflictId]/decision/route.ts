import { z } from "zod";
import { decideConflict } from "@/lib/conflicts/decide-conflict";
import { DecideConflict } from "@/lib/conflicts/schemas";
import { undoConflict } from "@/lib/conflicts/undo-conflict";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ conflictId: z.uuid() });

export const POST = adminRoute({ params, body: DecideConflict }, ({ ctx, params, body }) =>
  decideConflict(ctx, params.conflictId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => undoConflict(ctx, params.conflictId));
