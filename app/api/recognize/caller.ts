import { currentUser } from "../../session.ts";
import { refuse } from "../request.ts";

export type Caller =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly response: Response };

/** For whom a program asks: whoever is signed in. The one place to look at another proof of who someone is. */
export async function callerOf(): Promise<Caller> {
  const user = await currentUser();
  if (user !== undefined) return { ok: true, userId: user.id };
  return {
    ok: false,
    response: refuse(401, "Nobody is signed in. Send the cookie of a session with the request."),
  };
}
