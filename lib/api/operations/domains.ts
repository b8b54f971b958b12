import { z } from "zod";
import { DeletedDomainAnswer, DomainAnswer, DomainItemAnswer } from "@/lib/api/answers/domain";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { addDomain } from "@/lib/domains/add-domain";
import { checkDomain } from "@/lib/domains/check-domain";
import { deleteDomain } from "@/lib/domains/delete-domain";
import { getDomain } from "@/lib/domains/get-domain";
import { listDomains } from "@/lib/domains/list-domains";
import { AddDomain } from "@/lib/domains/schemas";

const section = "Domains";
const params = z.object({ domainId: z.uuid().toLowerCase() });
const path = "/domains/{domainId}";
const versionOf = ({ version }: { readonly version: number }) => version;

export const domainOperations = [
  operation({
    section,
    id: "listDomains",
    method: "GET",
    path: "/domains",
    permission: "domain:read",
    summary: "List domains",
    description: "All of them by name; there are at most 100.",
    status: 200,
    answer: listOf(DomainItemAnswer),
    run: ({ ctx }) => whole(listDomains(ctx)),
  }),
  operation({
    section,
    id: "addDomain",
    method: "POST",
    path: "/domains",
    permission: "domain:create",
    summary: "Add a domain",
    description: "The answer holds the DNS record that proves it. It is pending until DNS shows the record.",
    status: 201,
    body: AddDomain,
    answer: DomainAnswer,
    versionOf,
    conflict: "the organization has the domain already",
    run: ({ ctx, body }) => addDomain(ctx, body),
  }),
  operation({
    section,
    id: "getDomain",
    method: "GET",
    path,
    permission: "domain:read",
    summary: "Get a domain",
    description: "With its record and what DNS said last.",
    status: 200,
    params,
    answer: DomainItemAnswer,
    versionOf,
    run: ({ ctx, params }) => getDomain(ctx, params.domainId),
  }),
  operation({
    section,
    id: "checkDomain",
    method: "POST",
    path: `${path}/check`,
    permission: "domain:update",
    summary: "Look for the record of a domain now",
    description: "Asks DNS and says what it answered. Usher looks by itself, too.",
    status: 200,
    params,
    answer: DomainAnswer,
    versionOf,
    run: ({ ctx, params }) => checkDomain(ctx, params.domainId),
  }),
  operation({
    section,
    id: "deleteDomain",
    method: "DELETE",
    path,
    permission: "domain:delete",
    summary: "Delete a domain",
    description: "The people under it stay. Added again, it gets another record.",
    status: 200,
    params,
    answer: DeletedDomainAnswer,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteDomain(ctx, params.domainId, expected),
  }),
];
