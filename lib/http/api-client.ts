/** The body of every refused answer: RFC 9457 with our code, the request id, and the inputs that were wrong. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string | null;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** A refused answer of our API. `message` is the sentence to show; `problem.errors` belongs beside the inputs. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

type QueryValues = Readonly<Record<string, string | undefined>>;

/** Reads JSON from our API. `signal` lets TanStack Query abandon a read that nobody waits for. */
export function getJson<T>(path: string, query: QueryValues = {}, signal?: AbortSignal): Promise<T> {
  return send<T>("GET", withQuery(path, query), undefined, signal);
}

/** Sends `body` as JSON and returns the answer's JSON. */
export function sendJson<T>(method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  return send<T>(method, path, body, undefined);
}

/** The path with those of the values that are set. */
export function withQuery(path: string, query: QueryValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(name, value);
  return search.size === 0 ? path : `${path}?${search}`;
}

async function send<T>(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<T> {
  const response = await reach(path, {
    method,
    credentials: "same-origin",
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The browser's own words for a missing answer differ, and none of them says what to do. */
async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new Error("Usher did not answer. Check your connection, then try again.", { cause });
  }
}

/** Answers that are no problem document come from something in front of us, such as a proxy that could not reach Usher. */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return {
    title: response.statusText,
    status: response.status,
    detail: "Usher did not answer as expected. Nothing was changed as far as we know. Try again.",
    code: "unreadable",
    requestId: response.headers.get("x-request-id"),
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "detail" in body && "code" in body && "status" in body;
}
