import { z } from "zod";
import { publicRoute } from "@/lib/http/public-route";
import { slugAvailable } from "@/lib/organizations/slug-available";

const query = z.object({ slug: z.string().max(100) });

export const GET = publicRoute({ query }, ({ query }) => slugAvailable(query.slug));
