import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

interface AuthContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** next-auth serves its own routes; its settings are read per request, because they come from the environment. */
function handler(request: NextRequest, context: AuthContext): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handler as GET, handler as POST };
