import { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { type ApiCall, type ApiHandler, apiRoute } from "@/lib/http/api-route";

/** The chapters of the documentation, in their order. */
export const sections = [
  "Yourself",
  "Organization",
  "Connectors",
  "Connector tokens",
  "API tokens",
  "Service accounts",
  "Native apps",
  "Domains",
  "Users",
  "Groups",
  "Folders",
  "Metadata keys",
  "Schema extensions",
  "Group rules",
  "Request log",
  "Sign-in log",
  "Audit log",
] as const;

export type Section = (typeof sections)[number];

interface Described {
  readonly section: Section;
  /** `operationId`: verb and noun. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1: `/users/{userId}`. */
  readonly path: `/${string}`;
  /** Null: any good token. */
  readonly permission: Permission | null;
  readonly summary: string;
  readonly description?: string;
  readonly status: 200 | 201 | 204;
  /** Why it may answer 409, as an end of “409: …”. */
  readonly conflict?: string;
  /** Takes an access token of a native app as well. */
  readonly forApps?: true;
  /** Takes If-Match. */
  readonly ifMatch?: true;
}

/** One operation of the API as data. The router, OpenAPI and the page of the documentation all read it. */
export interface Operation extends Described {
  readonly params: z.ZodObject | null;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType | null;
  readonly hasEtag: boolean;
  readonly handle: ApiHandler;
}

interface Definition<Params, Query, Body, Answer> extends Described {
  readonly params?: z.ZodObject & z.ZodType<Params>;
  readonly query?: z.ZodObject & z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  readonly answer?: z.ZodType<Answer>;
  readonly bodyLimit?: number;
  readonly versionOf?: (answer: Answer) => number;
  readonly run: (call: ApiCall<Params, Query, Body>) => Promise<Answer>;
}

/** Of operations that take no query: a parameter nobody knows is refused, never ignored. */
const noQuery = z.strictObject({});

/** Makes an operation; the types of what it takes and answers follow from its schemas. */
export function operation<Params = undefined, Query = undefined, Body = undefined, Answer = void>(
  definition: Definition<Params, Query, Body, Answer>,
): Operation {
  const { run, params, query, body, answer, bodyLimit, versionOf, ...described } = definition;
  const input = {
    permission: described.permission,
    status: described.status,
    ...(params === undefined ? {} : { params }),
    query: query ?? (noQuery as unknown as z.ZodType<Query>),
    ...(body === undefined ? {} : { body }),
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    ...(versionOf === undefined ? {} : { versionOf }),
  };
  return {
    ...described,
    params: params ?? null,
    query: query ?? noQuery,
    body: body ?? null,
    answer: answer ?? null,
    hasEtag: versionOf !== undefined,
    handle: apiRoute<Params, Query, Body, Answer>(input, run),
  };
}
