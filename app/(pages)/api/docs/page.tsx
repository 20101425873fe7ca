import type { Metadata } from "next";
import { type Operation, openApi } from "../../../api/openapi.ts";
import { liveServer } from "../../../liveServer.ts";

export const metadata: Metadata = { title: "For programs" };

const EXAMPLE = `curl -H "Cookie: next-auth.session-token=…" -F file=@page.jpg https://this-site/api/recognize`;

/** What programs may ask of this server, for people. */
export default function DocsPage() {
  const { info, paths } = openApi(liveServer().version);
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
      <Code>{EXAMPLE}</Code>
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
