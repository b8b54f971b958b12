import { OrganizationAnswer } from "@/lib/api/answers/organization";
import { operation } from "@/lib/api/operation";
import { getOrganization } from "@/lib/organizations/get-organization";
import { UpdateOrganization } from "@/lib/organizations/schemas";
import { updateOrganization } from "@/lib/organizations/update-organization";

const section = "Organization";
const path = "/organization";
const versionOf = ({ version }: { readonly version: number }) => version;

export const organizationOperations = [
  operation({
    section,
    id: "getOrganization",
    method: "GET",
    path,
    permission: "organization:read",
    summary: "Get the organization of the token",
    status: 200,
    answer: OrganizationAnswer,
    versionOf,
    run: ({ ctx }) => getOrganization(ctx),
  }),
  operation({
    section,
    id: "updateOrganization",
    method: "PATCH",
    path,
    permission: "organization:update",
    summary: "Rename the organization",
    description: "Its address stays as it is.",
    status: 200,
    body: UpdateOrganization,
    answer: OrganizationAnswer,
    versionOf,
    ifMatch: true,
    run: ({ ctx, body, expected }) => updateOrganization(ctx, { ...body, ...expected }),
  }),
];
