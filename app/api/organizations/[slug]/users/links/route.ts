import { adminRoute } from "@/lib/http/admin-route";
import { createLinks } from "@/lib/one-time-links/create-links";
import { CreateLinks } from "@/lib/one-time-links/schemas";

export const POST = adminRoute({ body: CreateLinks, status: 201 }, ({ ctx, body }) => createLinks(ctx, body));
