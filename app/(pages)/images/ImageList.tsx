"use client";

import { Search } from "lucide-react";
import { useId, useState } from "react";
import { ImageCard } from "./ImageCard.tsx";
import { type ListedImage, useImages } from "./useImages.ts";

/** A person's images as cards, to search by what is read in them. */
export function ImageList({ initial }: { readonly initial: readonly ListedImage[] }) {
  const { images, forget } = useImages(initial);
  const [wanted, setWanted] = useState("");
  const id = useId();
  if (images.length === 0) return <Empty />;
  const shown = images.filter((image) => fits(image, wanted));
  return (
    <>
      <div className="relative mt-8">
        <label htmlFor={id} className="sr-only">
          Search images
        </label>
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
        <input
          id={id}
          type="search"
          value={wanted}
          placeholder="Number or file name"
          onChange={({ target }) => setWanted(target.value)}
          className="min-h-11 w-full rounded-card border border-edge bg-surface pr-4 pl-11 placeholder:text-muted"
        />
      </div>
      <p aria-live="polite" className="mt-4 text-sm text-muted">
        {shown.length === images.length
          ? counted(images.length)
          : `${shown.length} of ${counted(images.length)}`}
      </p>
      <ul className="mt-4 grid grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-4">
        {shown.map((image) => (
          <li key={image.id}>
            <ImageCard image={image} onGone={() => forget(image.id)} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="py-12 text-center text-muted">No image with “{wanted}” in it.</p>}
    </>
  );
}

function fits({ name, text }: ListedImage, wanted: string): boolean {
  const all = `${text}\n${name}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function counted(images: number): string {
  return images === 1 ? "1 image" : `${images} images`;
}

function Empty() {
  return (
    <div className="mt-8 rounded-card border border-hairline dot-grid px-6 py-24 text-center">
      <p className="text-lg font-medium">No images yet</p>
      <p className="mx-auto mt-2 max-w-sm text-muted">
        Upload a photo or scan of numbers written by hand; what is read in it stays here until you delete it.
      </p>
    </div>
  );
}
