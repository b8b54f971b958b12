import { createConnector } from "@/lib/connectors/create-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { CreateConnector } from "@/lib/connectors/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({}, ({ ctx }) => listConnectors(ctx));

export const POST = adminRoute({ body: CreateConnector, status: 201 }, ({ ctx, body }) => createConnector(ctx, body));
