"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { isFound, SearchField } from "../../ui/SearchField.tsx";
import { BoardCard, type Card } from "./BoardCard.tsx";

const ORDERS = {
  changed: { name: "Last changed", compare: (a: Card, b: Card) => b.changedAtMs - a.changedAtMs },
  name: {
    name: "Name",
    compare: (a: Card, b: Card) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  },
  people: { name: "Most people", compare: (a: Card, b: Card) => b.people.length - a.people.length },
} as const;
type Order = keyof typeof ORDERS;

const isOrder = (value: string): value is Order => value in ORDERS;

/** A person's boards as cards, to search and to sort. */
export function BoardList({ cards }: { readonly cards: readonly Card[] }) {
  const [wanted, setWanted] = useState("");
  const [order, setOrder] = useState<Order>("changed");
  const router = useRouter();
  if (cards.length === 0) return <Empty />;
  const shown = cards.filter((card) => fits(card, wanted)).sort(ORDERS[order].compare);
  return (
    <>
      <div className="mt-8 flex flex-wrap gap-3">
        <SearchField
          label="Search boards"
          hint="Name, person or number"
          wanted={wanted}
          onWanted={setWanted}
        />
        <OrderField order={order} onOrder={setOrder} />
      </div>
      <p aria-live="polite" className="mt-4 text-sm text-muted">
        {shown.length === cards.length
          ? counted(cards.length)
          : `${shown.length} of ${counted(cards.length)}`}
      </p>
      <ul className="mt-4 grid grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} onGone={router.refresh} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="py-12 text-center text-muted">No board with “{wanted}” in it.</p>}
    </>
  );
}

/** By name, by people and by the numbers read on it. */
function fits({ name, people, lastReading }: Card, wanted: string): boolean {
  return isFound(wanted, [name, ...people, lastReading].join("\n"));
}

function counted(boards: number): string {
  return boards === 1 ? "1 board" : `${boards} boards`;
}

function OrderField({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) {
  const id = useId();
  return (
    <div className="max-sm:grow">
      <label htmlFor={id} className="sr-only">
        Sort by
      </label>
      <select
        id={id}
        value={order}
        onChange={({ target }) => isOrder(target.value) && onOrder(target.value)}
        className="min-h-11 w-full rounded-card border border-edge bg-surface px-3"
      >
        {Object.entries(ORDERS).map(([key, { name }]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Empty() {
  return (
    <div className="mt-8 rounded-card border border-hairline dot-grid px-6 py-24 text-center">
      <p className="text-lg font-medium">No boards yet</p>
      <p className="mx-auto mt-2 max-w-sm text-muted">
        Make one and write the first number. Boards that others share with you appear here, too, once you open
        them.
      </p>
    </div>
  );
}
