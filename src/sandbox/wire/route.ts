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
  .map(operation => ({operation, segments: splitPath(operation.path)}))
  .sort((a, b) => queryTests(b) - queryTests(a) || literals(b) - literals(a));

/** The patterns a request of this method with so many segments can match. */
const candidates = Map.groupBy(patterns, ({operation, segments}) => toShape(operation.method, segments));

/** Finds the operation by method, path (a trailing slash is accepted) and query; undefined when there is none. */
export function findRoute(method: string, url: URL): Route | undefined {
  const actual = splitPath(url.pathname);
  const found = candidates.get(toShape(method, actual))?.find(({operation, segments}) => {
    const isPath = segments.every((segment, index) => isLabel(segment) || segment === actual[index]);
    return isPath && Object.entries(operation.query).every(([name, value]) => url.searchParams.get(name) === value);
  });
  return found && {operation: found.operation, labels: readLabels(found.segments, actual)};
}

function toShape(method: string, segments: readonly string[]): string {
  return `${method} ${segments.length}`;
}

function splitPath(path: string): string[] {
  return path.split('/').filter(segment => segment !== '');
}

function queryTests({operation}: Pattern): number {
  return Object.keys(operation.query).length;
}

function literals({segments}: Pattern): number {
  return segments.filter(segment => !isLabel(segment)).length;
}

function isLabel(segment: string): boolean {
  return segment.startsWith('{');
}

function readLabels(expected: readonly string[], actual: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    if (isLabel(segment)) labels[segment.slice(1, -1)] = decode(actual[index] ?? '');
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
