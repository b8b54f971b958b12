import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";
import { parseInput, readJsonBody } from "@/lib/http/read-input";
import { requestIdOf } from "@/lib/http/request-id";
import { requireSameOrigin } from "@/lib/http/same-origin";

/** What a route takes, declared as data. A part without schema is undefined in the handler. */
export interface RouteInput<Params, Query, Body> {
  /** The parts of the path besides `slug`. One that does not fit names nothing, so it answers 404. */
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** The status of success: 200 unless told, 204 when the handler returns nothing. */
  readonly status?: number;
  /** Bytes that the body may have: 64 KiB unless told. */
  readonly bodyLimit?: number;
}

/** What Next hands to a route handler beside the request. */
export interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

export interface ParsedInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** Runs the steps that every route of ours shares and turns whatever they throw into a problem document. */
export async function serve(
  request: Request,
  status: number | undefined,
  work: (requestId: string) => Promise<unknown>,
): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    requireSameOrigin(request);
    return answer(await work(requestId), status, requestId);
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** Parses what the route declared. @throws AppError `not_found` for the path, `invalid_input` for query and body */
export async function parseRequest<Params, Query, Body>(
  request: Request,
  path: unknown,
  input: RouteInput<Params, Query, Body>,
): Promise<ParsedInput<Params, Query, Body>> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  return {
    params: (input.params === undefined ? undefined : parsePath(input.params, path)) as Params,
    query: (input.query === undefined ? undefined : parseInput(input.query, search)) as Query,
    body: (input.body === undefined
      ? undefined
      : parseInput(input.body, await readJsonBody(request, input.bodyLimit))) as Body,
  };
}

function parsePath<Params>(schema: z.ZodType<Params>, path: unknown): Params {
  const parsed = schema.safeParse(path);
  if (!parsed.success) throw new AppError("not_found", "There is nothing at this address.");
  return parsed.data;
}

/** What a handler returned as JSON; a Response, such as a download, as it is. */
export function answer(value: unknown, status: number | undefined, requestId: string): Response {
  if (value instanceof Response) {
    value.headers.set("x-request-id", requestId);
    return value;
  }
  const headers = { "cache-control": "no-store", "x-request-id": requestId };
  if (value === undefined) return new Response(null, { status: 204, headers });
  return Response.json(value, { status: status ?? 200, headers });
}
