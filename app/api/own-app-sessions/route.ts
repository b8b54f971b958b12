import { personRoute } from "@/lib/http/person-route";
import { listOwnAppSessions } from "@/lib/native-apps/list-own-app-sessions";

export const GET = personRoute({}, ({ session }) => listOwnAppSessions(session, new Date()));
