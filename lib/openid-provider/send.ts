import type { ServerResponse } from "node:http";

/** Answers with JSON that nobody keeps. Always true: the request is served. */
export function sendJson(response: ServerResponse, status: number, body: object): true {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": status < 400 ? "application/json" : "application/problem+json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(text);
  return true;
}

/** Sends the browser on with a GET. */
export function sendOn(response: ServerResponse, location: string): true {
  response.writeHead(303, {
    location,
    "content-length": 0,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  response.end();
  return true;
}
