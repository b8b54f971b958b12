import { findOperation } from "@/lib/api/find-operation";
import { AppError } from "@/lib/errors";
import { refuseApi } from "@/lib/http/api-route";

/** Serves a request to /api/v1; `path` holds the parts below it. */
export async function handleApi(request: Request, path: readonly string[]): Promise<Response> {
  const found = findOperation(request.method, path);
  if ("operation" in found) return await found.operation.handle(request, found.params);
  const { methods } = found;
  if (methods.length === 0) return await refuseApi(request, notFound());
  const response = await refuseApi(request, notPossible(request.method, methods));
  response.headers.set("allow", methods.join(", "));
  return response;
}

function notFound(): AppError {
  return new AppError("not_found", "There is nothing at this address. /docs/api lists what there is.");
}

function notPossible(method: string, methods: readonly string[]): AppError {
  return new AppError("method_not_allowed", `${method} is not possible here. Use ${methods.join(" or ")}.`);
}
