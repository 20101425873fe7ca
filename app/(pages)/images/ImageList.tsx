"use client";

import { useState } from "react";
import { isFound, SearchField } from "../../ui/SearchField.tsx";
import { ImageCard } from "./ImageCard.tsx";
import { type ListedImage, useImages } from "./useImages.ts";

/** A person's images as cards, to search by what is read in them. */
export function ImageList({ initial }: { readonly initial: readonly ListedImage[] }) {
  const { images, forget } = useImages(initial);
  const [wanted, setWanted] = useState("");
  if (images.length === 0) return <Empty />;
  const shown = images.filter((image) => fits(image, wanted));
  return (
    <>
      <div className="mt-8 flex">
        <SearchField label="Search images" hint="Number or file name" wanted={wanted} onWanted={setWanted} />
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
  return isFound(wanted, `${text}\n${name}`);
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
