import { checkDomain } from "@/lib/domains/check-domain";
import { DomainParams } from "@/lib/domains/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const POST = adminRoute({ params: DomainParams }, ({ ctx, params }) => checkDomain(ctx, params.domainId));
