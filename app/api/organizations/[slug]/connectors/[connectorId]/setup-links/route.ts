import { z } from "zod";
import { adminRoute } from "@/lib/http/admin-route";
import { createSetupLink } from "@/lib/setup-links/create-setup-link";
import { listSetupLinks } from "@/lib/setup-links/list-setup-links";
import { CreateSetupLink } from "@/lib/setup-links/schemas";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => listSetupLinks(ctx, params.connectorId));

export const POST = adminRoute({ params, body: CreateSetupLink, status: 201 }, ({ ctx, params, body }) =>
  createSetupLink(ctx, params.connectorId, body),
);
