import * as route from "@/app/api/v1/[...path]/route";
import { env } from "@/lib/env";
import type { Answer } from "@/tests/support/scim";

export interface ApiOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends to a path below /api/v1, through the route that Next calls. */
export async function callApi(method: string, path: string, options: ApiOptions = {}): Promise<Answer> {
  const { token, body, query = {}, headers = {} } = options;
  const url = new URL(`/api/v1${path}`, env().USHER_ORIGIN);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const request = new Request(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const handlers: Readonly<Record<string, typeof route.GET>> = route;
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`The route has no ${method}.`);
  const parts = path.slice(1).split("/").map(decodeURIComponent);
  const response = await handler(request, { params: Promise.resolve({ path: parts }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
}

/** The path of an operation with its named parts filled in. */
export function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${template} wants ${name}.`);
    return value;
  });
}
