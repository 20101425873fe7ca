import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { SELECT } from "../../sharing/AccessChoices.tsx";
import type { Member, SharingChange } from "../../sharing/sharing.ts";
import { NameDialog } from "./NameDialog.tsx";

type RowProps = { readonly person: Member; readonly onChange: (change: SharingChange) => Promise<void> };

const PLACES = [
  ["link", "as the link allows"],
  ["editor", "can write"],
  ["viewer", "can only look"],
  ["none", "removed"],
] as const;

/** One who has been on the board, what they may do there, and the way to give the board to them. */
export function PersonRow({ person, onChange }: RowProps) {
  const { id, name, standing, isByLink } = person;
  const [isGiving, setGiving] = useState(false);
  const [isNaming, setNaming] = useState(false);
  if (standing === "owner") {
    return (
      <li className="flex min-h-14 items-center justify-between gap-4">
        <span className="truncate">{name}</span>
        <span className="text-muted">Owner</span>
      </li>
    );
  }
  const give = () => {
    setGiving(false);
    void onChange({ do: "transfer", user: id });
  };
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-1 gap-y-1 py-2 sm:gap-x-2">
      <span className="min-w-0 grow basis-full sm:basis-32">
        <span className="block truncate">{name}</span>
        <NameNote person={person} />
      </span>
      <select
        aria-label={`What ${name} may do`}
        className={SELECT}
        value={isByLink ? "link" : standing}
        onChange={({ target }) => {
          const grant = PLACES.find(([each]) => each === target.value)?.[0];
          if (grant !== undefined) void onChange({ do: "grant", user: id, grant });
        }}
      >
        {PLACES.map(([place, words]) => (
          <option key={place} value={place}>
            {words}
          </option>
        ))}
      </select>
      <Button
        look="quiet"
        className="max-sm:px-3"
        aria-label={`Name ${name}`}
        onClick={() => setNaming(true)}
      >
        Name…
      </Button>
      <Button
        look="quiet"
        className="max-sm:px-3"
        aria-label={`Give the board to ${name}`}
        onClick={() => setGiving(true)}
      >
        Give…
      </Button>
      <NameDialog person={person} open={isNaming} onOpenChange={setNaming} onChange={onChange} />
      <Dialog
        open={isGiving}
        onOpenChange={setGiving}
        title={`Give this board to ${name}?`}
        description="It will be theirs to share, rename and delete. You stay as one who can write."
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => setGiving(false)}>Keep it</Button>
          <Button look="primary" onClick={give}>
            Give the board
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

/** What else there is to know of someone's name; nothing where they go by their own. */
function NameNote({ person: { name, ownName, isHidden } }: Pick<RowProps, "person">) {
  const notes = [
    ...(name === ownName ? [] : [`${ownName} by their own name`]),
    ...(isHidden ? ["hidden from the others"] : []),
  ];
  return notes.length === 0 ? null : <span className="block text-sm text-muted">{notes.join(", ")}</span>;
}
