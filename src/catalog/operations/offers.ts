import type {ValueChoice} from '../../core/form/value-choice.ts';
import {formatMember, toItems, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {PageReader} from '../../core/operation/page-reader.ts';
import {pickMembers} from './target.ts';

/** Things that are asked for one by one, at most. */
const most = 20;

/** The runtime versions that a function and its newest versions run on: one that worked can be gone back to. */
export async function findRuntimeVersions(read: PageReader, given: Item): Promise<readonly ValueChoice[]> {
  if (given['FunctionName'] === undefined) return [];
  const versions = await readItems(read, 'ListVersionsByFunction', pickMembers(given, 'FunctionName'), 'Versions');
  const newest = versions.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most);
  const configurations = await Promise.all(
    newest.map(({Version}) =>
      read('GetFunctionConfiguration', {...pickMembers(given, 'FunctionName'), Qualifier: Version}),
    ),
  );
  return configurations.flat().flatMap(({RuntimeVersionConfig, Version, Runtime}) => {
    const value = toOptionalText((RuntimeVersionConfig as Item | undefined)?.['RuntimeVersionArn']);
    const name = `version ${formatMember(Version)}`;
    return value === undefined ? [] : [{value, name, note: formatMember(Runtime)}];
  });
}

/** The durable executions that still run, of the function that is selected. */
export async function findRunningExecutions(read: PageReader, given: Item): Promise<readonly ValueChoice[]> {
  return (await readRunning(read, given)).flatMap(item => {
    const value = toOptionalText(item['DurableExecutionArn']);
    const note = `running since ${formatMember(item['StartTimestamp'])}`;
    return value === undefined ? [] : [{value, name: formatMember(item['DurableExecutionName']), note}];
  });
}

/** The callbacks that running executions of the function wait for. */
export async function findOpenCallbacks(read: PageReader, given: Item): Promise<readonly ValueChoice[]> {
  const executions = (await readRunning(read, given)).slice(0, most);
  const found = await Promise.all(
    executions.map(async ({DurableExecutionArn, DurableExecutionName}) => {
      const events = await readItems(read, 'GetDurableExecutionHistory', {DurableExecutionArn}, 'Events');
      const ended = new Set(
        events.flatMap(({EventType, Id}) => (/^Callback(?!Started)/.test(formatMember(EventType)) ? [Id] : [])),
      );
      return events.flatMap(event => {
        const value = toOptionalText((event['CallbackStartedDetails'] as Item | undefined)?.['CallbackId']);
        if (value === undefined || ended.has(event['Id'])) return [];
        const name = `${formatMember(event['Name'])} of ${formatMember(DurableExecutionName)}`;
        return [{value, name, note: `waiting since ${formatMember(event['EventTimestamp'])}`}];
      });
    }),
  );
  return found.flat();
}

async function readRunning(read: PageReader, given: Item): Promise<readonly Item[]> {
  if (given['FunctionName'] === undefined) return [];
  const input = {...pickMembers(given, 'FunctionName'), Statuses: ['RUNNING']};
  return readItems(read, 'ListDurableExecutionsByFunction', input, 'DurableExecutions');
}

async function readItems(
  read: PageReader,
  operation: Parameters<PageReader>[0],
  input: Item,
  member: string,
): Promise<readonly Item[]> {
  const pages = await read(operation, input);
  return pages.flatMap(page => toItems(page[member]));
}

/** $LATEST first, then the highest number. */
function rankOf({Version}: Item): number {
  return Version === '$LATEST' ? Number.NEGATIVE_INFINITY : -Number(Version);
}
