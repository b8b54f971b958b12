import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The loopback listener of an app: http on a port that the system chose, which keeps what came back. */
export async function listenAsApp(): Promise<{
  readonly port: number;
  readonly redirectUri: string;
  readonly came: URLSearchParams[];
  readonly close: () => Promise<void>;
}> {
  const came: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/callback") came.push(url.searchParams);
    response.writeHead(200, { "content-type": "text/plain" }).end("You can close this window.");
  });
  await new Promise<void>((accept) => server.listen(0, "127.0.0.1", accept));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    redirectUri: `http://127.0.0.1:${port}/callback`,
    came,
    close: async () => {
      server.closeAllConnections();
      await new Promise((accept) => server.close(accept));
    },
  };
}
