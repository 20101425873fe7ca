import { after, before, describe } from "node:test";
import { type Database, openDatabase } from "./database.ts";
import { boardContract } from "./store/testing/boardContract.ts";
import { contributionContract } from "./store/testing/contributionContract.ts";
import { imageContract } from "./store/testing/imageContract.ts";
import { keepingContract } from "./store/testing/keepingContract.ts";
import { logContract } from "./store/testing/logContract.ts";
import { readingContract } from "./store/testing/readingContract.ts";
import type { Temporary } from "./store/testing/temporary.ts";
import { userContract } from "./store/testing/userContract.ts";
import { createStore, type Store } from "./store.ts";

/** Runs what every store must do against the database that `makeTemporary` makes, through two stores at once. */
export function storeContract(name: string, makeTemporary: () => Promise<Temporary>): void {
  describe(`the store on ${name}`, () => {
    let temporary: Temporary | undefined;
    const databases: Database[] = [];
    const stores: Store[] = [];
    const storeAt = (i: number) => () => {
      const store = stores[i];
      if (store === undefined) throw new Error("the database is not open");
      return store;
    };
    before(async () => {
      temporary = await makeTemporary();
      const first = await openDatabase(temporary.options);
      databases.push(first);
      // The embedded database has one process; PostgreSQL's second store has connections of its own.
      if (first.kind === "postgresql") databases.push(await openDatabase(temporary.options));
      stores.push(createStore(first), createStore(databases.at(-1) ?? first));
    });
    after(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await Promise.all(databases.map((database) => database.close()));
      await temporary?.remove();
    });
    describe("users", () => userContract(storeAt(0)));
    describe("boards", () => boardContract(storeAt(0)));
    describe("log", () => logContract(storeAt(0), storeAt(1)));
    describe("readings", () => readingContract(storeAt(0)));
    describe("keeping", () => keepingContract(storeAt(0)));
    describe("contributions", () => contributionContract(storeAt(0)));
    describe("images", () => imageContract(storeAt(0)));
  });
}
