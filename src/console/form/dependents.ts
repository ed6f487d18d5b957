import type {Item} from '../../core/item.ts';
import type {Dependents, Operation, OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
import {showVisibly} from '../../core/text/visible.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {ReviewState} from './states.ts';

/** Reads what else the change affects, and shows it in the review: how much of it goes for good is known then. */
export async function readDependents(
  tools: ControllerTools,
  {dependents}: OperationDeclaration,
  dialog: Dialog<ReviewState>,
): Promise<void> {
  if (dependents === undefined) return;
  const {input, from} = dialog.state();
  const changes = from.targets?.map(({label, fixed}) => ({label, change: {...input, ...fixed}})) ?? [
    {label: undefined, change: input},
  ];
  const asked = changes.flatMap(of => dependents.map(dependent => ({...of, dependent})));
  const found: Found[] = [];
  const waiting = asked.entries();
  const readPages = rememberPages(tools, from.connection, dialog.signal);
  const work = async () => {
    for (const [index, {label, change, dependent}] of waiting) {
      const read = await readLines(dependent, change, readPages);
      const lines = label === undefined ? read.lines : read.lines.map(line => `${label}: ${line}`);
      found[index] = {...read, lines, vanishes: dependent.vanishes === true};
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  const vanishing = found.filter(({vanishes}) => vanishes);
  dialog.update(state => ({
    ...state,
    dependents: found.flatMap(({lines}) => lines),
    vanishing: vanishing.every(({isKnown}) => isKnown) ? vanishing.flatMap(({lines}) => lines).length : undefined,
  }));
}

/** Reads that are under way at the same time. */
const atOnce = 4;

interface Found {
  readonly lines: readonly string[];
  readonly isKnown: boolean;
  readonly vanishes: boolean;
}

async function readLines(
  {title, operation, input, absent, toLines}: Dependents,
  change: Item,
  readPages: (operation: OperationName, input: Item) => Promise<readonly Item[]>,
): Promise<{lines: readonly string[]; isKnown: boolean}> {
  const given = input(change);
  if (given === undefined) return {lines: [], isKnown: true};
  try {
    const pages = await readPages(operation, given);
    const lines = pages.flatMap(page => toLines(page, change)).map(line => `${title}: ${showVisibly(line)}`);
    return {lines, isKnown: true};
  } catch (error) {
    const {what, code} = toProblem(error);
    if (code !== undefined && absent?.includes(code)) return {lines: [], isKnown: true};
    return {lines: [`${title}: unknown (${what})`], isKnown: false};
  }
}

/** Reads all pages; what is the same for several targets is read once. */
function rememberPages({services}: ControllerTools, connection: Connection, signal: AbortSignal) {
  const known = new Map<string, Promise<readonly Item[]>>();
  return (operation: OperationName, input: Item) => {
    const key = JSON.stringify([operation, input]);
    const pages = known.get(key) ?? readAllPages(services.operation(operation), connection, input, signal);
    known.set(key, pages);
    return pages;
  };
}

/** All pages of a list, or the one answer of another read; a token that comes again ends it. */
async function readAllPages(
  {name, pagination}: Operation,
  connection: Connection,
  input: Item,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const read = (given: Item) => connection.call(name, given, {background: false, signal});
  const pages = [await read(input)];
  if (pagination === undefined) return pages;
  const seen = new Set<unknown>([undefined, null, '']);
  for (
    let token = pages[0]?.[pagination.outputToken];
    !seen.has(token);
    token = pages.at(-1)?.[pagination.outputToken]
  ) {
    seen.add(token);
    pages.push(await read({...input, [pagination.inputToken]: token}));
  }
  return pages;
}
