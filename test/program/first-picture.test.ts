import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {parseCommandLine} from '../../src/program/command-line.ts';
import {findDestination, toPlaceName} from '../../src/program/find-destination.ts';
import {buildKeys, createFirstConsole} from '../../src/program/first-console.ts';
import {fillPicture, findPictureFolder, readPicture} from '../../src/program/first-picture.ts';
import {preparePicture} from '../../src/program/keep-picture.ts';
import {findFirstLook} from '../../src/program/looks.ts';
import {openSettings} from '../../src/program/settings.ts';
import {nameStart} from '../../src/program/start-inputs.ts';
import {toCellFrame} from '../../src/terminal/screen/frame.ts';
import {createScreen as createConsoleScreen} from '../../src/ui/screen-rows.ts';
import {createHome} from '../support/console.ts';
import {createScreen} from '../support/terminal/screen.ts';
import {toServices, toWorld} from '../ui/fake-services.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const ages = [0, 9 * second, 10 * second, minute, 59 * minute, hour, 23 * hour, 400 * hour, 9000 * hour];

it.each([
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
])('is at $columns×$rows, cell by cell, what the next start paints, however old its rows are by then', async size => {
  const {picture, paint, since} = await prepare(size);
  for (const age of ages) {
    const filled = fillPicture(picture, since + age);
    const blocks = paint(since + age);
    const frame = (painted: typeof blocks) => toCellFrame(painted, {width: size.columns, height: size.rows});
    expect(frame(filled?.blocks ?? []).rows, `after ${age} ms`).toEqual(frame(blocks).rows);
    const screen = createScreen(size);
    await screen.feed(filled?.output ?? '');
    expect(screen.rows()).toEqual(frame(blocks).rows.map(({texts}) => texts.join('').trimEnd()));
  }
});

/** Prepares and keeps the picture of a start, and tells what that start paints at a time. */
async function prepare(size: {columns: number; rows: number}) {
  const home = createHome();
  const env = {AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', HOME: home};
  const process = {argv: ['node', 'lambdeck']};
  const host = {env: {...env, AWS_SECRET_ACCESS_KEY: 'b'}, home, version: '1', process};
  const request = parseCommandLine([], '1');
  if (request.kind !== 'console') throw new Error('No console');
  const settings = await openSettings({config: home, state: home});
  const place = toPlaceName(await findDestination({host, request, settings}, {})) ?? '';
  const since = Date.UTC(2026, 10, 1);
  const items = ['orders-api', 'thumbnailer'].map(name => ({FunctionName: name, FunctionArn: `arn:${name}`}));
  const layers = [{LayerName: 'tools', LayerArn: 'arn:tools'}];
  const lists = {functions: {items, readAt: since}, layers: {items: layers, readAt: since - 3 * hour}};
  const versions = ['$LATEST', '7'].map(Version => ({FunctionArn: `arn:orders-api:${Version}`, Version}));
  const below = {versions: {items: versions, readAt: since - minute}};
  const lookedAt = ['arn:orders-api', 'arn:thumbnailer'].map(id => ({resource: 'functions', id, lists: below}));
  const rows = {place, lists, lookedAt};
  const file = join(home, 'rows.json');
  writeFileSync(file, '');
  const services = toServices(toWorld(), []);
  await (await preparePicture({host, request, size, services, rows, file}))();
  const picture = readPicture(join(findPictureFolder(host), `${nameStart(host)}.json`));
  if (picture === undefined) throw new Error('There is no picture');
  const first = await findFirstLook(host, undefined);
  const own = {keys: buildKeys(settings.settings), wrong: []};
  const console = createFirstConsole({host, request, settings, size, services, first, remembered: rows, ...own});
  const paint = (time: number) => createConsoleScreen(console, {...services, now: () => new Date(time)}).build();
  return {picture, paint, since};
}
