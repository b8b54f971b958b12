import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { listRehearsals } from "@/lib/rehearsal/list-rehearsals";
import { startRehearsal } from "@/lib/rehearsal/start-rehearsal";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => listRehearsals(ctx, params.connectorId));

export const POST = adminRoute({ params, status: 201 }, ({ ctx, params }) => startRehearsal(ctx, params.connectorId));
