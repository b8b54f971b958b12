import { publicRoute } from "@/lib/http/public-route";
import { askForReset } from "@/lib/one-time-links/ask-for-reset";
import { AskForReset } from "@/lib/one-time-links/schemas";

export const POST = publicRoute({ body: AskForReset }, ({ caller, body }) => askForReset(body, caller));
