import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isHttps, type Reached } from "./httpOrigin.ts";

const NONCE_BYTES = 18;
const HSTS = "max-age=31536000; includeSubDomains";

/** Where people's own pictures are served: what is opened there by itself runs nothing and reaches nothing. */
const PICTURES = /^\/api\/(images|boards)\//;
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** The same on every answer. */
const FIXED: Readonly<Record<string, string>> = {
  "Referrer-Policy": "same-origin", // a board's address is its key
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * Sets what browsers are to defend. Only scripts that carry this answer's nonce run, and those that they load; Next reads
 * the nonce from the request's own policy header and puts it on each script. Call after `settleForwarded`.
 */
export function setDefences(
  request: IncomingMessage,
  response: ServerResponse,
  { reached, isDevelopment }: { readonly reached: Reached; readonly isDevelopment: boolean },
): void {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = policyWith(nonce, isDevelopment);
  delete request.headers["content-security-policy-report-only"];
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  response.setHeader("Content-Security-Policy", PICTURES.test(request.url ?? "") ? PICTURE_POLICY : policy);
  for (const [name, value] of Object.entries(FIXED)) response.setHeader(name, value);
  if (isHttps(request.headers, reached)) response.setHeader("Strict-Transport-Security", HSTS);
}

function policyWith(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'", // positions of what floats are style attributes
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Above anything a route takes: said before a byte of it is read. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Whether the request announces more than any route takes. */
export function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES;
}
