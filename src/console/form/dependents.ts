import type {Item} from '../../core/item.ts';
import type {Dependents, OperationDeclaration, OperationName} from '../../core/operation/operation.ts';
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
  const work = async () => {
    for (const [index, {label, change, dependent}] of waiting) {
      const read = await readLines(tools, from.connection, dependent, {change, signal: dialog.signal});
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
  tools: ControllerTools,
  connection: Connection,
  {title, operation, input, absent, toLines}: Dependents,
  {change, signal}: {change: Item; signal: AbortSignal},
): Promise<{lines: readonly string[]; isKnown: boolean}> {
  const given = input(change);
  if (given === undefined) return {lines: [], isKnown: true};
  try {
    const pages = await readPages(tools, connection, {operation, input: given, signal});
    const lines = pages.flatMap(page => toLines(page, change)).map(line => `${title}: ${showVisibly(line)}`);
    return {lines, isKnown: true};
  } catch (error) {
    const {what, code} = toProblem(error);
    if (code !== undefined && absent?.includes(code)) return {lines: [], isKnown: true};
    return {lines: [`${title}: unknown (${what})`], isKnown: false};
  }
}

/** All pages of a list, or the one answer of another read; a token that comes again ends it. */
async function readPages(
  {services}: ControllerTools,
  connection: Connection,
  {operation, input, signal}: {operation: OperationName; input: Item; signal: AbortSignal},
): Promise<readonly Item[]> {
  const {pagination} = services.operation(operation);
  const read = (given: Item) => connection.call(operation, given, {background: false, signal});
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
