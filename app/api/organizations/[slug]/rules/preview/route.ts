import { adminRoute } from "@/lib/http/admin-route";
import { previewRules } from "@/lib/rules/preview-rules";
import { PreviewRules } from "@/lib/rules/schemas";

export const POST = adminRoute({ body: PreviewRules, bodyLimit: 1024 * 1024 }, ({ ctx, body }) =>
  previewRules(ctx, body),
);
