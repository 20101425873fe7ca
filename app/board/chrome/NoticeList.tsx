import { X } from "lucide-react";
import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";

/** Messages in words, at the foot of the board. Problems interrupt a screen reader, the rest waits its turn. */
export function NoticeList() {
  const { notices } = useBoardPage();
  const shown = useObserved(notices.shown, (each) => each);
  return (
    <div className="board-notices">
      {shown.map(({ id, text, tone }) => (
        <div
          key={id}
          role={tone === "problem" ? "alert" : "status"}
          className="board-notice"
          data-tone={tone}
        >
          <p>{text}</p>
          <button type="button" aria-label="Close this message" onClick={() => notices.dismiss(id)}>
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
