import {formatRoutingSentence} from '../../core/format/routing.ts';
import {formatVersionChoice} from '../../core/format/version-choice.ts';
import type {Item} from '../../core/item.ts';
import type {Asking, AskingEntry} from '../../core/workbench/asking.ts';
import {focusedOption} from '../../core/workbench/change.ts';
import {createChooser} from '../../core/workbench/choosing.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import {readAllItems} from '../reads/read-all.ts';
import {findConnection} from '../session/connection-of.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {updateAsking} from './update.ts';

/** Lists what the focused option can be: its enum, or the versions and aliases of the function. */
export async function chooseValue(tools: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const option = focusedOption(dialog.state());
  if (option === undefined) return tools.notify('Tab goes to the options; Ctrl-O lists payloads.', 'dim');
  const {field} = option.node;
  const ask = (asking: Asking) => dialog.update(workbench => ({...workbench, asking}));
  if (field.values.length > 0) {
    const entries = field.values.map(value => ({label: value, value}));
    const index = Math.max(0, field.values.indexOf(option.node.edit.text));
    return ask({...createChooser('value', field.name), free: false, entries, index});
  }
  if (field.name !== 'Qualifier') return tools.notify('Nothing is known to pick from here; type it.', 'dim');
  ask({
    ...createChooser('value', 'Qualifier'),
    free: true,
    entries: [latest],
    note: 'Reading the versions and aliases…',
  });
  await readQualifiers(tools, dialog);
}

const latest: AskingEntry<string> = {label: '$LATEST  what was deployed last', value: '$LATEST'};

async function readQualifiers({store, services}: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const {target, connection: key} = dialog.state();
  const {FunctionName} = target;
  const connection = findConnection(store.getState(), key);
  if (connection === undefined) return;
  const [aliases, versions] = await Promise.all([
    readAllItems(connection, 'ListAliases', {FunctionName}, dialog.signal),
    readAllItems(connection, 'ListVersionsByFunction', {FunctionName}, dialog.signal),
  ]);
  const problems = [aliases, versions].flatMap(({problem}) =>
    problem === undefined ? [] : [`${problem.what}: ${problem.why}`],
  );
  const published = versions.items.filter(({Version: version}) => version !== '$LATEST').toReversed();
  const entries = [
    latest,
    ...aliases.items.map(buildAliasEntry),
    ...published.map(version => buildVersionEntry(version, services.now())),
  ];
  const current = focusedOption(dialog.state())?.node.edit.text;
  updateAsking(dialog, 'value', asking => {
    const isUntouched = asking.index === 0 && asking.edit.text === '';
    const index = isUntouched
      ? Math.max(
          0,
          entries.findIndex(({value}) => value === current),
        )
      : asking.index;
    return {...asking, entries, index, note: undefined, error: problems[0]};
  });
}

function buildAliasEntry(alias: Item): AskingEntry<string> {
  const name = String(alias['Name']);
  return {
    label: `${name}  alias → ${formatRoutingSentence(alias as never)}${described(alias)}`,
    value: name,
  };
}

function buildVersionEntry(version: Item, now: Date): AskingEntry<string> {
  return {label: formatVersionChoice(version, now), value: String(version['Version'])};
}

function described({Description: text}: Item): string {
  return typeof text === 'string' && text !== '' ? `  ${text}` : '';
}
