import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { createLink } from "@/lib/one-time-links/create-links";
import { CreateLink } from "@/lib/one-time-links/schemas";

const params = z.object({ userId: z.uuid() });

export const POST = adminRoute({ params, body: CreateLink, status: 201 }, ({ ctx, params, body }) =>
  createLink(ctx, params.userId, body.kind),
);
