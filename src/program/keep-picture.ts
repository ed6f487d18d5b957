import {join} from 'node:path';
import type {FirstAsk} from '../aws/first-ask.ts';
import type {Services} from '../console/services.ts';
import type {Remembered, RememberedLists} from '../console/session/remembered.ts';
import {shownResources} from '../core/resource/shown-resources.ts';
import {keepNewest} from '../disk/keep-newest.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {replaceFile} from '../disk/write-file.ts';
import {type TextBlock, toCellFrame} from '../terminal/screen/frame.ts';
import {createPainter} from '../terminal/screen/painter.ts';
import type {Console} from '../ui/parts/console.ts';
import {createScreen} from '../ui/screen-rows.ts';
import type {ConsoleRequest} from './command-line.ts';
import {findSettingsFolders} from './config-folder.ts';
import {type Destination, findDestination, toPlaceName} from './find-destination.ts';
import {buildKeys, createFirstConsole} from './first-console.ts';
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
  const {request, rows: remembered} = pictured;
  const {place} = remembered;
  const {columns, rows} = pictured.size;
  const services = {...pictured.services, ...unwatched, now: () => new Date(0)};
  const next = await findNextConsole({...pictured, services});
  if (next === undefined) return undefined;
  const {open, leadsTo} = next;
  const paint = (readAt: (list: string) => number) => {
    const parts = open(withReadAt(remembered, readAt));
    return parts.store.getState().dialogs.length > 0 ? [] : createScreen(parts, services).build();
  };
  const paintings = lengths.map(length => paint(() => -length));
  const [painting = []] = paintings;
  const ages = listAges(open(remembered)).map(({name, since}) => {
    const changed = findChangedRows([painting, paint(list => (list === name ? -otherLength : 0))]);
    return {since, changed};
  });
  const shown = ages.flatMap(({since, changed: [spot]}) => (spot === undefined ? [] : [{since, spot}]));
  // What else depends on the time cannot be filled in.
  const isAllKnown =
    ages.every(({changed}) => changed.length < 2) && findChangedRows(paintings).length === shown.length;
  if (shown.length === 0 || !isAllKnown) return undefined;
  const toFrame = (blocks: readonly TextBlock[]) => toCellFrame(blocks, {width: columns, height: rows});
  const blocks = painting.map((block, index) => ({
    ...block,
    rows: block.rows.map((text, row) => (shown.some(({spot}) => spot.block === index && spot.row === row) ? '' : text)),
  }));
  const frame = toFrame(blocks);
  const toPainting = (aged: readonly TextBlock[], {block, row}: Spot, length: number) => {
    const {x, y, rows: texts} = aged[block] ?? nothing;
    const own = {x, y: y + row, rows: [texts[row] ?? '']};
    const painter = createPainter();
    painter.show(frame);
    return {age: formatAgeOf(0, length), blocks: [own], output: painter.paint(toFrame([...blocks, own]))};
  };
  return {
    columns,
    rows,
    painted: {blocks, output: createPainter().paint(frame)},
    ages: shown.map(({since, spot}) => ({
      since,
      rows: lengths.map((length, index) => toPainting(paintings[index] ?? [], spot, length)),
    })),
    request,
    place,
    ask: await findAsk(pictured, leadsTo, open(remembered)),
  };
}

/** What the next start makes of the rows that it remembers, and where it leads to. */
interface NextConsole {
  open(remembered: Remembered): Console;
  readonly leadsTo: Destination;
}

/** Finds how the next start makes its console of the rows that it remembers; undefined when it leads elsewhere. */
async function findNextConsole({
  host,
  request,
  services,
  rows: {place},
  size: {columns, rows},
}: PicturedConsole): Promise<NextConsole | undefined> {
  const settings = await openSettings(findSettingsFolders(host));
  const first = await findFirstLook(host, request.theme ?? settings.settings.theme);
  const leadsTo = await findDestination({host, request, settings}, {}).catch(() => undefined);
  const keys = buildKeys(settings.settings);
  if (leadsTo === undefined || toPlaceName(leadsTo) !== place || keys.problems.length > 0) return undefined;
  const begun = {host, request, size: {columns, rows}, services, settings, first, keys, wrong: []};
  const open = (remembered: Remembered) => {
    const parts = createFirstConsole({...begun, remembered});
    parts.controller.stop();
    return parts;
  };
  return {open, leadsTo};
}

/** The lists that a console shows as an earlier session left them, each with when it was read. */
function listAges({workspace}: Console): readonly {readonly name: string; readonly since: number}[] {
  return workspace.resources.flatMap(resource => {
    const {rememberedAt: since} = workspace.pane(resource);
    return since === undefined ? [] : [{name: resource.name, since}];
  });
}

/** How the list that a console reads first can be asked for at once. What `--debug` keeps is told of each request. */
async function findAsk(
  {host: {env}, request}: PicturedConsole,
  target: Destination,
  {resources, store}: Console,
): Promise<FirstAsk | undefined> {
  const [shownFirst] = shownResources(resources, store.getState().subject);
  if (request.debug === true || 'sandbox' in target || shownFirst === undefined) return undefined;
  const {getOperation} = await import('../schema/index.ts');
  const {readConfigFiles} = await import('../aws/config/config-files.ts');
  const {findFirstAsk} = await import('../aws/first-ask.ts');
  return findFirstAsk(target.configured, getOperation(shownFirst.list), {env, files: await readConfigFiles(env)});
}

/** Milliseconds that are told in different lengths, from `0 s ago` on: up to 9,999 hours there are no others. */
const otherLength = 10_000;
const lengths = [0, otherLength, 60_000, 600_000];

const nothing: TextBlock = {x: 0, y: 0, rows: []};

/** A row of a painting. */
interface Spot {
  readonly block: number;
  readonly row: number;
}

/** Finds the rows in which paintings differ. */
function findChangedRows([first = [], ...later]: readonly (readonly TextBlock[])[]): readonly Spot[] {
  return first.flatMap(({rows}, block) =>
    rows.flatMap((text, row) => (later.every(other => other[block]?.rows[row] === text) ? [] : [{block, row}])),
  );
}

/** The same rows, read at other times: lists of the same resource at the same time. */
function withReadAt(remembered: Remembered, readAt: (list: string) => number): Remembered {
  const toRead = (lists: RememberedLists) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, {...list, readAt: readAt(name)}]));
  const lookedAt = remembered.lookedAt.map(looked => ({...looked, lists: toRead(looked.lists)}));
  return {...remembered, lists: toRead(remembered.lists), lookedAt};
}

/** Whoever paints a picture is told of nothing. */
const unwatched = {watchJournal: () => {}, watchSignIn: () => {}, watchSandbox: () => {}};
