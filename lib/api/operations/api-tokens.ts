import { z } from "zod";
import { CreatedCredentialAnswer } from "@/lib/api/answers/credential";
import { operation } from "@/lib/api/operation";
import { credentialOperations } from "@/lib/api/operations/credentials";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { CreateApiToken } from "@/lib/credentials/schemas";

const section = "API tokens";
const path = "/api-tokens";

export const apiTokenOperations = [
  operation({
    section,
    id: "createApiToken",
    method: "POST",
    path,
    permission: "credential:create",
    summary: "Create an API token",
    description:
      "It belongs to the owner of the token that makes it, gets none but its maker's permissions, and ends with the owner. A service account owns none.",
    status: 201,
    body: CreateApiToken,
    answer: CreatedCredentialAnswer,
    versionOf: ({ version }) => version,
    run: ({ ctx, body }) => createApiToken(ctx, body),
  }),
  ...credentialOperations({
    section,
    noun: "ApiToken",
    words: { one: "an API token", many: "API tokens" },
    path,
    holderParams: z.object({}),
    holderOf: () => ({ kind: "people" }),
  }),
];
