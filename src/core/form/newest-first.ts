/**
 * Runtimes by language, each language's newest first: `nodejs24.x` before `nodejs8.10`, and `nodejs` last. What is offered
 * first must not be what Lambda takes no longer.
 */
export function newestFirst(runtimes: readonly string[]): readonly string[] {
  return runtimes.toSorted(
    (a, b) => parseLanguage(a).localeCompare(parseLanguage(b)) || b.localeCompare(a, undefined, {numeric: true}),
  );
}

function parseLanguage(runtime: string): string {
  return /^[a-z]+/.exec(runtime)?.[0] ?? runtime;
}
