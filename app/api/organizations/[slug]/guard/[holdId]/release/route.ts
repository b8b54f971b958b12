import { z } from "zod";
import { releaseHold } from "@/lib/guard/release-hold";
import { ReleaseHold } from "@/lib/guard/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ holdId: z.uuid() });

export const POST = adminRoute({ params, body: ReleaseHold }, ({ ctx, params, body }) =>
  releaseHold(ctx, params.holdId, body),
);
