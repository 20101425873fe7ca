import type { z } from "zod";
import type { From, Person } from "../../server/accounts.ts";
import { currentUser, fromOf } from "../session.ts";
import { type AccountRefusal, refuseAccount } from "./refuseAccount.ts";
import { readJson, refuse } from "./request.ts";

type Outcome = { readonly ok: true } | ({ readonly ok: false } & AccountRefusal);

/** Answers a request that concerns accounts, whoever sends it. */
export async function answerAnyone<T>(
  request: Request,
  schema: z.ZodType<T>,
  act: (value: T, from: From, user: Person | undefined) => Promise<Outcome>,
): Promise<Response> {
  const body = await readJson(request, schema);
  if (!body.ok) return body.response;
  const outcome = await act(body.value, fromOf(request.headers), await currentUser());
  if (!outcome.ok) return refuseAccount(outcome);
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}

/** The same for what only a signed-in person asks, about themselves. */
export async function answerPerson<T>(
  request: Request,
  schema: z.ZodType<T>,
  act: (value: T, from: From, user: Person) => Promise<Outcome>,
): Promise<Response> {
  const user = await currentUser();
  if (user === undefined) return refuse(401, "You are not signed in. Sign in and try again.");
  return answerAnyone(request, schema, (value, from) => act(value, from, user));
}
