import { ignoreUnknownFolder } from "@/lib/folders/ignore-unknown-folder";
import { SetIgnored } from "@/lib/folders/schemas";
import { stopIgnoringFolder } from "@/lib/folders/stop-ignoring-folder";
import { adminRoute } from "@/lib/http/admin-route";

export const PUT = adminRoute({ body: SetIgnored }, ({ ctx, body }) =>
  body.ignored ? ignoreUnknownFolder(ctx, body) : stopIgnoringFolder(ctx, body),
);
