import { z } from "zod";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { CreateServiceToken } from "@/lib/credentials/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ serviceAccountId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  listCredentials(ctx, { kind: "serviceAccount", id: params.serviceAccountId }),
);

export const POST = adminRoute({ params, body: CreateServiceToken, status: 201 }, ({ ctx, params, body }) =>
  createServiceToken(ctx, params.serviceAccountId, body),
);
