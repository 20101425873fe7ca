"use client";

import { AccessChoices } from "../../sharing/AccessChoices.tsx";
import { eventText } from "../../sharing/eventText.ts";
import { useSharing } from "../../sharing/useSharing.ts";
import { Invitations } from "./Invitations.tsx";
import type { MailLeave } from "./MailForm.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { Requests } from "./Requests.tsx";

type MembersProps = { readonly boardId: string; readonly mailLeave: MailLeave };

/** Everything the owner may change about who does what, and the list of all changes. */
export function Members({ boardId, mailLeave }: MembersProps) {
  const now = useSharing(boardId, { isWanted: true, isFollowed: true });
  const { sharing, error, change } = now;
  return (
    <div aria-busy={sharing === undefined}>
      {error !== undefined && (
        <p role="alert" className="mt-6 rounded-card bg-sunken px-4 py-3 text-danger">
          {error}
        </p>
      )}
      {sharing !== undefined && (
        <>
          <Requests requests={sharing.requests} onChange={change} />
          <section aria-labelledby="access" className="mt-8">
            <h2 id="access" className="mb-4 text-lg">
              Access
            </h2>
            <AccessChoices sharing={sharing} onChange={(each) => void change(each)} />
          </section>
          <section aria-labelledby="invitations" className="mt-10">
            <h2 id="invitations" className="mb-2 text-lg">
              Invitations
            </h2>
            <Invitations {...now} sharing={sharing} mailLeave={mailLeave} />
          </section>
          <section aria-labelledby="people" className="mt-10">
            <h2 id="people" className="mb-2 text-lg">
              People
            </h2>
            <ul aria-labelledby="people" className="divide-y divide-hairline">
              {sharing.people.map((person) => (
                <PersonRow key={person.id} person={person} onChange={change} />
              ))}
            </ul>
          </section>
          <section aria-labelledby="changes" className="mt-10">
            <h2 id="changes" className="mb-2 text-lg">
              Changes
            </h2>
            {sharing.events.length === 0 && <p className="text-muted">Nothing has been changed yet.</p>}
            <ol aria-labelledby="changes" className="divide-y divide-hairline">
              {sharing.events.map((event) => (
                <li key={`${event.atMs} ${eventText(event)}`} className="flex flex-wrap gap-x-4 py-3">
                  <span className="grow">{eventText(event)}</span>
                  <time dateTime={new Date(event.atMs).toISOString()} className="text-sm text-muted">
                    {WHEN.format(event.atMs)}
                  </time>
                </li>
              ))}
            </ol>
          </section>
        </>
      )}
    </div>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
