import { sendJson } from "@/lib/http/api-client";

/** Asks for an access role, as `mutationFn`. */
export const askForAccessMutation = () => sendJson<void>("POST", "/api/access-requests");
