import {type ComparedSide, type EarlierSide, type FunctionSide, formatSide} from '../../core/compare/side.ts';
import {byNewest, formatTimeOfDay} from '../../core/format/age.ts';
import {formatMember, toOptionalText} from '../../core/format/members.ts';
import {formatRouting} from '../../core/format/routing.ts';
import type {Item} from '../../core/item.ts';
import type {Choice} from '../bindings/command.ts';
import type {Connection} from '../connection/connection.ts';
import {openPicker} from '../dialogs/picker.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {openWaiting} from '../dialogs/waiting.ts';
import {buildListQuery, toListKey} from '../reads/list-query.ts';
import {toProblem} from '../reads/read-query.ts';
import {recordAt} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {orderSides, toSide, toVersionSide} from './choose-sides.ts';
import {findFormerHash} from './compare-code.ts';
import {hasFormerValues} from './read-sections.ts';

/** Asks what a side is to be compared with: versions, aliases, how it was before a change, another function, a folder or zip. */
export async function askForOther(tools: ControllerTools, connection: Connection, side: ComparedSide): Promise<void> {
  const functionName = side.kind === 'disk' ? undefined : side.functionName;
  const lists = functionName === undefined ? undefined : await readWhileWaiting(tools, connection, functionName);
  if (functionName !== undefined && lists === undefined) return;
  const open = (other: ComparedSide): Choice['command'] => ({
    type: 'compare',
    command: {do: 'open', connection, sides: orderSides([side, other])},
  });
  const name = functionName ?? '';
  const choices: readonly Choice[] = [
    ...buildVersionChoices(lists?.versions ?? [], name, open),
    ...buildAliasChoices(lists?.aliases ?? [], open),
    ...(isNow(side) ? buildEarlierChoices(tools, connection, {side, versions: lists?.versions ?? []}) : []),
    {
      label: 'another function…',
      group: 'Elsewhere',
      command: {type: 'compare', command: {do: 'ask-function', connection, side}},
    },
    {
      label: 'a folder or zip on this machine…',
      group: 'Elsewhere',
      command: {type: 'compare', command: {do: 'ask-path', connection, side}},
    },
  ];
  const shown = choices.filter(({label}) => label !== formatSide(side));
  openPicker(tools, {title: `What to compare ${formatSide(side)} with`, choices: shown});
}

type OpenWith = (other: ComparedSide) => Choice['command'];

function buildVersionChoices(versions: readonly Item[], functionName: string, open: OpenWith): readonly Choice[] {
  const sorted = versions.toSorted((one, other) => ageOf(other) - ageOf(one));
  return sorted.map(version => {
    const side = toVersionSide(functionName, toOptionalText(version['Version']));
    const description = toOptionalText(version['Description']);
    return {
      label: formatSide(side),
      group: 'Versions',
      ...(description !== undefined && {note: ` ${description}`}),
      command: open(side),
    };
  });
}

function ageOf(version: Item): number {
  const number = Number(version['Version']);
  return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number;
}

function buildAliasChoices(aliases: readonly Item[], open: OpenWith): readonly Choice[] {
  return aliases.map(alias => {
    const side = toSide({name: 'aliases'}, alias);
    return {label: formatSide(side), group: 'Aliases', note: ` → ${formatRouting(alias)}`, command: open(side)};
  });
}

/** What is changed is the function itself: versions stay as they are. */
function isNow(side: ComparedSide): side is FunctionSide {
  return side.kind === 'function' && side.qualifier === undefined;
}

/** How the function was before each change of this session, the latest first. */
function buildEarlierChoices(
  {store, declarations}: ControllerTools,
  connection: Connection,
  {side, versions}: {readonly side: FunctionSide; readonly versions: readonly Item[]},
): readonly Choice[] {
  const {functionName} = side;
  const {changes} = recordAt(store.getState(), connection.key);
  const own = changes.filter(change => change.functionName === functionName);
  const kept = own.filter(change => hasFormerValues(declarations, change) || findFormerHash({change}) !== undefined);
  return kept.toReversed().map(change => {
    const time = formatTimeOfDay(new Date(change.at));
    const hash = findFormerHash({change});
    const same = versions.find(item => item['CodeSha256'] === hash && item['Version'] !== '$LATEST');
    const version = hash === undefined ? undefined : toOptionalText(same?.['Version']);
    const before: EarlierSide = {kind: 'earlier', functionName, change, version, time};
    return {
      label: `before ${change.title} at ${time}`,
      group: 'Before a change of this session',
      command: {type: 'compare', command: {do: 'open', connection, sides: [before, side]}},
    };
  });
}

/** The versions and aliases of a function; undefined when that was given up, or failed, which is said. */
async function readWhileWaiting(tools: ControllerTools, connection: Connection, functionName: string) {
  const waiting = openWaiting(tools, 'Compare', 'Reading versions and aliases…');
  try {
    const lists = await Promise.all(
      (['ListVersionsByFunction', 'ListAliases'] as const).map(operation =>
        readList(tools, connection, operation, {FunctionName: functionName}),
      ),
    );
    if (!waiting.isOpen()) return undefined;
    waiting.close();
    const [versions = [], aliases = []] = lists;
    return {versions, aliases};
  } catch (error) {
    if (!waiting.isOpen()) return undefined;
    waiting.close();
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
    return undefined;
  }
}

/** A list as the panes have it, or read now where they have not. Rejects with a `ProblemError`. */
export async function readList(
  {client}: Pick<ControllerTools, 'client'>,
  connection: Connection,
  operation: string,
  input: Item,
): Promise<readonly Item[]> {
  const key = toListKey(connection.key, operation, input);
  return (await client.fetchQuery(buildListQuery(connection, client, key))).items;
}

/** Lets another function be chosen to compare a side with. */
export async function askForFunction(
  tools: ControllerTools,
  connection: Connection,
  side: ComparedSide,
): Promise<void> {
  const own = side.kind === 'disk' ? undefined : side.functionName;
  try {
    const items = await readList(tools, connection, 'ListFunctions', {});
    const others = items.toSorted((one, other) => byNewest(one['LastModified']) - byNewest(other['LastModified']));
    const names = others.map(item => formatMember(item['FunctionName'])).filter(name => name !== own);
    openPicker(tools, {
      title: `What to compare ${formatSide(side)} with`,
      choices: names.map(name => ({
        label: name,
        command: {
          type: 'compare',
          command: {do: 'open', connection, sides: [side, toVersionSide(name, undefined)]},
        },
      })),
    });
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}

/** Asks for the folder or zip to compare a side with. */
export function askForPath(tools: ControllerTools, connection: Connection, side: ComparedSide): void {
  openPrompt(tools, {
    title: `What to compare ${formatSide(side)} with`,
    text: './',
    note: 'A folder, without what its .lambdaignore names, or a zip. Tab completes; ~/ is your home folder.',
    completes: 'path',
    submit: path => ({
      type: 'compare',
      command: {do: 'open', connection, sides: [side, {kind: 'disk', path}]},
    }),
  });
}
