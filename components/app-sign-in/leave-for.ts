import { sendJson } from "@/lib/http/api-client";

/** Signs out of Usher, though not of Microsoft, then in again, and comes back. */
export async function leaveFor(signInUrl: string): Promise<void> {
  await sendJson("POST", "/api/sign-out").catch(() => {});
  window.location.assign(signInUrl);
}
