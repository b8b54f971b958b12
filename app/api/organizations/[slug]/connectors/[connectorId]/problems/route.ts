import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { listProblems } from "@/lib/problems/list-problems";
import { markProblem } from "@/lib/problems/mark-problem";
import { MarkProblem } from "@/lib/problems/schemas";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => listProblems(ctx, params.connectorId));

export const POST = adminRoute({ params, body: MarkProblem }, async ({ ctx, params, body }) => {
  await markProblem(ctx, params.connectorId, body);
  return listProblems(ctx, params.connectorId);
});
