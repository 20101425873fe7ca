import { Menu, MenuNote } from "../../ui/Menu.tsx";
import { useBoardPage } from "../boardPage.ts";
import { initialsOf, personColor } from "../canvas/palette.ts";
import { useObserved } from "../useObserved.ts";

const MOST_FACES = 4;

/** Who is here: initials in each person's color, and all the names in a list. */
export function People() {
  const { state } = useBoardPage();
  const peers = useObserved(state.view, (view) => view.peers);
  const names = useObserved(state.view, (view) => view.names);
  const me = useObserved(state.view, (view) => view.me);
  const users = [...new Set(peers.map(({ user }) => user))].sort(
    (a, b) => Number(b === me) - Number(a === me),
  );
  if (users.length === 0) return null;
  const nameOf = (user: string) => names[user] ?? "Someone";
  const faces = users.slice(0, users.length > MOST_FACES ? MOST_FACES - 1 : MOST_FACES);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="board-people"
          aria-label={`People here: ${users.map(nameOf).join(", ")}`}
        >
          {faces.map((user) => (
            <span key={user} aria-hidden className="board-face" style={{ background: personColor(user) }}>
              {initialsOf(nameOf(user))}
            </span>
          ))}
          {users.length > faces.length && (
            <span aria-hidden className="board-face board-face-rest">
              +{users.length - faces.length}
            </span>
          )}
          <span aria-hidden className="board-face board-face-count">
            {users.length}
          </span>
        </button>
      }
    >
      <MenuNote>{users.length === 1 ? "Only you are here" : `${users.length} people are here`}</MenuNote>
      <ul className="pb-1" aria-label="People here">
        {users.map((user) => (
          <li key={user} className="flex min-h-10 items-center gap-3 px-3 text-sm">
            <span aria-hidden className="board-face" style={{ background: personColor(user) }}>
              {initialsOf(nameOf(user))}
            </span>
            <span className="truncate">
              {nameOf(user)}
              {user === me && <span className="text-muted"> (you)</span>}
            </span>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
