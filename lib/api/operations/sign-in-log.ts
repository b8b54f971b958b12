import { z } from "zod";
import { SignInAnswer, SignInListAnswer } from "@/lib/api/answers/sign-in";
import { listOf, paged, paging } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { getSignIn } from "@/lib/sign-in-log/get-sign-in";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { ListSignInsParams } from "@/lib/sign-in-log/schemas";

const section = "Sign-in log";

export const signInLogOperations = [
  operation({
    section,
    id: "listSignIns",
    method: "GET",
    path: "/sign-ins",
    permission: "log:read",
    summary: "List tries to sign in",
    description: "Newest first. failed=1 leaves out those that went through.",
    status: 200,
    query: z.strictObject({ ...ListSignInsParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(SignInListAnswer),
    run: ({ ctx, query }) => paged(listSignIns(ctx, query)),
  }),
  operation({
    section,
    id: "getSignIn",
    method: "GET",
    path: "/sign-ins/{signInId}",
    permission: "log:read",
    summary: "Get a try to sign in",
    description: "With the claims that were compared.",
    status: 200,
    params: z.object({ signInId: z.uuid().toLowerCase() }),
    answer: SignInAnswer,
    run: ({ ctx, params }) => getSignIn(ctx, params.signInId),
  }),
];
