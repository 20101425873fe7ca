import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../../../auth.ts";
import { fromOf, isHttps } from "../../../session.ts";
import { refusalOfForeign, refuse, textWithin } from "../../request.ts";

const MAX_BODY_BYTES = 16 * 1024;

type Context = { readonly params: Promise<{ nextauth: string[] }> };

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions({ https: isHttps(request.headers), from: fromOf(request.headers) });
  return NextAuth(request, context, options);
}

/** NextAuth fails at a form's address that is opened as a page. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [what = "", way = ""] = (await context.params).nextauth;
  if (what === "callback" && (way === "credentials" || way === "guest"))
    return refuse(405, "This address takes forms only. Open the page for signing in.", { Allow: "POST" });
  return answer(request, context);
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  // NextAuth would read a body of any length.
  const body = await textWithin(request, MAX_BODY_BYTES);
  if (body === undefined) return refuse(413, "That is too large to be taken at once.");
  const { url, headers } = request;
  if (!isForm(headers.get("content-type") ?? "", body)) return refuse(400, "That could not be understood.");
  return answer(new NextRequest(url, { method: "POST", headers, body }), context);
}

/** Whether NextAuth can read it: it fails at multipart and at JSON that is no object. */
function isForm(type: string, body: string): boolean {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return true;
  if (!/^application\/json\b/i.test(type)) return body === "" && type === "";
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
