"use client";

import { Button } from "./Button.tsx";
import { FAILED, send, textAt } from "./request.ts";
import { toast } from "./Toaster.tsx";

const NAMES = { google: "Google", github: "GitHub" } as const;
export type OtherSiteName = keyof typeof NAMES;

/** Buttons that lead to other sites, to sign in there. */
export function OtherSites({ sites }: { readonly sites: readonly OtherSiteName[] }) {
  if (sites.length === 0) return null;
  return (
    <div className="mt-6 space-y-3">
      {sites.map((site) => (
        <Button key={site} className="w-full" onClick={() => void goTo(site)}>
          Continue with {NAMES[site]}
        </Button>
      ))}
    </div>
  );
}

async function goTo(site: OtherSiteName): Promise<void> {
  const token = await send("GET", "/api/auth/csrf");
  const csrfToken = token.ok ? (textAt(token.body, "csrfToken") ?? "") : "";
  const answer = await send("POST", `/api/auth/signin/${site}`, {
    csrfToken,
    callbackUrl: "/boards",
    json: "true",
  });
  const url = answer.ok ? textAt(answer.body, "url") : undefined;
  if (url === undefined) toast(answer.ok ? FAILED : answer.error);
  else window.location.assign(url);
}
