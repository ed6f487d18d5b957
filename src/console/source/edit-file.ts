import {toOptionalText} from '../../core/format/members.ts';
import {formatSize} from '../../core/format/size.ts';
import type {Item} from '../../core/item.ts';
import {asksFrom} from '../../core/source/code.ts';
import {withBytes, withPlacesOf} from '../../core/source/shown-file.ts';
import {findShownLine, type ReadingCode} from '../../core/source/source-state.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {deploy} from './deploy.ts';
import {highlight} from './open-file.ts';
import {beginSource} from './open-source.ts';
import {readSigning} from './read-signing.ts';
import type {SourceState} from './states.ts';

/** Lets the user edit the open file in an editor of their own; what was changed is reviewed. */
export async function editFile(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<void> {
  if (openLatest(tools, dialog.state())) return;
  const reason = whyUnchangeable(dialog.state()) ?? (await whyUnsigned(dialog));
  if (reason !== undefined) return tools.notify(reason, 'warn');
  const {file, code, edits} = dialog.state();
  if (file?.content.state !== 'read' || code.state !== 'zip') return;
  const {path} = file;
  const before = new TextDecoder('utf-8', {ignoreBOM: true}).decode(file.content.bytes);
  const edited = await tools.services.edit(before, extensionOf(path));
  if ('problem' in edited)
    return tools.notify(`${edited.problem.what} ${edited.problem.why} ${edited.problem.tryThis}`, 'bad');
  if (edited.text === before) return tools.notify('Nothing was changed.', 'dim');
  const bytes = new TextEncoder().encode(edited.text);
  dialog.update(state => ({
    ...state,
    edits: new Map(edits).set(path, bytes),
    notice: 'It is changed here only: Ctrl-S deploys it, t is a dry run, x drops it.',
    file: state.file === undefined ? undefined : withPlacesOf(withBytes(state.file, bytes), state.file),
  }));
  void highlight(tools, dialog, path);
  await deploy(tools, dialog);
}

/** A version that was published never changes: opens the same place of $LATEST, which does. False where that is open already. */
function openLatest(tools: ControllerTools, state: SourceState): boolean {
  const {code, connection, place} = state;
  if (code.state !== 'zip' || place.of !== 'function' || code.code.configuration['Version'] === '$LATEST') return false;
  beginSource(tools, {connection, place: {of: 'function', name: place.name}, target: findShownLine(state)});
  tools.notify(`${code.code.label} is published and never changes. This is $LATEST: e edits it.`, 'warn');
  return true;
}

/** Why the open file cannot be changed; undefined when it may be. */
function whyUnchangeable({code, file, place, connection}: SourceState): string | undefined {
  if (code.state !== 'zip' || file?.content.state !== 'read') return 'No file is open.';
  if (place.of === 'layer') return 'A layer’s version never changes: n in its pane publishes another one.';
  const {code: own} = code;
  if (connection.lock.readOnly) return 'This session is read-only; in the panes, W leaves that for 10 minutes.';
  if (file.original !== undefined) return `This is not what runs: m shows ${file.original.built}, which does.`;
  if (file.note?.startsWith('binary') === true) return 'A binary file cannot be edited as a text.';
  const entry = own.entries.findLast(({path}) => path === file.path);
  if (entry?.kind !== 'file') return 'A link has no text of its own.';
  if (entry.trouble !== undefined) return `It cannot be changed: ${entry.trouble}.`;
  return whyTooLarge(own.size);
}

/** Why a zip of that size cannot be sent (Lambda quotas page: 50 MB, direct upload); undefined when it can. */
function whyTooLarge(size: number): string | undefined {
  if (size <= asksFrom) return undefined;
  return `The zip has ${formatSize(size)}, and at most 50 MB can be sent: put it in S3 and use Upload code.`;
}

/** Signed code loses its signature by any change. */
async function whyUnsigned(dialog: Dialog<SourceState>): Promise<string | undefined> {
  const {connection, code} = dialog.state();
  const signing = await readSigning(connection, nameOfFunction(code), dialog.signal);
  if (signing !== 'Enforce') return undefined;
  return 'A code signing config enforces signatures here, and any change takes them away.';
}

/** The name of the function whose code it is. */
function nameOfFunction(code: ReadingCode): string {
  const configuration: Item = code.state === 'zip' ? code.code.configuration : {};
  return toOptionalText(configuration['FunctionName']) ?? '';
}

/** An editor tells a language by it. */
function extensionOf(path: string): string {
  return /\.\w+$/u.exec(path)?.[0] ?? '';
}
