import { z } from "zod";
import { RequestAnswer, RequestListAnswer } from "@/lib/api/answers/log";
import { listOf, paged, paging } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { ListRequestsParams } from "@/lib/request-log/schemas";

const section = "Request log";

export const requestLogOperations = [
  operation({
    section,
    id: "listRequests",
    method: "GET",
    path: "/request-log",
    permission: "log:read",
    summary: "List SCIM requests",
    description: "Newest first. hideTests=1 leaves out the probes of Test connection.",
    status: 200,
    query: z.strictObject({ ...ListRequestsParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(RequestListAnswer),
    run: ({ ctx, query }) => paged(listRequests(ctx, query)),
  }),
  operation({
    section,
    id: "getRequest",
    method: "GET",
    path: "/request-log/{requestId}",
    permission: "log:read",
    summary: "Get a SCIM request",
    description: "Who, what, what changed, or why not.",
    status: 200,
    params: z.object({ requestId: z.uuid().toLowerCase() }),
    answer: RequestAnswer,
    run: ({ ctx, params }) => getRequest(ctx, params.requestId),
  }),
];
