import type {Item} from '../../core/item.ts';
import type {Dependents, OperationDeclaration} from '../../core/operation/operation.ts';
import type {PageReader} from '../../core/operation/page-reader.ts';
import {showVisibly} from '../../core/text/visible.ts';
import {createPageReader} from '../reads/read-pages.ts';
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
  const readPages = createPageReader(tools.services, from.connection, {background: false, signal: dialog.signal});
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
  readPages: PageReader,
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
