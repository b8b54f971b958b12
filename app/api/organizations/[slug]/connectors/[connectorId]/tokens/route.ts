import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { createToken } from "@/lib/tokens/create-token";
import { listTokens } from "@/lib/tokens/list-tokens";
import { CreateToken } from "@/lib/tokens/schemas";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => listTokens(ctx, params.connectorId));

export const POST = adminRoute({ params, body: CreateToken, status: 201 }, ({ ctx, params, body }) =>
  createToken(ctx, params.connectorId, body),
);
