import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../../../auth.ts";
import { fromOf, isHttps } from "../../../session.ts";
import { refusalOfForeign } from "../../request.ts";

type Context = { readonly params: Promise<{ nextauth: string[] }> };

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions({ https: isHttps(request.headers), from: fromOf(request.headers) });
  return NextAuth(request, context, options);
}

export const GET = answer;

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return refusalOfForeign(request) ?? answer(request, context);
}
