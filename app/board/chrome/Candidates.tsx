import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useBoardPage } from "../boardPage.ts";
import { labelOp } from "../corrections.ts";
import { useObserved } from "../useObserved.ts";
import { CandidateList } from "./CandidateList.tsx";
import { type Choice, type Subject, subjectOf, unreadSubject } from "./choices.ts";
import { MoreCorrections } from "./MoreCorrections.tsx";
import { TypeNumber } from "./TypeNumber.tsx";
import { useBeside } from "./useBeside.ts";

/** The open number's candidates, if one is open. */
export function Candidates() {
  const { state, selection } = useBoardPage();
  const open = useObserved(selection, (each) => each.open);
  const reading = useObserved(state.view, (view) => view.reading);
  if (open === undefined) return null;
  const number = reading.numbers.find(({ id }) => id === open.id);
  const rejected = reading.rejected.find(({ id }) => id === open.id);
  const subject = number === undefined ? rejected && unreadSubject(rejected) : subjectOf(number);
  return subject && <CandidatesOf key={open.id} subject={subject} from={open.from} />;
}

function CandidatesOf({ subject, from }: { readonly subject: Subject; readonly from: "chip" | "panel" }) {
  const { state, selection, newId } = useBoardPage();
  const mayWrite = useObserved(state.view, ({ may }) => may.write);
  const frame = useRef<HTMLDivElement>(null);
  const place = useBeside(frame, subject.box, () => (from === "panel" ? rowOf(subject.id) : null));
  const close = useCallback(() => {
    selection.set({ pointed: undefined, open: undefined });
    rowOf(subject.id)?.focus({ preventScroll: true });
  }, [selection, subject.id]);
  useClosedOutside(frame, () => selection.set({ pointed: undefined, open: undefined }));
  const say = (text: string | null) => {
    close();
    state.propose(labelOp(newId(), subject.parts, text));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const title = subject.number === undefined ? "Unread ink" : `Reading of ${subject.number.text}`;
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={title}
      className="board-popover board-float"
      style={place}
      onKeyDown={press}
    >
      <CandidateList
        choices={subject.choices}
        onChoose={({ text }: Choice) => (mayWrite ? say(text) : close())}
      />
      {mayWrite && (
        <div className="border-t border-hairline p-2">
          <TypeNumber label="Another number" action="Correct it" onType={say} />
          {subject.number !== undefined && <MoreCorrections number={subject.number} onDone={close} />}
        </div>
      )}
    </div>
  );
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

/** A press anywhere else closes it; what that press does there goes on. */
function useClosedOutside(frame: { readonly current: HTMLElement | null }, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const down = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || frame.current?.contains(target)) return;
      // The row that opened it closes it by its own click, and a chip opens its own.
      if (target.closest("[data-row], [data-number]") === null) latest.current();
    };
    document.addEventListener("pointerdown", down, true);
    return () => document.removeEventListener("pointerdown", down, true);
  }, [frame]);
}
