"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PERSON_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { copyText } from "../../ui/copyText.ts";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { send, textAt } from "../../ui/request.ts";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/Toaster.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";
import { TimeAgo } from "../boards/TimeAgo.tsx";

export type ShownKey = { readonly id: string; readonly name: string; readonly usedAtMs: number | null };

/** The keys of a person's programs; a new one's secret is shown until the page is left. */
export function KeysForm({ keys }: { readonly keys: readonly ShownKey[] }) {
  const router = useRouter();
  const [made, setMade] = useState<string>();
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [
      field("key-name").trim() === ""
        ? { field: "key-name", text: "Give the key a name." }
        : faultOf("key-name", PERSON_NAME.safeParse(field("key-name"))),
    ],
    async (field, form) => {
      const answer = await send("POST", "/api/account/keys", { name: field("key-name") });
      if (!answer.ok) return answer.error;
      setMade(textAt(answer.body, "key"));
      form.reset();
      router.refresh();
      return undefined;
    },
  );
  return (
    <div className="space-y-4">
      {keys.length > 0 && (
        <ul aria-label="Your keys" className="divide-y divide-hairline border-y border-hairline">
          {keys.map((key) => (
            <KeyRow key={key.id} shown={key} />
          ))}
        </ul>
      )}
      {made !== undefined && <Made secret={made} />}
      <form noValidate onSubmit={onSubmit} method="post">
        <ErrorSummary errors={errors} />
        <TextField
          id="key-name"
          name="key-name"
          label="What the key is for"
          autoComplete="off"
          error={errorOf("key-name")}
        />
        <Button type="submit" className="mt-4">
          Make a key
        </Button>
      </form>
    </div>
  );
}

function KeyRow({ shown: { id, name, usedAtMs } }: { readonly shown: ShownKey }) {
  const router = useRouter();
  const revoke = async () => {
    const answer = await send("DELETE", `/api/account/keys/${id}`);
    toast(answer.ok ? `“${name}” opens nothing any more.` : answer.error);
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0 grow basis-32">
        <p className="truncate font-medium">{name}</p>
        <p className="text-sm text-muted">
          {usedAtMs === null ? (
            "Never used"
          ) : (
            <>
              Used <TimeAgo atMs={usedAtMs} />
            </>
          )}
        </p>
      </div>
      <Button aria-label={`Revoke ${name}`} onClick={() => void revoke()}>
        Revoke
      </Button>
    </li>
  );
}

function Made({ secret }: { readonly secret: string }) {
  const copy = async () => {
    toast((await copyText(secret)) ? "Key copied." : "Copying is not allowed here. Select the key instead.");
  };
  return (
    <div role="status" className="rounded-card border border-hairline bg-sunken p-4">
      <p className="text-sm">This is the key. Keep it somewhere safe: it is not shown again.</p>
      <code className="mt-2 block text-sm break-all">{secret}</code>
      <Button className="mt-3" onClick={() => void copy()}>
        Copy the key
      </Button>
    </div>
  );
}
