import { parseCookie } from "cookie";
import { headers } from "next/headers";
import { cache } from "react";
import type { From, Person } from "../server/accounts.ts";
import { liveServer } from "./liveServer.ts";

/** Whoever is signed in where this is rendered or answered, guests too; undefined for nobody. */
export const currentUser = cache(async (): Promise<Person | undefined> => {
  const head = await headers();
  return liveServer().sessions.personOf(head.get("cookie") ?? undefined, { https: isHttps(head) });
});

/** Whether the person's browser came by https. Next sets the header itself where no proxy did. */
export function isHttps(head: Pick<Headers, "get">): boolean {
  return liveServer().publicUrl?.startsWith("https:") ?? head.get("x-forwarded-proto") === "https";
}

/** The address a request came from: what the nearest proxy saw, or the socket when there is none. */
export function addressOf(head: Pick<Headers, "get">): string {
  return head.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
}

/** Where a request comes from, for what accounts do; whose guest it is stands beside. */
export function fromOf(head: Pick<Headers, "get">): From {
  const https = isHttps(head);
  return {
    address: addressOf(head),
    origin: liveServer().linkOrigin({ host: head.get("host"), https }),
    device: parseCookie(head.get("cookie") ?? "")[deviceCookieName(https)],
  };
}

/** The cookie of a browser that has signed in before. */
export function deviceCookieName(https: boolean): string {
  return https ? "__Host-device" : "device";
}
