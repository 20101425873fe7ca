import { Check, Copy } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useBoardPage } from "../boardPage.ts";
import { copyText } from "../handOver.ts";
import { AccessChoices } from "../sharing/AccessChoices.tsx";
import { JoinCode } from "../sharing/JoinCode.tsx";
import { useSharing } from "../sharing/useSharing.ts";
import { useObserved } from "../useObserved.ts";
import { QrCode } from "./QrCode.tsx";

type ShareDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** The board's link, to copy or to scan from another screen. */
export function ShareDialog({ open, onOpenChange }: ShareDialogProps) {
  const { boardId, state } = useBoardPage();
  const mayShare = useObserved(state.view, ({ may }) => may.share);
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
      description={
        mayShare ? "Send the link to those who are to come." : "Its owner decides what the link allows."
      }
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
          {mayShare && <OwnersPart boardId={boardId} open={open} />}
        </div>
      </div>
    </Dialog>
  );
}

/** What the owner decides here; the rest is on the members' page. */
function OwnersPart({ boardId, open }: { readonly boardId: string; readonly open: boolean }) {
  const { sharing, error, change, invite } = useSharing(boardId, { isWanted: open });
  const asking = sharing?.requests.length ?? 0;
  return (
    <div className="mt-6 min-h-36 border-t border-hairline pt-5">
      {sharing !== undefined && (
        <>
          <AccessChoices sharing={sharing} onChange={(each) => void change(each)} />
          <JoinCode sharing={sharing} invite={invite} />
        </>
      )}
      {error !== undefined && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {error}
        </p>
      )}
      <Link
        href={`/board/${boardId}/members`}
        className="mt-2 inline-flex min-h-11 items-center font-medium text-accent"
      >
        {asking === 0 ? "Members and changes" : `Members and changes: ${asking} asking to join`}
      </Link>
    </div>
  );
}
