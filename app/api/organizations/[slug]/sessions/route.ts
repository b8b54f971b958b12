import { adminRoute } from "@/lib/http/admin-route";
import { endOtherSessions } from "@/lib/sessions/end-other-sessions";
import { listSessions } from "@/lib/sessions/list-sessions";

export const GET = adminRoute({}, ({ ctx }) => listSessions(ctx));

export const DELETE = adminRoute({}, ({ ctx }) => endOtherSessions(ctx));
