import {invalidPattern} from './condition.ts';

/** The values a selector finds in a document; none when the member is not there. */
export type Selector = (document: unknown) => readonly unknown[];

const step = /\.(\*|[\w-]+)|\[(?:(\d+)|(\*)|"([^"]*)"|'([^']*)')\]/y;

/** Reads `$.name`, `$.list[0]`, `$.list[*]`, `$["a name"]`. Throws a TelemetryError. */
export function parseSelector(text: string): Selector {
  if (!text.startsWith('$')) throw invalidPattern();
  const steps: string[] = [];
  let index = 1;
  while (index < text.length) {
    step.lastIndex = index;
    const found = step.exec(text);
    if (!found) throw invalidPattern();
    steps.push(found.slice(1).find(part => part !== undefined) ?? '');
    index += found[0].length;
  }
  return document =>
    steps.reduce<unknown[]>((values, name) => values.flatMap(value => descend(value, name)), [document]);
}

function descend(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Object.values(value);
  return Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : [];
}
