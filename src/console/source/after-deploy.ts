import {formatMember, toOptionalText} from '../../core/format/members.ts';
import {formatRouting} from '../../core/format/routing.ts';
import type {Item} from '../../core/item.ts';
import type {Choice} from '../bindings/command.ts';
import {own} from '../connection/owner.ts';
import {openMenu} from '../dialogs/menu.ts';
import {readAllItems} from '../reads/read-all.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {SourceState} from './states.ts';

/** Opens the form that publishes the code that is shown, and no other. */
export function publishCode(tools: ControllerTools, dialog: Dialog<SourceState>): void {
  const {code, connection, edits} = dialog.state();
  if (code.state !== 'zip' || code.code.place.of !== 'function')
    return tools.notify('Only the code of a function is published.', 'warn');
  if (edits.size > 0) return tools.notify('What was changed is not deployed yet: Ctrl-S deploys it.', 'warn');
  const {configuration, sha256} = code.code;
  if (configuration['Version'] !== '$LATEST')
    return tools.notify(`${code.code.label} is published already: a points an alias to it.`, 'warn');
  const on = {resource: 'functions', items: [own(connection, configuration as Item)], preset: {CodeSha256: sha256}};
  tools.execute({type: 'operation', name: 'PublishVersion', on});
}

/** Opens the review of an alias that is pointed to the newest version with the code that is shown, once that is ready to be called. */
export async function pointAlias(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<void> {
  const {code, connection} = dialog.state();
  if (code.state !== 'zip' || code.code.place.of !== 'function')
    return tools.notify('Aliases lead to versions of functions.', 'warn');
  const {configuration, sha256} = code.code;
  const FunctionName = toOptionalText(configuration['FunctionName']) ?? '';
  try {
    const version = await findPublished(dialog, {configuration, sha256, FunctionName});
    if (version === undefined) return tools.notify('No version has this code: p publishes it.', 'warn');
    if (!(await isReady(tools, dialog, {FunctionName, version}))) return;
    const {items: aliases} = await readAllItems(connection, 'ListAliases', {FunctionName}, dialog.signal);
    const choices = aliases.map((alias): Choice => {
      const preset = {FunctionVersion: version, RoutingConfig: {AdditionalVersionWeights: {}}};
      const on = {resource: 'aliases', items: [own(connection, alias)], preset};
      const label = `${formatMember(alias['Name'])}  leads to ${formatRouting(alias)}`;
      return {label, command: {type: 'operation', name: 'PointAlias', on}};
    });
    const [first, ...others] = choices;
    if (first === undefined) return tools.notify(`${FunctionName} has no aliases: n in their pane makes one.`, 'warn');
    if (others.length === 0) return tools.execute(first.command);
    openMenu(tools, {title: `Point to version ${version}`, choices});
  } catch (error) {
    if (dialog.signal.aborted) return;
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}

/** The version that is shown, or the newest one with the same code. */
async function findPublished(
  dialog: Dialog<SourceState>,
  {configuration, sha256, FunctionName}: {configuration: Item; sha256: string | undefined; FunctionName: string},
): Promise<string | undefined> {
  const shown = toOptionalText(configuration['Version']);
  if (shown !== undefined && shown !== '$LATEST') return shown;
  const {connection} = dialog.state();
  const {items} = await readAllItems(connection, 'ListVersionsByFunction', {FunctionName}, dialog.signal);
  const same = items.filter(({Version, CodeSha256}) => Version !== '$LATEST' && CodeSha256 === sha256);
  return same.map(({Version}) => formatMember(Version)).toSorted((one, other) => Number(other) - Number(one))[0];
}

/** Milliseconds between two looks at a version that is made ready. */
const look = 1000;

/** Whether a version can be called; one that is still made ready, as with SnapStart, is waited for as long as the dialog is there. */
async function isReady(
  {notify}: ControllerTools,
  dialog: Dialog<SourceState>,
  {FunctionName, version}: {readonly FunctionName: string; readonly version: string},
): Promise<boolean> {
  const {connection} = dialog.state();
  for (;;) {
    const input = {FunctionName, Qualifier: version};
    const now = await connection.call('GetFunctionConfiguration', input, {background: true, signal: dialog.signal});
    if (now['State'] === 'Failed') {
      notify(`Version ${version} cannot be called: ${formatMember(now['StateReason'])}`, 'bad');
      return false;
    }
    if (now['State'] !== 'Pending') return dialog.isOnTop();
    notify(`Version ${version} is made ready; the alias follows once it is Active. Esc leaves it.`, 'accent');
    await new Promise(resolve => setTimeout(resolve, look));
    if (!dialog.isOpen()) return false;
  }
}
