import { askForAccess } from "@/lib/access-requests/ask-for-access";
import { personRoute } from "@/lib/http/person-route";

export const POST = personRoute({}, ({ session }) => askForAccess(session));
