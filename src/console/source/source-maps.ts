import type {CodeEntry} from '../../core/source/code.ts';
import type {StackFrame} from '../../core/source/frames.ts';
import {createShownFile, type ShownFile, withBytes} from '../../core/source/shown-file.ts';
import {findSourceMap, resolvePath} from '../../core/source/source-map-url.ts';
import {lineAt, lineSpan} from '../../core/source/source-text.ts';
import type {MappedPlace, MappedSource} from '../../core/source/text-work.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toAllowance} from './allowance.ts';
import {highlight, openFile, showAt} from './open-file.ts';
import type {SourceState} from './states.ts';

/** Maps that are looked through for an original. */
const mostMaps = 40;

/** Opens what a frame names that is no file of the code: an original of which a source map in the code knows. */
export async function openMappedFrame(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  frame: StackFrame,
): Promise<void> {
  const {code} = dialog.state();
  if (code.state !== 'zip') return;
  for (const entry of listMaps(code.code.entries)) {
    const map = await readText(dialog, entry);
    if (map === undefined || !map.includes(nameOf(frame.within))) continue;
    const found = await tools.services.texts.findSource(map, frame.within, dialog.signal);
    if (found === undefined) continue;
    const place = {line: frame.line, column: (frame.column ?? 1) - 1};
    return showOriginal(tools, dialog, {...found, ...place}, {map, built: entry.path.replace(/\.map$/u, '')});
  }
  dialog.update(state => ({...state, notice: `${frame.path} is not in ${code.code.label}, nor in a source map of it`}));
}

/** The nearest maps first: those of what somebody uses are seldom meant. */
function listMaps(entries: readonly CodeEntry[]): readonly CodeEntry[] {
  const maps = entries.filter(({path, kind}) => kind === 'file' && path.endsWith('.map'));
  const isForeign = ({path}: CodeEntry) => path.includes('node_modules/');
  return [...maps.filter(map => !isForeign(map)), ...maps.filter(isForeign)].slice(0, mostMaps);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Shows what the open file was built from, at the line under the cursor; or what was built of an original. */
export async function turnOriginal(tools: ControllerTools, dialog: Dialog<SourceState>): Promise<void> {
  const {file} = dialog.state();
  if (file?.content.state !== 'read') return;
  const {text} = file.content;
  const line = lineAt(text, file.cursor);
  const place = {line: line + 1, column: file.cursor - lineSpan(text, line).from};
  if (file.original !== undefined) return turnBack(tools, dialog, file.original, place);
  const map = await readMapOf(dialog, file);
  if (map === undefined) return tools.notify(`${file.path} has no source map in the code.`, 'dim');
  const found = await tools.services.texts.findOriginal(map, place, dialog.signal);
  if (found === undefined) return tools.notify('The source map has nothing of this line, or cannot be read.', 'warn');
  await showOriginal(tools, dialog, found, {map, built: file.path});
}

async function turnBack(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  {built, map, source}: NonNullable<ShownFile['original']>,
  place: MappedPlace,
): Promise<void> {
  const found = await tools.services.texts.findBuilt(map, source, place, dialog.signal);
  if (found === undefined) tools.notify('The source map has nothing of this line.', 'dim');
  await openFile(tools, dialog, built, {at: found ?? {line: 1}});
}

async function readMapOf(dialog: Dialog<SourceState>, file: ShownFile): Promise<string | undefined> {
  const {code} = dialog.state();
  if (code.state !== 'zip' || file.content.state !== 'read') return undefined;
  const named = findSourceMap(file.path, file.content.text.shown);
  if (named !== undefined && 'map' in named) return named.map;
  const path = named?.path ?? `${file.path}.map`;
  const entry = code.code.entries.findLast(one => one.path === path && one.kind === 'file');
  return entry === undefined ? undefined : readText(dialog, entry);
}

/** The original's text from the map; where that has none, from the code. */
async function showOriginal(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  {source, content, line}: MappedSource & Pick<MappedPlace, 'line'>,
  {map, built}: {readonly map: string; readonly built: string},
): Promise<void> {
  const {code} = dialog.state();
  if (code.state !== 'zip') return;
  const path = resolvePath(built, source.replace(/^[\w-]+:\/\/[^/]*\//u, '')) || source;
  if (content === undefined) {
    const isThere = code.code.entries.some(entry => entry.path === path);
    if (isThere) return openFile(tools, dialog, path, {at: {line}});
    return tools.notify(`The source map names ${path} and does not hold its text.`, 'warn');
  }
  const shown = withBytes(
    {...createShownFile(path), original: {built, map, source}},
    new TextEncoder().encode(content),
  );
  dialog.update(state => ({...state, focus: 'file', file: showAt(tools, dialog, shown, line)}));
  await highlight(tools, dialog, path);
}

async function readText(dialog: Dialog<SourceState>, entry: CodeEntry): Promise<string | undefined> {
  const {code} = dialog.state();
  if (code.state !== 'zip') return undefined;
  try {
    const read = await code.code.read(entry, toAllowance(dialog));
    return read.kind === 'fetched' ? new TextDecoder().decode(read.value) : undefined;
  } catch {
    // A map that cannot be read is none; the file it is of can be read all the same.
    return undefined;
  }
}
