"use client";

import { Camera } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { CameraView } from "./CameraView.tsx";
import { uploads } from "./uploads.ts";

/** Takes a photo here and has it read. */
export function CameraButton() {
  const [isOpen, setOpen] = useState(false);
  const use = (photo: { readonly file: Blob; readonly name: string }) => {
    setOpen(false);
    uploads.send([photo]);
  };
  return (
    <>
      <Button className="min-h-13 px-5 max-sm:grow max-sm:px-3" onClick={() => setOpen(true)}>
        <Camera aria-hidden className="size-5" /> Use camera
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Take a photo"
        description="Hold the camera straight above the paper, close and in good light."
      >
        <CameraView onPhoto={use} />
      </Dialog>
    </>
  );
}
