import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useBoardPage } from "../boardPage.ts";
import { copyText } from "../handOver.ts";
import { QrCode } from "./QrCode.tsx";

type ShareDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** The board's link, to copy or to scan from another screen. */
export function ShareDialog({ open, onOpenChange }: ShareDialogProps) {
  const { boardId } = useBoardPage();
  const holder = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const link = open ? `${window.location.origin}/board/${boardId}` : "";
  const copy = async () => {
    if (holder.current === null) return;
    setOutcome((await copyText(link, holder.current)) ? "copied" : "refused");
  };
  const close = (isOpen: boolean) => {
    setOutcome("none");
    onOpenChange(isOpen);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Share this board"
      description="Everyone who has this link can open the board and write on it."
    >
      <div ref={holder} className="board-sharing">
        {link !== "" && <QrCode text={link} label="QR code of the board's link, to scan with a phone" />}
        <div>
          <p className="rounded-card border border-hairline bg-sunken px-4 py-3 text-sm break-all select-all">
            {link}
          </p>
          <div className="mt-5 flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
            <p role="status" className="text-sm text-muted">
              {outcome === "copied" && "The link is on your clipboard."}
              {outcome === "refused" &&
                "This browser does not let pages copy. Select the link and copy it yourself."}
            </p>
            <Button look="primary" onClick={copy}>
              {outcome === "copied" ? (
                <Check aria-hidden className="size-4" />
              ) : (
                <Copy aria-hidden className="size-4" />
              )}
              Copy link
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
