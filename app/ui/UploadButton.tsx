"use client";

import { ImageUp } from "lucide-react";
import { useState } from "react";
import { signInAsGuest } from "./signIn.ts";
import { refusalOf, upload } from "./upload.ts";

type UploadProps = { readonly className?: string };

/** Chooses images and sends them at once; whoever is not signed in becomes a guest on the way. One opens its result, several the list. */
export function UploadButton({ className = "" }: UploadProps) {
  const [busy, setBusy] = useState<string>();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const choose = async (files: readonly File[]) => {
    if (files.length === 0 || busy !== undefined) return;
    setFaults([]);
    setBusy("Uploading…");
    const { ids, errors } = await uploadAll(files, (done) =>
      setBusy(files.length === 1 ? "Uploading…" : `Uploading ${done + 1} of ${files.length}…`),
    );
    setFaults(errors);
    setBusy(undefined);
    const [first] = ids;
    if (errors.length > 0 || first === undefined) return;
    window.location.assign(files.length === 1 ? `/result/${first}` : "/images");
  };
  return (
    <div className={className}>
      <label className="relative inline-flex min-h-13 cursor-pointer items-center gap-2 rounded-card border border-edge/50 bg-surface px-5 font-medium focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-edge hover:bg-sunken">
        <ImageUp aria-hidden className="size-5" />
        Upload image
        <input
          type="file"
          multiple
          accept="image/*"
          aria-describedby="upload-says"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => {
            void choose([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </label>
      <div id="upload-says" aria-live="polite">
        {busy && <p className="mt-2 text-sm text-muted">{busy}</p>}
        {faults.map((fault) => (
          <p key={fault} className="mt-2 max-w-md text-sm font-medium text-danger">
            {fault}
          </p>
        ))}
      </div>
    </div>
  );
}

async function uploadAll(files: readonly File[], onNext: (done: number) => void) {
  const ids: string[] = [];
  const errors: string[] = [];
  const says = (file: File, error: string) =>
    errors.push(files.length === 1 ? error : `${file.name}: ${error}`);
  let isSomebody = false;
  for (const [i, file] of files.entries()) {
    onNext(i);
    const refusal = await refusalOf(file);
    if (refusal !== undefined) {
      says(file, refusal);
      continue;
    }
    const signedIn = isSomebody ? { ok: true as const } : await signInAsGuest();
    if (!signedIn.ok) return { ids, errors: [...errors, signedIn.error] };
    isSomebody = true;
    const uploaded = await upload(file, file.name);
    if (uploaded.ok) ids.push(uploaded.id);
    else says(file, uploaded.error);
  }
  return { ids, errors };
}
