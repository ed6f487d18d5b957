import {formatRoutingSentence} from '../../core/format/routing.ts';
import type {Item} from '../../core/item.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {AskingEntry} from '../../core/workbench/asking.ts';
import {focusedOption} from '../../core/workbench/change.ts';
import {createChooser} from '../../core/workbench/choosing.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import {readAllItems} from '../reads/read-all.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {show, updateAsking} from './update.ts';

/** Lists what the focused option can be: its enum, or the versions and aliases of the function. */
export async function chooseValue(tools: ControllerTools, workbench: Workbench): Promise<void> {
  const option = focusedOption(workbench);
  if (option === undefined) return tools.notify('Tab goes to the options; Ctrl-O lists payloads.', 'dim');
  const {field} = option.node;
  if (field.values.length > 0) {
    const entries = field.values.map(value => ({label: value, value}));
    const index = Math.max(0, field.values.indexOf(option.node.edit.text));
    return show(tools, {...workbench, asking: {...createChooser('value', field.name), free: false, entries, index}});
  }
  if (field.name !== 'Qualifier') return tools.notify('Nothing is known to pick from here; type it.', 'dim');
  const asking = {...createChooser('value', 'Qualifier'), free: true, entries: [latest]};
  show(tools, {...workbench, asking: {...asking, note: 'Reading the versions and aliases…'}});
  await readQualifiers(tools, workbench);
}

const latest: AskingEntry<string> = {label: '$LATEST  what was deployed last', value: '$LATEST'};

async function readQualifiers(tools: ControllerTools, {title, target}: Workbench): Promise<void> {
  const [aliases, versions] = await Promise.all([
    readAllItems(tools.services, 'ListAliases', {FunctionName: target.FunctionName}),
    readAllItems(tools.services, 'ListVersionsByFunction', {FunctionName: target.FunctionName}),
  ]);
  const problems = [aliases, versions].flatMap(({problem}) =>
    problem === undefined ? [] : [`${problem.what}: ${problem.why}`],
  );
  const published = versions.items.filter(({Version: version}) => version !== '$LATEST').toReversed();
  const entries = [latest, ...aliases.items.map(buildAliasEntry), ...published.map(buildVersionEntry)];
  updateAsking(tools, title, 'value', asking => ({...asking, entries, note: undefined, error: problems[0]}));
}

function buildAliasEntry(alias: Item): AskingEntry<string> {
  const name = String(alias['Name']);
  return {
    label: `${cleanText(name)}  alias → ${formatRoutingSentence(alias as never)}${described(alias)}`,
    value: name,
  };
}

function buildVersionEntry(version: Item): AskingEntry<string> {
  const name = String(version['Version']);
  return {label: `${cleanText(name)}  version${described(version)}`, value: name};
}

function described({Description: text}: Item): string {
  return typeof text === 'string' && text !== '' ? `  ${cleanText(text)}` : '';
}
