import { adminRoute } from "@/lib/http/admin-route";
import { SetChecklist } from "@/lib/overview/schemas";
import { setChecklist } from "@/lib/overview/set-checklist";

export const PUT = adminRoute({ body: SetChecklist }, ({ ctx, body }) => setChecklist(ctx, body));
