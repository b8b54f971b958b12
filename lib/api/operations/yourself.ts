import { IdentityAnswer } from "@/lib/api/answers/organization";
import { operation } from "@/lib/api/operation";
import { whoAmI } from "@/lib/organizations/who-am-i";

export const yourselfOperations = [
  operation({
    section: "Yourself",
    id: "getMe",
    method: "GET",
    path: "/me",
    permission: null,
    summary: "Who you are and what you may do",
    description:
      "Takes an access token of a native app as well, and then answers who its person is. It works for people without access role.",
    forApps: true,
    status: 200,
    answer: IdentityAnswer,
    run: ({ ctx }) => whoAmI(ctx),
  }),
];
