import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";

interface IntroductionProps {
  readonly origin: string;
  readonly requestsPerMinute: number;
}

/** What holds for every operation. */
export function Introduction({ origin, requestsPerMinute }: IntroductionProps) {
  return (
    <div className="flex max-w-[720px] flex-col gap-6">
      <Topic title="Tokens">
        <p>
          Send an API token or a token of a service account as a bearer token. The organization follows from the token,
          so no address names it. A token may what its permissions say, and never more than whoever owns it.
        </p>
        <CodeBlock code={`curl -H "Authorization: Bearer $TOKEN" "${origin}/api/v1/me"`} what="Command: who am I" />
      </Topic>
      <Topic title="Lists">
        <p>
          A list answers <Code>items</Code>, <Code>next</Code> and <Code>total</Code>. Send <Code>next</Code> as{" "}
          <Code>after</Code> to get the page that follows; it is null on the last one. <Code>limit</Code> is 50 unless
          told, and at most 200. Short lists are answered whole.
        </p>
      </Topic>
      <Topic title="Changes">
        <p>
          An answer's <Code>ETag</Code> is its version. Send it as <Code>If-Match</Code> with a change or deletion: when
          somebody changed the thing meanwhile, nothing happens and the answer is 412. Fields that do not exist are
          refused by their names.
        </p>
      </Topic>
      <Topic title="Sending again">
        <p>
          A create with an <Code>Idempotency-Key</Code> of yours can be sent again for 24 hours: it is answered as the
          first time and done once. What was refused changed nothing and may be tried again with the same key.
        </p>
      </Topic>
      <Topic title="Limits">
        <p>
          A token may send {requestsPerMinute.toLocaleString("en-US")} requests a minute.{" "}
          <Code>RateLimit-Remaining</Code> tells what is left; beyond it the answer is 429, and <Code>Retry-After</Code>{" "}
          the seconds to wait.
        </p>
      </Topic>
      <Topic title="Refusals">
        <p>
          A refusal is a problem document (RFC 9457): <Code>detail</Code> says what happened and what to do,{" "}
          <Code>code</Code> is for programs, <Code>errors</Code> names the fields, and <Code>requestId</Code> finds the
          request in the operator's log. Ids of another organization are answered as those of nobody.
        </p>
      </Topic>
    </div>
  );
}

function Topic({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}

function Code({ children }: { readonly children: string }) {
  return <code className="font-mono text-mono">{children}</code>;
}
