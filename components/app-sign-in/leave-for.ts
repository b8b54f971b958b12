import { signOut } from "next-auth/react";

/** Signs out of Usher, then in again, and comes back. */
export async function leaveFor(back: string): Promise<void> {
  await signOut({ redirect: false });
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(back)}`);
}
