import { z } from "zod";
import { AuditAnswer, AuditListAnswer } from "@/lib/api/answers/log";
import { listOf, paged, paging } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { getEntry } from "@/lib/audit/get-entry";
import { listEntries } from "@/lib/audit/list-entries";
import { ListEntriesParams } from "@/lib/audit/schemas";

const section = "Audit log";

export const auditLogOperations = [
  operation({
    section,
    id: "listAuditEntries",
    method: "GET",
    path: "/audit-log",
    permission: "log:read",
    summary: "List changes",
    description: "Newest first. from and to are days in UTC, both included.",
    status: 200,
    query: z.strictObject({ ...ListEntriesParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(AuditListAnswer),
    run: ({ ctx, query }) => paged(listEntries(ctx, query)),
  }),
  operation({
    section,
    id: "getAuditEntry",
    method: "GET",
    path: "/audit-log/{entryId}",
    permission: "log:read",
    summary: "Get a change",
    description: "With what it was before and after.",
    status: 200,
    params: z.object({ entryId: z.uuid().toLowerCase() }),
    answer: AuditAnswer,
    run: ({ ctx, params }) => getEntry(ctx, params.entryId),
  }),
];
