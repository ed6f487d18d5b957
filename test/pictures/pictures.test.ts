import {readdirSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {expect, it} from 'vitest';
import type {Screen} from '../support/terminal/screen.ts';
import {findDifferences} from './differences.ts';
import {fileOf, folder} from './files.ts';
import {buildGallery, galleryFile} from './gallery.ts';
import {kinds} from './kinds.ts';
import {type Picture, readScreen} from './picture.ts';
import {type PicturedScreen, screensOf, start} from './screens.ts';
import {openStage} from './stage/open-stage.ts';
import {drawPicture} from './svg/draw-picture.ts';
import {readPicture} from './svg/read-picture.ts';
import {takeSteps} from './take-steps.ts';

const advice = 'If it is to be so now, make the pictures anew: npm run pictures';

/** How the screen differs from a picture, once what was still being read had that long (ms) to come. */
const compare = async (
  terminal: Screen,
  picture: Picture,
  {size, timeout}: {size: {columns: number; rows: number}; timeout: number},
): Promise<string[]> => {
  const differences = () => findDifferences(picture, readScreen(terminal, size));
  await terminal.waitFor(() => differences().length === 0, {timeout}).catch(() => undefined);
  return differences();
};

it.for(kinds)('the built program looks like its pictures, $name', async kind => {
  const {size} = kind;
  await using stage = await openStage();
  await using program = stage.startConsole(kind);
  await takeSteps(program, start);
  const found: Record<string, string[]> = {};
  for (const {name, steps, leave} of screensOf(kind)) {
    await takeSteps(program, steps);
    const file = fileOf(name, kind);
    const picture = readPicture(readFileSync(file, 'utf8'), size.columns);
    // What differs once will differ on other screens, too: nobody should have to wait for each.
    const timeout = Object.keys(found).length === 0 ? 20_000 : 2000;
    const differences = await compare(program.terminal, picture, {size, timeout});
    if (differences.length > 0) found[basename(file)] = differences;
    await takeSteps(program, leave);
  }
  expect(found, advice).toEqual({});
});

it.for(kinds)('the pictures are drawn as they would be now, $name', kind => {
  const isOld = ({name, title}: PicturedScreen) => {
    const svg = readFileSync(fileOf(name, kind), 'utf8');
    return drawPicture(readPicture(svg, kind.size.columns), kind.palette, title) !== svg;
  };
  expect(
    screensOf(kind)
      .filter(isOld)
      .map(({name}) => name),
    advice,
  ).toEqual([]);
});

it('there is a picture of each screen on each kind of terminal, and no other', () => {
  const files = kinds.flatMap(kind => screensOf(kind).map(({name}) => basename(fileOf(name, kind))));
  expect(readdirSync(folder).sort(), advice).toEqual(files.sort());
});

it('the page of pictures shows each of them', () => {
  expect(readFileSync(galleryFile, 'utf8'), advice).toBe(buildGallery());
});
