import { z } from "zod";
import { CreatedCredentialAnswer, ServiceAccountAnswer } from "@/lib/api/answers/credential";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { credentialOperations } from "@/lib/api/operations/credentials";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { CreateServiceToken } from "@/lib/credentials/schemas";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { deleteServiceAccount } from "@/lib/service-accounts/delete-service-account";
import { getServiceAccount } from "@/lib/service-accounts/get-service-account";
import { listServiceAccounts } from "@/lib/service-accounts/list-service-accounts";
import { CreateServiceAccount, UpdateServiceAccount } from "@/lib/service-accounts/schemas";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";

const section = "Service accounts";
const params = z.object({ serviceAccountId: z.uuid().toLowerCase() });
const path = "/service-accounts/{serviceAccountId}";
const versionOf = ({ version }: { readonly version: number }) => version;
const taken = "another service account has the name";

export const serviceAccountOperations = [
  operation({
    section,
    id: "listServiceAccounts",
    method: "GET",
    path: "/service-accounts",
    permission: "serviceAccount:read",
    summary: "List service accounts",
    description: "All of them by name; there are at most 200.",
    status: 200,
    answer: listOf(ServiceAccountAnswer),
    run: ({ ctx }) => whole(listServiceAccounts(ctx)),
  }),
  operation({
    section,
    id: "createServiceAccount",
    method: "POST",
    path: "/service-accounts",
    permission: "serviceAccount:create",
    summary: "Create a service account",
    description: "Nobody gives roles that may do more than they may themselves.",
    status: 201,
    body: CreateServiceAccount,
    answer: ServiceAccountAnswer,
    versionOf,
    conflict: taken,
    run: ({ ctx, body }) => createServiceAccount(ctx, body),
  }),
  operation({
    section,
    id: "getServiceAccount",
    method: "GET",
    path,
    permission: "serviceAccount:read",
    summary: "Get a service account",
    status: 200,
    params,
    answer: ServiceAccountAnswer,
    versionOf,
    run: ({ ctx, params }) => getServiceAccount(ctx, params.serviceAccountId),
  }),
  operation({
    section,
    id: "updateServiceAccount",
    method: "PATCH",
    path,
    permission: "serviceAccount:update",
    summary: "Change a service account",
    description: "Its tokens follow with their next request: fewer roles, or none at all while it is not active.",
    status: 200,
    params,
    body: UpdateServiceAccount.omit({ version: true }),
    answer: ServiceAccountAnswer,
    versionOf,
    ifMatch: true,
    conflict: taken,
    run: ({ ctx, params, body, expected }) =>
      updateServiceAccount(ctx, params.serviceAccountId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteServiceAccount",
    method: "DELETE",
    path,
    permission: "serviceAccount:delete",
    summary: "Delete a service account",
    description: "With all its tokens; their next request is refused.",
    status: 204,
    params,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteServiceAccount(ctx, params.serviceAccountId, expected),
  }),
  operation({
    section,
    id: "createServiceToken",
    method: "POST",
    path: `${path}/tokens`,
    permission: "credential:create",
    summary: "Create a token of a service account",
    status: 201,
    params,
    body: CreateServiceToken,
    answer: CreatedCredentialAnswer,
    versionOf,
    run: ({ ctx, params, body }) => createServiceToken(ctx, params.serviceAccountId, body),
  }),
  ...credentialOperations({
    section,
    noun: "ServiceToken",
    words: { one: "a token of a service account", many: "the tokens of a service account" },
    path: `${path}/tokens`,
    holderParams: params,
    holderOf: ({ serviceAccountId }) => ({ kind: "serviceAccount", id: serviceAccountId }),
  }),
];
