import type {Aggregate} from './aggregates.ts';
import {type QueriedEvent, toEventFields} from './event-fields.ts';
import {type QueryColumn, type QueryCommand, rowLimit} from './parse-query.ts';
import {compareValues, formatQueryValue, isTrue, type QueryRow, type Value, withFields} from './values.ts';

/** A row of a result: its fields that have a value, in order. */
export type ResultRow = readonly {readonly field: string; readonly value: string}[];

/** A query at work on events, the latest first. */
export interface QueryRun {
  /** Takes an event; false once no other can change the result. */
  take(event: QueriedEvent): boolean;
  /** All events have been taken. */
  finish(): readonly ResultRow[];
  /** Events that passed its filters. */
  readonly matched: number;
}

/** Where rows go: `push` is false when no more are wanted. */
interface Stage {
  push(row: QueryRow): boolean;
  end(): void;
}

/** Starts a query that gives so many rows at most. */
export function startQuery(commands: readonly QueryCommand[], limit: number): QueryRun {
  const rows: QueryRow[] = [];
  const sink: Stage = {push: row => rows.push(row) > 0, end: () => undefined};
  const last = createLimit(Math.min(limit, rowLimit), sink);
  const firstWhole = commands.findIndex(({kind}) => /^(?:stats|sort|limit|dedup)$/.test(kind));
  const split = firstWhole < 0 ? commands.length : firstWhole;
  let matched = 0;
  const count: Stage = {
    push: row => {
      matched += 1;
      return whole.push(row);
    },
    end: () => whole.end(),
  };
  const whole = commands.slice(split).reduceRight(createStage, last);
  const first = commands.slice(0, split).reduceRight(createStage, count);
  const shown = findShown(commands);
  return {
    take: event => first.push(toEventFields(event)),
    finish() {
      first.end();
      return rows.map(row => toResultRow(row, shown));
    },
    get matched() {
      return matched;
    },
  };
}

function toResultRow(row: QueryRow, shown: readonly string[]): ResultRow {
  return shown.flatMap(field => {
    const value = row.get(field);
    return value === undefined ? [] : [{field, value: formatQueryValue(value)}];
  });
}

/** The fields that a result has: of the last `display`, else what was counted, else all that were named. */
function findShown(commands: readonly QueryCommand[]): readonly string[] {
  let shown: readonly string[] | undefined;
  let isCounted = false;
  let isChosen = false;
  for (const command of commands) {
    if (command.kind === 'stats') {
      shown = [...command.by, ...command.values].map(toName);
      isCounted = true;
    }
    if (command.kind === 'display') {
      shown = command.columns.map(toName);
      isChosen = true;
    }
    if (command.kind === 'fields' && !isChosen) shown = [...(shown ?? []), ...command.columns.map(toName)];
  }
  const names = shown ?? ['@timestamp', '@message'];
  return [...new Set(isCounted ? names : [...names, '@ptr'])];
}

function toName({name}: QueryColumn): string {
  return name;
}

function createStage(next: Stage, command: QueryCommand): Stage {
  const end = () => next.end();
  switch (command.kind) {
    case 'fields':
    case 'display':
      return {push: row => next.push(withFields(row, evaluate(command.columns, row))), end};
    case 'filter':
      return {push: row => !isTrue(command.test(row)) || next.push(row), end};
    case 'parse':
      return {push: row => next.push(withFields(row, command.take(row))), end};
    case 'limit':
      return createLimit(command.count, next);
    case 'dedup':
      return createDedup(command.columns, next);
    case 'sort':
      return createSort(command.keys, next);
    case 'stats':
      return createStats(command, next);
  }
}

function evaluate(columns: readonly QueryColumn[], row: QueryRow): ReadonlyMap<string, Value> {
  return new Map(columns.map(({name, of}) => [name, of(row)]));
}

function createLimit(count: number, next: Stage): Stage {
  let taken = 0;
  return {
    push(row) {
      if (taken >= count) return false;
      taken += 1;
      return next.push(row) && taken < count;
    },
    end: () => next.end(),
  };
}

/** The first row of each value; rows without one stay all. */
function createDedup(columns: readonly QueryColumn[], next: Stage): Stage {
  const seen = new Set<string>();
  return {
    push(row) {
      const values = columns.map(({of}) => of(row));
      const key = JSON.stringify(values.map(formatQueryValue));
      if (!values.includes(undefined) && seen.has(key)) return true;
      seen.add(key);
      return next.push(row);
    },
    end: () => next.end(),
  };
}

function createSort(keys: Extract<QueryCommand, {kind: 'sort'}>['keys'], next: Stage): Stage {
  const rows: {readonly row: QueryRow; readonly values: readonly Value[]}[] = [];
  return {
    push: row => rows.push({row, values: keys.map(({of}) => of(row))}) > 0,
    end() {
      const sorted = rows.toSorted((a, b) => {
        for (const [index, {isDescending}] of keys.entries()) {
          const [left, right] = [a.values[index], b.values[index]];
          const order = compareValues(left, right);
          // What has no such field comes last in both orders.
          if (order !== 0) return isDescending && left !== undefined && right !== undefined ? -order : order;
        }
        return 0;
      });
      pushAll(
        sorted.map(({row}) => row),
        next,
      );
    },
  };
}

function createStats({values, by}: Extract<QueryCommand, {kind: 'stats'}>, next: Stage): Stage {
  const groups = new Map<string, {readonly fields: Map<string, Value>; readonly counts: readonly Aggregate[]}>();
  const begin = () => values.map(value => value.begin());
  return {
    push(row) {
      const fields = new Map(evaluate(by, row));
      const key = JSON.stringify([...fields.values()].map(formatQueryValue));
      const group = groups.get(key) ?? {fields, counts: begin()};
      groups.set(key, group);
      for (const [index, {of}] of values.entries()) group.counts[index]?.add(of(row));
      return true;
    },
    end() {
      const rows = [...groups.values()].map(({fields, counts}) => {
        for (const [index, {name}] of values.entries()) fields.set(name, counts[index]?.result());
        return {get: (name: string) => fields.get(name)};
      });
      pushAll(rows, next);
    },
  };
}

function pushAll(rows: readonly QueryRow[], next: Stage): void {
  for (const row of rows) if (!next.push(row)) break;
  next.end();
}
