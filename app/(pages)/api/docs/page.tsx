import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { type Operation, openApi } from "../../../api/openapi.ts";
import { liveServer } from "../../../liveServer.ts";
import { isHttps } from "../../../session.ts";

export const metadata: Metadata = { title: "For programs" };

/** An image, then ink: strokes of points, x to the right, y down. */
const examples = (site: string) => `curl -H "Authorization: Bearer $KEY" \\
  -F file=@page.jpg ${site}/api/recognize

curl -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"strokes": [[[10, 12], [11, 40], [12, 68]]]}' \\
  ${site}/api/recognize`;

/** What programs may ask of this server, for people. */
export default async function DocsPage() {
  const { info, paths } = openApi(liveServer().version);
  const head = await headers();
  const site = `${isHttps(head) ? "https" : "http"}://${head.get("host") ?? "this-site"}`;
  return (
    <div className="mx-auto max-w-3xl py-10 md:py-14">
      <h1 className="text-xl">For programs</h1>
      <p className="mt-3 text-muted">{info.description}</p>
      <p className="mt-3 text-muted">
        The same for machines:{" "}
        <a href="/api/openapi.json" className="font-medium text-accent underline underline-offset-4">
          openapi.json
        </a>
      </p>
      <p className="mt-3 text-muted">
        A program shows a key, which you make, once you are registered, on your{" "}
        <Link href="/account" className="font-medium text-accent underline underline-offset-4">
          account page
        </Link>{" "}
        and may revoke there; or it sends a session’s cookie.
      </p>
      <Code>{examples(site)}</Code>
      {Object.entries(paths).map(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => (
          <OperationSection
            key={method + path}
            name={`${method.toUpperCase()} ${path}`}
            operation={operation}
          />
        )),
      )}
    </div>
  );
}

function OperationSection({ name, operation }: { readonly name: string; readonly operation: Operation }) {
  const { summary, description, requestBody, responses } = operation;
  return (
    <section className="mt-10 border-t border-hairline pt-6">
      <h2 className="font-mono text-base">{name}</h2>
      <p className="mt-2 font-medium">{summary}</p>
      {description && <p className="mt-1 text-muted">{description}</p>}
      {requestBody && <Details title="What is sent" value={requestBody} />}
      <dl className="mt-3 grid grid-cols-[3.5rem_1fr] gap-y-1 text-sm">
        {Object.entries(responses).map(([status, response]) => (
          <div key={status} className="contents">
            <dt className="font-semibold">{status}</dt>
            <dd className="text-muted">{response.description}</dd>
          </div>
        ))}
      </dl>
      <Details title="What is answered" value={Object.values(responses)[0]} />
    </section>
  );
}

function Details({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <details className="mt-3">
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm font-medium">{title}</summary>
      <Code>{JSON.stringify(value, null, 2)}</Code>
    </details>
  );
}

function Code({ children }: { readonly children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre tabIndex={0} className="mt-3 max-h-96 overflow-auto rounded-card bg-sunken p-4 text-sm">
      <code>{children}</code>
    </pre>
  );
}
