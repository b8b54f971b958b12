import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { answerEntra } from "@/lib/auth/answer-entra";
import { authOptions } from "@/lib/auth/options";
import { isUuid } from "@/lib/utils/uuid";

interface AuthContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** next-auth serves its own routes; its settings are read per request, because they come from the environment. */
async function handler(request: NextRequest, context: AuthContext): Promise<Response> {
  const [action, provider = ""] = (await context.params).nextauth;
  if (action !== "callback" || !isUuid(provider)) return NextAuth(request, context, authOptions());
  return await answerEntra(request, provider, (entra) => NextAuth(request, context, authOptions(entra)));
}

export { handler as GET, handler as POST };
