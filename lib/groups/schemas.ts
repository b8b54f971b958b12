import { z } from "zod";
import type { Origin } from "@/lib/users/schemas";

export const ListGroupsParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListGroupsParams = z.infer<typeof ListGroupsParams>;

export const ListMembersParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListMembersParams = z.infer<typeof ListMembersParams>;

export interface GroupListItem {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly memberCount: number;
  readonly origin: Origin;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface GroupDetail extends GroupListItem {
  readonly version: number;
}

export interface GroupMemberItem {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly active: boolean;
  readonly addedAt: string;
}
