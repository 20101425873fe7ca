"use client";

import { ImageUp } from "lucide-react";
import { ACCEPTED } from "./accepted.ts";
import { uploads } from "./uploads.ts";

/** Chooses images and sends them at once. */
export function UploadButton({ className = "" }: { readonly className?: string }) {
  return (
    <label
      className={`relative inline-flex min-h-13 cursor-pointer items-center justify-center gap-2 rounded-card border border-edge/50 bg-surface px-5 font-medium max-sm:grow max-sm:px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-edge hover:bg-sunken ${className}`}
    >
      <ImageUp aria-hidden className="size-5" />
      Upload image
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        className="absolute inset-0 w-full cursor-pointer opacity-0"
        onChange={({ target }) => {
          uploads.send([...(target.files ?? [])].map((file) => ({ file, name: file.name })));
          target.value = "";
        }}
      />
    </label>
  );
}
