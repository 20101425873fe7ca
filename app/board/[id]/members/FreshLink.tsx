import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { copyText } from "../../../ui/copyText.ts";

/** An invitation's link as it was just made. It is shown this once: only its hash is kept. */
export function FreshLink({ secret }: { readonly secret: string }) {
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const link = `${window.location.origin}/join/${secret}`;
  const copy = async () => setOutcome((await copyText(link)) ? "copied" : "refused");
  return (
    <div className="mt-3 rounded-card bg-sunken px-4 py-3">
      <output aria-label="New link" className="block text-sm break-all select-all">
        {link}
      </output>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="text-sm text-muted">
          {outcome === "none" && "Copy it now: it is not shown again."}
          {outcome === "copied" && "The link is on your clipboard."}
          {outcome === "refused" &&
            "This browser does not let pages copy. Select the link and copy it yourself."}
        </p>
        <Button onClick={() => void copy()}>
          {outcome === "copied" ? (
            <Check aria-hidden className="size-4" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
          Copy
        </Button>
      </div>
    </div>
  );
}
