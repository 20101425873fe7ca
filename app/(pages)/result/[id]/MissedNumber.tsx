import { Button } from "../../../ui/Button.tsx";
import { Crop } from "./Crop.tsx";
import { TextForm } from "./TextForm.tsx";
import type { Box, ShownImage } from "./useImage.ts";

type MissedProps = {
  readonly image: ShownImage;
  readonly box: Box;
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
};

/** A number that was missed: where it stands is shown on the image, what it reads is typed here. */
export function MissedNumber({ image, box, onText, onCancel }: MissedProps) {
  return (
    <section aria-label="Missed number" className="mb-8 rounded-card border border-accent p-4">
      <p>Draw a box around the number on the image, or move the one there with the arrow keys.</p>
      <Crop
        image={image}
        picture="original"
        box={box}
        className="mt-3 h-24 max-w-full border border-hairline"
      />
      <TextForm text="" onText={onText} onEscape={onCancel} />
      <Button look="quiet" className="mt-2" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
