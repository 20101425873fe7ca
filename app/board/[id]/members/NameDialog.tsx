import { PERSON_NAME } from "../../../credentials.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { faultOf, useForm } from "../../../ui/useForm.ts";
import type { Member, SharingChange } from "../../sharing/sharing.ts";

type NameDialogProps = {
  readonly person: Member;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onChange: (change: SharingChange) => Promise<void>;
};

/** By which name a person goes on this board, and whether the others read it. */
export function NameDialog({ person, open, onOpenChange, onChange }: NameDialogProps) {
  const { id, name, ownName, isHidden } = person;
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [faultOf("shown-name", PERSON_NAME.safeParse(field("shown-name")))],
    async (field) => {
      const wanted = field("shown-name").trim();
      const hides = field("hidden") === "on";
      onOpenChange(false);
      if (wanted !== name) {
        const shown = wanted === "" || wanted === ownName ? null : wanted;
        await onChange({ do: "rename", user: id, name: shown });
      }
      if (hides !== isHidden) await onChange({ do: "hide", user: id, isHidden: hides });
      return undefined;
    },
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`How ${name} is named`}
      description="On this board alone, and at once for everyone who has it open."
    >
      <form noValidate onSubmit={onSubmit} method="post">
        <ErrorSummary errors={errors} />
        <TextField
          id="shown-name"
          name="shown-name"
          label="Name on this board"
          defaultValue={name}
          autoComplete="off"
          maxLength={80}
          hint={`Their own name is ${ownName}. Leave this empty to use it.`}
          error={errorOf("shown-name")}
        />
        <label className="mt-5 flex min-h-11 items-center justify-between gap-4">
          <span>
            Hide the name
            <span className="block text-sm text-muted">
              The others read “Someone”. You and they themselves still read the name.
            </span>
          </span>
          <input
            type="checkbox"
            name="hidden"
            className="size-5 shrink-0 accent-accent"
            defaultChecked={isHidden}
          />
        </label>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" look="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
