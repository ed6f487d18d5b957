import type {Alarm} from './alarm.ts';

const found = new WeakMap<readonly Alarm[], ReadonlyMap<string, readonly Alarm[]>>();

/**
 * The alarms of a function: those whose dimensions or expressions name it, and composite ones that name one of these, or one that
 * does. Those in ALARM first, then by name. All are matched once, however often one is asked for.
 */
export function findAlarmsOf(all: readonly Alarm[], functionName: string): readonly Alarm[] {
  const known = found.get(all) ?? matchAll(all);
  found.set(all, known);
  return known.get(functionName) ?? [];
}

/** Names of the functions that an alarm is of, itself or through what it names. */
export function findFunctionsOf(all: readonly Alarm[], {name}: Pick<Alarm, 'name'>): readonly string[] {
  const byName = new Map(all.map(alarm => [alarm.name, alarm]));
  return [...collectFunctions(name, byName, new Set())];
}

function matchAll(all: readonly Alarm[]): ReadonlyMap<string, readonly Alarm[]> {
  const byName = new Map(all.map(alarm => [alarm.name, alarm]));
  const matched = new Map<string, Alarm[]>();
  for (const alarm of all.toSorted(byState)) {
    for (const functionName of collectFunctions(alarm.name, byName, new Set())) {
      const known = matched.get(functionName);
      if (known === undefined) matched.set(functionName, [alarm]);
      else known.push(alarm);
    }
  }
  return matched;
}

/** Composite alarms may name each other in a ring. */
function collectFunctions(name: string, byName: ReadonlyMap<string, Alarm>, seen: Set<string>): ReadonlySet<string> {
  const alarm = byName.get(name);
  if (alarm === undefined || seen.has(name)) return new Set();
  seen.add(name);
  const inner = alarm.children.flatMap(child => [...collectFunctions(child, byName, seen)]);
  return new Set([...alarm.functions, ...inner]);
}

const order = {ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2};

function byState(a: Alarm, b: Alarm): number {
  return order[a.state] - order[b.state] || (a.name < b.name ? -1 : 1);
}
