import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";

/** Ink that was not read, so that a person can say what it is. What a person called no number is left alone. */
export function UnreadRows() {
  const page = useBoardPage();
  const { selection } = page;
  const rejected = useObserved(page.state.view, ({ reading }) => reading.rejected);
  const pointed = useObserved(selection, (each) => each.pointed ?? each.open?.id);
  const open = useObserved(selection, (each) => each.open?.id);
  const unread = rejected.filter(({ by }) => by === undefined);
  if (unread.length === 0) return null;
  const point = (id: string | undefined) => selection.set({ ...selection.get(), pointed: id });
  return (
    <>
      <h3 className="px-3 pt-4 pb-1 text-xs font-semibold text-muted">Not read</h3>
      <ul>
        {unread.map(({ id }, i) => (
          <li key={id}>
            <button
              type="button"
              className="board-row text-muted"
              data-row={id}
              data-pointed={id === pointed}
              aria-haspopup="listbox"
              aria-expanded={id === open}
              onPointerEnter={() => point(id)}
              onPointerLeave={() => point(undefined)}
              onFocus={() => point(id)}
              onBlur={() => point(undefined)}
              onClick={() => {
                selection.set({ pointed: id, open: id === open ? undefined : { id, from: "panel" } });
              }}
            >
              Unread ink {i + 1}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
