import { RotateCcw, RotateCw } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { send } from "../../../ui/request.ts";
import type { ShownImage } from "./useImage.ts";

type TurnProps = {
  readonly image: ShownImage;
  readonly corrected: number; // how much of it the person corrected
  /** It is turned, and waits to be read. */
  readonly onTurned: () => void;
};

/** Turns an image that stands on its side or its head, and has it read anew. */
export function TurnButton(props: TurnProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Turn the image" onClick={() => setOpen(true)}>
        <RotateCw aria-hidden className="size-5" />
      </IconButton>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Turn the image"
        description={`It is read anew once it stands upright. ${lossOf(props.corrected)}`.trim()}
      >
        <TurnForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function lossOf(corrected: number): string {
  if (corrected === 0) return "";
  return `Your ${corrected === 1 ? "correction goes" : `${corrected} corrections go`} with the reading before.`;
}

function TurnForm({ image, onTurned, onClose }: TurnProps & { readonly onClose: () => void }) {
  const [quarters, setQuarters] = useState(0); // clockwise; below 0 and above 3 too, so that the picture takes the short way
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const wanted = ((quarters % 4) + 4) % 4;
  const read = async () => {
    setBusy(true);
    const answer = await send("POST", `/api/images/${image.id}/turn`, { quarters: wanted });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    onTurned();
    onClose();
  };
  return (
    <>
      <div className="mx-auto flex aspect-square max-h-[40dvh] max-w-full items-center justify-center overflow-hidden rounded-card bg-sunken">
        {/* biome-ignore lint/performance/noImgElement: a private picture from our own route, which no optimiser may keep */}
        <img
          src={`/api/images/${image.id}/thumbnail?turns=${image.turns}`}
          alt={`The image, turned by ${90 * wanted}°`}
          style={{ rotate: `${90 * quarters}deg` }}
          className="size-full object-contain transition-[rotate] duration-150 ease-out motion-reduce:transition-none"
        />
      </div>
      <div className="mt-4 grid grid-cols-2 gap-3">
        <Button onClick={() => setQuarters(quarters - 1)}>
          <RotateCcw aria-hidden className="size-5" /> Left
        </Button>
        <Button onClick={() => setQuarters(quarters + 1)}>
          <RotateCw aria-hidden className="size-5" /> Right
        </Button>
      </div>
      {error && (
        <p role="alert" className="mt-4 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>Leave it</Button>
        <Button look="primary" disabled={wanted === 0 || isBusy} onClick={() => void read()}>
          Read it so
        </Button>
      </div>
    </>
  );
}
