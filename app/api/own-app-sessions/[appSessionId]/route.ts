import { z } from "zod";
import { personRoute } from "@/lib/http/person-route";
import { endOwnAppSession } from "@/lib/native-apps/end-own-app-session";

const params = z.object({ appSessionId: z.string().regex(/^[0-9a-f]{64}$/) });

export const DELETE = personRoute({ params }, ({ session, params }) => endOwnAppSession(session, params.appSessionId));
