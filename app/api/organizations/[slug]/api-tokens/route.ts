import { createApiToken } from "@/lib/credentials/create-api-token";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { CreateApiToken } from "@/lib/credentials/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({}, ({ ctx }) => listCredentials(ctx, { kind: "people" }));

export const POST = adminRoute({ body: CreateApiToken, status: 201 }, ({ ctx, body }) => createApiToken(ctx, body));
