"use client";

import { Failure } from "@/components/layout/failure";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <title>Usher failed here · Usher</title>
      <Failure id={error.digest} onRetry={retry} />
    </>
  );
}
