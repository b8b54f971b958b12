import { handleApi } from "@/lib/api/handle";

interface Context {
  readonly params: Promise<{ readonly path: string[] }>;
}

// The operations are data (lib/api/operations); one handler finds the one that is meant.
async function serve(request: Request, { params }: Context): Promise<Response> {
  return await handleApi(request, (await params).path);
}

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };
