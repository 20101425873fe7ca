"use client";

import { ImageUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { ACCEPTED } from "./accepted.ts";
import { uploads } from "./uploads.ts";

/** Chooses images and sends them at once; those chosen before the page's code ran too. */
export function UploadButton({ className = "" }: { readonly className?: string }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) sendChosen(input.current);
  }, []);
  return (
    <label
      className={`relative inline-flex min-h-13 cursor-pointer items-center justify-center gap-2 rounded-card border border-edge/50 bg-surface px-5 font-medium max-sm:grow max-sm:px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-edge hover:bg-sunken ${className}`}
    >
      <ImageUp aria-hidden className="size-5" />
      Upload image
      <input
        ref={input}
        type="file"
        autoComplete="off" // a page that is gone back to chooses nothing anew
        multiple
        accept={ACCEPTED}
        className="absolute inset-0 w-full cursor-pointer opacity-0"
        onChange={({ target }) => sendChosen(target)}
      />
    </label>
  );
}

function sendChosen(input: HTMLInputElement): void {
  uploads.send([...(input.files ?? [])].map((file) => ({ file, name: file.name })));
  input.value = "";
}
