import {join} from 'node:path';
import type {Services} from '../console/services.ts';
import type {Remembered} from '../console/session/remembered.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import {keepNewest} from '../disk/keep-newest.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {replaceFile} from '../disk/write-file.ts';
import {type TextBlock, toCellFrame} from '../terminal/screen/frame.ts';
import {createPainter} from '../terminal/screen/painter.ts';
import type {Console} from '../ui/parts/console.ts';
import {buildScreenRows} from '../ui/screen-rows.ts';
import type {ConsoleRequest} from './command-line.ts';
import {findSettingsFolders} from './config-folder.ts';
import {findDestination, toPlaceName} from './find-destination.ts';
import {createFirstConsole} from './first-console.ts';
import {type FirstPicture, findPictureFolder, formatAgeOf, formatPicture, markFile} from './first-picture.ts';
import {findFirstLook} from './looks.ts';
import {openSettings} from './settings.ts';
import {nameStart, type StartHost} from './start-inputs.ts';

/** A console whose next start is to be painted. */
export interface PicturedConsole {
  readonly host: StartHost;
  readonly request: ConsoleRequest;
  readonly size: {readonly columns: number; readonly rows: number};
  readonly services: Services;
  /** The rows that the next start is going to remember, and the file that they are written to. */
  readonly rows: Remembered;
  readonly file: string;
}

/** Kinds of starts whose pictures are kept. */
const mostPictures = 20;

/**
 * Paints the first screen that the next start of the same kind will have, as that start itself will paint it. Returns how to keep it
 * once its rows are written, which rejects when it cannot be written. A start that leads elsewhere has none, nor one with something over
 * the panes.
 */
export async function preparePicture(pictured: PicturedConsole): Promise<() => Promise<void>> {
  const {host, file} = pictured;
  const name = nameStart(host);
  const picture = await paintFirstPicture(pictured);
  return async () => {
    const nameNow = nameStart(host);
    // What was remembered meanwhile, as the terminal's background, looks otherwise perhaps.
    const kept = nameNow === name ? picture : await paintFirstPicture(pictured);
    if (kept === undefined) return;
    const folder = findPictureFolder(host);
    makeFolder(folder);
    await replaceFile(join(folder, `${nameNow}.json`), formatPicture({...kept, source: {file, mark: markFile(file)}}));
    await keepNewest(folder, mostPictures);
  };
}

async function paintFirstPicture(pictured: PicturedConsole): Promise<Omit<FirstPicture, 'source'> | undefined> {
  const {host, request, rows: remembered} = pictured;
  const {place} = remembered;
  const {columns, rows} = pictured.size;
  const size = {columns, rows};
  const settings = await openSettings(findSettingsFolders(host));
  const first = await findFirstLook(host, request.theme ?? settings.settings.theme);
  const leadsTo = await findDestination({host, request, settings}, {}).then(toPlaceName, () => undefined);
  if (leadsTo !== place) return undefined;
  const services = {...pictured.services, watchJournal: () => {}, watchSignIn: () => {}};
  const parts = createFirstConsole({host, request, size, services, settings, first, remembered});
  const [since, ...others] = findAges(parts);
  const isCovered = parts.store.getState().dialogs.length > 0;
  const paint = (time: number) => buildScreenRows(parts, {...services, now: () => new Date(time)});
  const paintings = since === undefined ? [] : lengths.map(length => paint(since + length));
  parts.controller.stop();
  const spot = findAgeRow(paintings);
  if (since === undefined || others.length > 0 || isCovered || spot === undefined) return undefined;
  const toFrame = (blocks: readonly TextBlock[]) => toCellFrame(blocks, {width: columns, height: rows});
  const blocks = (paintings[0] ?? []).map((block, index) =>
    index === spot.block ? {...block, rows: block.rows.with(spot.row, '')} : block,
  );
  const frame = toFrame(blocks);
  const ages = paintings.map((painting, index) => {
    const {x, y, rows: texts} = painting[spot.block] ?? nothing;
    const row = {x, y: y + spot.row, rows: [texts[spot.row] ?? '']};
    const painter = createPainter();
    painter.show(frame);
    const age = formatAgeOf(since, since + (lengths[index] ?? 0));
    return {age, blocks: [row], output: painter.paint(toFrame([...blocks, row]))};
  });
  const painted = {blocks, output: createPainter().paint(frame)};
  return {...size, painted, since, ages, request, place};
}

/** Milliseconds that are told in different lengths, from `0 s ago` on: up to 9,999 hours there are no others. */
const lengths = [0, 10_000, 60_000, 600_000];

const nothing: TextBlock = {x: 0, y: 0, rows: []};

/** Finds the one row in which paintings differ; undefined when there are none, or they differ elsewhere, too. */
function findAgeRow([first = [], ...later]: readonly (readonly TextBlock[])[]) {
  const changed = first.flatMap(({rows}, block) =>
    rows.flatMap((text, row) => (later.every(other => other[block]?.rows[row] === text) ? [] : [{block, row}])),
  );
  return changed.length === 1 ? changed[0] : undefined;
}

/** Since when the rows that are shown are remembered, in milliseconds since 1970: as many different times as stand there. */
function findAges({store, workspace, resources}: Console): readonly number[] {
  const ages = shownResources(resources, store.getState().subject).map(shown => workspace.pane(shown).rememberedAt);
  return [...new Set(ages.filter(age => age !== undefined))];
}
