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

export const GET = answer;

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  // NextAuth would read a body of any length.
  const body = await textWithin(request, MAX_BODY_BYTES);
  if (body === undefined) return refuse(413, "That is too large to be taken at once.");
  const { url, headers } = request;
  return answer(new NextRequest(url, { method: "POST", headers, body }), context);
}
