import { z } from "zod";
import { EMAIL, PASSWORD, PERSON_NAME } from "../../credentials.ts";
import { liveServer } from "../../liveServer.ts";
import { currentUser, fromOf } from "../../session.ts";
import { refuseAccount } from "../refuseAccount.ts";
import { readJson } from "../request.ts";

const Registration = z.strictObject({ email: EMAIL, password: PASSWORD, name: PERSON_NAME });

/** Makes an account that claims an address, which a mail to it confirms. Answers the same whether or not the address has one already. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, Registration);
  if (!body.ok) return body.response;
  const { email, password, name } = body.value;
  const user = await currentUser();
  const guest = user?.kind === "guest" ? user : undefined;
  const outcome = await liveServer().accounts.register(
    { email, password, name: name || guest?.name || localPart(email) },
    { ...fromOf(request.headers), guestId: guest?.id },
  );
  return outcome.ok ? Response.json({ ok: true }, { status: 201 }) : refuseAccount(outcome);
}

function localPart(email: string): string {
  return email.slice(0, email.indexOf("@")).slice(0, 40);
}
