import { adminRoute } from "@/lib/http/admin-route";
import { findAnything } from "@/lib/search/find-anything";
import { FindAnything } from "@/lib/search/schemas";

export const GET = adminRoute({ query: FindAnything }, ({ ctx, query }) => findAnything(ctx, query));
