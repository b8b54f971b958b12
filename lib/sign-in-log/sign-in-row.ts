import { rankOf } from "@/lib/auth/permissions";
import { type Ctx, roleOf } from "@/lib/context";
import type { SignInDetail, SignInItem, SignInMethod } from "@/lib/sign-in-log/schemas";

/** A try as the list selects it. */
export interface SignInRow {
  readonly id: string;
  readonly at: Date;
  readonly user_id: string | null;
  readonly person: string;
  readonly recognised: boolean;
  readonly method: SignInMethod;
  readonly connector_id: string | null;
  readonly connector_name: string | null;
  readonly app_name: string | null;
  readonly ok: boolean;
  readonly cause_code: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly address: string | null;
  readonly user_agent: string | null;
}

export interface SignInDetailRow extends SignInRow {
  readonly details: Readonly<Record<string, unknown>> | null;
}

export const signInColumns = `e.id, e.at, e.user_id, e.person, e.recognised, e.method, e.connector_id, e.connector_name,
  e.app_name, e.ok, e.cause_code, e.cause, e.cure, e.address, e.user_agent`;

/** Whether `reader` may read what strangers typed: it can be the address of somebody who is none of the organization's business. */
export function seesStrangers(reader: Ctx): boolean {
  return rankOf(roleOf(reader)) >= rankOf("EnterpriseAdmin");
}

export function toSignInItem(row: SignInRow, ctx: Ctx): SignInItem {
  const mask = maskFor(ctx, row);
  return {
    id: row.id,
    at: row.at.toISOString(),
    userId: row.user_id,
    person: mask(row.person),
    recognised: row.recognised,
    method: row.method,
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    appName: row.app_name,
    ok: row.ok,
    causeCode: row.cause_code,
    cause: row.cause === null ? null : maskWithin(row.cause, row.person, mask),
    cure: row.cure === null ? null : maskWithin(row.cure, row.person, mask),
    address: row.address,
    userAgent: row.user_agent,
  };
}

export function toSignInDetail(row: SignInDetailRow, ctx: Ctx): SignInDetail {
  const mask = maskFor(ctx, row);
  return { ...toSignInItem(row, ctx), details: row.details === null ? null : maskAddresses(row.details, mask) };
}

type Mask = (text: string) => string;

function maskFor(ctx: Ctx, row: SignInRow): Mask {
  return row.recognised || seesStrangers(ctx) ? (text) => text : maskPerson;
}

/** “m…@contoso.example”: the domain tells an admin whether it was one of theirs. What is no address may be a password. */
function maskPerson(text: string): string {
  const at = text.lastIndexOf("@");
  return at > 0 ? `${[...text][0]}…${text.slice(at)}` : "…";
}

function maskWithin(sentence: string, person: string, mask: Mask): string {
  return person === "" ? sentence : sentence.replaceAll(person, mask(person));
}

/** Claims such as preferred_username name the person as well. */
function maskAddresses(details: Readonly<Record<string, unknown>>, mask: Mask): Record<string, unknown> {
  const text = JSON.stringify(details, (_, value: unknown) =>
    typeof value === "string" && value.includes("@") ? mask(value) : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}
