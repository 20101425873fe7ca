import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isTooLarge, setDefences } from "./httpHeaders.ts";
import { type Reached, settleForwarded } from "./httpOrigin.ts";

/** What `/api/health` answers once all is ready. */
export type Health = {
  readonly status: "ok";
  readonly version: string;
  readonly backend: "tensorflow" | "wasm";
  readonly database: "pglite" | "postgresql";
};

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type HttpOptions = {
  readonly reached: Reached;
  readonly isDevelopment: boolean;
  /** Undefined while the database or the recogniser is not ready, and again while the server closes. */
  readonly health: () => Health | undefined;
  /** Undefined until the pages can be served. */
  readonly pages: () => Pages | undefined;
  readonly onFault: (error: unknown) => void;
};

const STARTING = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="1"><title>Digitboard is starting</title>
<body style="font:16px system-ui;display:grid;place-content:center;min-height:90vh"><p>Digitboard is starting. This page opens by itself.</p>`;

/** The HTTP server of everything: it listens before the rest is ready, and says so. */
export function createHttp(options: HttpOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.onFault(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  settleForwarded(request, options.reached);
  setDefences(request, response, options);
  if (isTooLarge(request)) {
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  const refusal = refusalOf(request);
  if (refusal !== undefined) {
    response.writeHead(refusal, { "cache-control": "no-store", connection: "close" }).end();
    return;
  }
  if (pathOf(request) === "/api/health") return answerHealth(response, options.health());
  const pages = options.pages();
  if (pages !== undefined) return pages(request, response);
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "1",
  });
  response.end(STARTING);
}

/** The status that refuses what Next or the database would fail at: TRACE, and paths that decode to no text. */
function refusalOf(request: IncomingMessage): number | undefined {
  if (request.method === "TRACE") return 405;
  try {
    return decodeURIComponent(pathOf(request)).includes("\0") ? 400 : undefined;
  } catch {
    return 400;
  }
}

function answerHealth(response: ServerResponse, health: Health | undefined): void {
  const body = JSON.stringify(health ?? { status: "starting" });
  response.writeHead(health === undefined ? 503 : 200, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  response.end(body);
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "/";
}

/** Resolves with the port, another than `port` only where that is 0. Rejects with Node's own error. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
