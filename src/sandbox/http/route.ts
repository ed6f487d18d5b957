import {type Operation, operations} from '../../schema/index.ts';

/** The operation a request asks for, with the decoded labels of its path. */
export interface Route {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

/** Most specific first: a route with a query test, then one with more literal segments. */
const patterns: readonly Pattern[] = [...operations.values()]
  .map(operation => ({operation, segments: toSegments(operation.path)}))
  .sort((a, b) => queryTests(b) - queryTests(a) || literals(b) - literals(a));

/** Finds the operation by method, path (a trailing slash is accepted) and query; undefined when there is none. */
export function toRoute(method: string, url: URL): Route | undefined {
  const segments = toSegments(url.pathname);
  for (const {operation, segments: expected} of patterns) {
    if (operation.method !== method || expected.length !== segments.length) continue;
    if (Object.entries(operation.query).some(([name, value]) => url.searchParams.get(name) !== value)) continue;
    const labels = matchSegments(expected, segments);
    if (labels) return {operation, labels};
  }
  return undefined;
}

function toSegments(path: string): string[] {
  return path.split('/').filter(segment => segment !== '');
}

function queryTests({operation}: Pattern): number {
  return Object.keys(operation.query).length;
}

function literals({segments}: Pattern): number {
  return segments.filter(segment => !segment.startsWith('{')).length;
}

function matchSegments(expected: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith('{')) labels[segment.slice(1, -1)] = decode(value);
    else if (segment !== value) return undefined;
  }
  return labels;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
