import { redirect } from "next/navigation";
import { findHome } from "@/lib/auth/session";

export default async function HomePage() {
  redirect((await findHome()) ?? "/sign-in");
}
