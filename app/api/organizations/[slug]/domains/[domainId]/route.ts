import { deleteDomain } from "@/lib/domains/delete-domain";
import { getDomain } from "@/lib/domains/get-domain";
import { DomainParams } from "@/lib/domains/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = DomainParams;

export const GET = adminRoute({ params }, ({ ctx, params }) => getDomain(ctx, params.domainId));

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteDomain(ctx, params.domainId));
