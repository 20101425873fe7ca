import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { SELECT } from "../../sharing/AccessChoices.tsx";
import type { JoinRequest, SharingChange } from "../../sharing/sharing.ts";

type OnChange = { readonly onChange: (change: SharingChange) => Promise<void> };
type Props = { readonly requests: readonly JoinRequest[] } & OnChange;

/** Who asks to be let in, above all else, as they wait; nothing where nobody does. */
export function Requests({ requests, onChange }: Props) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests" className="mt-8">
      <h2 id="requests" className="mb-2 text-lg">
        Asking to join
      </h2>
      <p className="text-muted">Their page opens by itself as soon as you let them in.</p>
      <ul aria-labelledby="requests" className="mt-2 divide-y divide-hairline">
        {requests.map((request) => (
          <RequestRow key={request.userId} request={request} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

function RequestRow({ request, onChange }: { readonly request: JoinRequest } & OnChange) {
  const { userId, name, askedAtMs } = request;
  const [grant, setGrant] = useState<"editor" | "viewer">("editor");
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 py-2">
      <span className="min-w-0 grow basis-full sm:basis-32">
        <span className="block truncate">{name}</span>
        <span className="block text-sm text-muted">{WHEN.format(askedAtMs)}</span>
      </span>
      <select
        aria-label={`What ${name} is let in to do`}
        className={SELECT}
        value={grant}
        onChange={({ target }) => setGrant(target.value === "viewer" ? "viewer" : "editor")}
      >
        <option value="editor">to write</option>
        <option value="viewer">to look</option>
      </select>
      <Button
        aria-label={`Let ${name} in`}
        onClick={() => void onChange({ do: "let-in", user: userId, grant })}
      >
        Let in
      </Button>
      <Button
        look="quiet"
        aria-label={`Decline ${name}`}
        onClick={() => void onChange({ do: "decline", user: userId })}
      >
        Decline
      </Button>
    </li>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
