import { SignInPolicyAnswer } from "@/lib/api/answers/sign-in-policy";
import { operation } from "@/lib/api/operation";
import { getSignInPolicy } from "@/lib/sign-in-policy/get-sign-in-policy";
import { UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";
import { updateSignInPolicy } from "@/lib/sign-in-policy/update-sign-in-policy";

const section = "Organization";
const path = "/sign-in-policy";
const versionOf = ({ version }: { readonly version: number }) => version;

export const signInPolicyOperations = [
  operation({
    section,
    id: "getSignInPolicy",
    method: "GET",
    path,
    permission: "signIn:read",
    summary: "Get the sign-in policy",
    description: "missing says what must be there before SSO can be required.",
    status: 200,
    answer: SignInPolicyAnswer,
    versionOf,
    run: ({ ctx }) => getSignInPolicy(ctx),
  }),
  operation({
    section,
    id: "updateSignInPolicy",
    method: "PATCH",
    path,
    permission: "signIn:update",
    summary: "Change the sign-in policy",
    description: "Requiring SSO ends the sessions of those who signed in by password and may no longer.",
    status: 200,
    body: UpdateSignInPolicy.omit({ version: true }),
    answer: SignInPolicyAnswer,
    versionOf,
    ifMatch: true,
    conflict: "something is missing to require SSO; the message says what",
    run: ({ ctx, body, expected }) => updateSignInPolicy(ctx, { ...body, ...expected }),
  }),
];
