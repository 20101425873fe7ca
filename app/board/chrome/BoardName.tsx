import { type FormEvent, useEffect, useRef, useState } from "react";
import { BOARD_NAME } from "../../credentials.ts";
import { send } from "../../ui/request.ts";
import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";

/** The board's name; a field to edit in place for those who may. */
export function BoardName() {
  const { state } = useBoardPage();
  const name = useObserved(state.view, ({ info }) => info.name);
  const mayRename = useObserved(state.view, ({ may }) => may.rename);
  return (
    <>
      <h1 className={mayRename ? "sr-only" : "board-name truncate"}>{name}</h1>
      {mayRename && <NameField name={name} />}
    </>
  );
}

function NameField({ name }: { readonly name: string }) {
  const { boardId, notices } = useBoardPage();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(name);
  const sent = useRef(name);
  useEffect(() => {
    sent.current = name;
    // Someone else's change must not take away what is being typed here.
    if (document.activeElement !== field.current) setDraft(name);
  }, [name]);
  const save = async () => {
    const given = BOARD_NAME.safeParse(draft);
    if (!given.success) {
      setDraft(name);
      notices.say(given.error.issues[0]?.message ?? "Give the board a name.", "problem");
      return;
    }
    setDraft(given.data);
    if (given.data === sent.current) return;
    sent.current = given.data;
    const answer = await send("PATCH", `/api/boards/${boardId}`, { name: given.data });
    if (answer.ok) return;
    sent.current = name;
    setDraft(name);
    notices.say(answer.error, "problem");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    field.current?.blur();
  };
  return (
    <form onSubmit={submit}>
      {/* As a label it takes taps beside the thin line of text, too. */}
      <label className="board-name-form" data-value={draft || " "}>
        <input
          ref={field}
          aria-label="Board name"
          className="board-name"
          value={draft}
          maxLength={160}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            setDraft(name);
            // The field is left with the name as it was, once React has put it back.
            requestAnimationFrame(() => field.current?.blur());
          }}
        />
      </label>
    </form>
  );
}
