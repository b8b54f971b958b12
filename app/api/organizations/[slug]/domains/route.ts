import { addDomain } from "@/lib/domains/add-domain";
import { listDomains } from "@/lib/domains/list-domains";
import { AddDomain } from "@/lib/domains/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({}, ({ ctx }) => listDomains(ctx));

export const POST = adminRoute({ body: AddDomain, status: 201 }, ({ ctx, body }) => addDomain(ctx, body));
