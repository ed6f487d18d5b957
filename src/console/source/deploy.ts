import {isMissing} from '../../core/format/members.ts';
import {formatSize} from '../../core/format/size.ts';
import type {Item} from '../../core/item.ts';
import {type Code, type CodeEntry, mostSent} from '../../core/source/code.ts';
import {buildDiffRows, formatCounts, type TextContrast} from '../../core/source/text-contrast.ts';
import {findStack} from '../../core/tags/stack.ts';
import type {Tone} from '../../core/tone.ts';
import {reviewPrepared} from '../form/review-prepared.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toAllowance} from './allowance.ts';
import {readCodeAnew} from './open-source.ts';
import {readSigning} from './read-signing.ts';
import type {SourceState} from './states.ts';

/** Reviews the code with the files that were edited, as differences, to be sent. */
export async function deploy(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<void> {
  const zips = await buildZips(tools, dialog);
  if (zips === undefined) return;
  const {connection} = dialog.state();
  const {code, edited, old, input} = zips;
  const signing = await readSigning(connection, String(input['FunctionName']), dialog.signal);
  const details = await buildDetails(tools, edited, {code, signal: dialog.signal});
  if (!dialog.isOnTop()) return;
  const {RevisionId, CodeSha256, Architectures} = code.configuration;
  await reviewPrepared(tools, {
    connection,
    operation: 'UpdateFunctionCode',
    title: 'Deploy the changed code',
    input,
    guard: isMissing(RevisionId) ? {} : {RevisionId},
    kept: {CodeSha256, Architectures},
    warnings: buildWarnings(code, signing),
    details,
    before: {ZipFile: old, Architectures},
    done: () => {
      dialog.update(state => ({...state, edits: new Map()}));
      readCodeAnew(tools, dialog, 'Deployed. i invokes it, p publishes it, a points an alias to what was published.');
    },
  });
}

/** Has the service check the changed code and whether it may be deployed; nothing is changed. */
export async function tryDeploy(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<void> {
  const zips = await buildZips(tools, dialog);
  if (zips === undefined) return;
  const {connection} = dialog.state();
  const options = {background: false, inDialog: true, signal: dialog.signal} as const;
  try {
    await connection.call('UpdateFunctionCode', {...zips.input, DryRun: true}, options);
    tools.notify('A dry run: the service would take it, and nothing was changed. Ctrl-S deploys it.', 'good');
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}

/** Leaves all files as they are deployed. */
export function dropEdits(tools: ControllerTools, dialog: Dialog<SourceState>): void {
  dialog.update(state => ({...state, edits: new Map()}));
  readCodeAnew(tools, dialog);
  tools.notify('What was changed is dropped.', 'dim');
}

interface Zips {
  readonly code: Code;
  readonly edited: ReadonlyMap<CodeEntry, Uint8Array>;
  readonly old: Uint8Array;
  readonly input: Item;
}

async function buildZips(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<Zips | undefined> {
  const {code: reading, edits} = dialog.state();
  if (reading.state !== 'zip') return undefined;
  const {code} = reading;
  const edited = new Map<CodeEntry, Uint8Array>();
  for (const [path, bytes] of edits) {
    const entry = code.entries.findLast(one => one.path === path);
    if (entry !== undefined) edited.set(entry, bytes);
  }
  try {
    const [old, rebuilt] = [await code.readWhole(toAllowance(dialog)), await code.rebuild(edited, toAllowance(dialog))];
    if (old.kind === 'asks' || rebuilt.kind === 'asks') return undefined;
    const {byteLength} = rebuilt.value;
    if (byteLength > mostSent) {
      tools.notify(`The zip would have ${formatSize(byteLength)}, and at most 50 MB can be sent directly.`, 'warn');
      return undefined;
    }
    const {FunctionName, Architectures} = code.configuration;
    const input = {FunctionName, ZipFile: rebuilt.value, ...(!isMissing(Architectures) && {Architectures})};
    return {code, edited, old: old.value, input};
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    tools.notify(`${what}: ${why} ${tryThis}`.trimEnd(), 'bad');
    return undefined;
  }
}

function buildWarnings({tags = {}}: Code, signing: 'Enforce' | 'Warn' | undefined): readonly string[] {
  const stack = findStack(tags);
  return [
    ...(stack === undefined
      ? []
      : [
          `It belongs to the CloudFormation stack ${stack}: the stack will not know of this (drift), and its next deployment replaces it.`,
        ]),
    ...(signing === undefined
      ? []
      : [
          'Its code signing config warns of code without a trusted signature, which this is: the service takes it and records that.',
        ]),
  ];
}

interface Detail {
  readonly text: string;
  readonly tone: Tone;
}

/** Lines of differences that are shown of a file. */
const mostLines = 200;

/** What becomes different of each file, line by line. */
async function buildDetails(
  {services}: ControllerTools,
  edited: ReadonlyMap<CodeEntry, Uint8Array>,
  {code, signal}: {readonly code: Code; readonly signal: AbortSignal},
): Promise<readonly Detail[]> {
  const details: Detail[] = [{text: '', tone: 'plain'}];
  for (const [entry, bytes] of edited) {
    const before = await code.read(entry, {most: mostSent, signal});
    const contrast = before.kind === 'fetched' ? await services.texts.compare(before.value, bytes, signal) : undefined;
    const counts = contrast === undefined ? undefined : formatCounts(contrast);
    details.push(
      {text: `${entry.path}  ${counts ?? formatSize(bytes.byteLength)}`, tone: 'heading'},
      ...toDetails(contrast),
    );
  }
  return [...details, {text: '', tone: 'plain'}];
}

function toDetails(contrast: TextContrast | undefined): readonly Detail[] {
  if (contrast?.kind !== 'text') return [{text: '  The differences take too long to be shown.', tone: 'dim'}];
  const rows = buildDiffRows(contrast.parts, 'under').map(({kind, left, right, between}): Detail => {
    switch (kind) {
      case 'removed':
        return {text: `- ${left?.text ?? ''}`, tone: 'bad'};
      case 'added':
        return {text: `+ ${right?.text ?? ''}`, tone: 'good'};
      case 'gap':
        return {text: `  … ${between} lines`, tone: 'dim'};
      case 'unended':
        return {text: '  (no line break at the end)', tone: 'dim'};
      default:
        return {text: `  ${right?.text ?? left?.text ?? ''}`, tone: 'plain'};
    }
  });
  return rows.length <= mostLines
    ? rows
    : [...rows.slice(0, mostLines), {text: `  … ${rows.length - mostLines} more`, tone: 'dim'}];
}
