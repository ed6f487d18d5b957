import {readdirSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {expect, it} from 'vitest';
import type {Screen} from '../support/terminal/screen.ts';
import {findDifferences} from './differences.ts';
import {fileOf, folder} from './files.ts';
import {type Picture, readScreen} from './picture.ts';
import {type PicturedScreen, screens, start} from './screens.ts';
import {openStage, size} from './stage/open-stage.ts';
import {drawPicture} from './svg/draw-picture.ts';
import {themeNames} from './svg/palettes.ts';
import {readPicture} from './svg/read-picture.ts';
import {takeSteps} from './take-steps.ts';

const advice = 'If it is to be so now, make the pictures anew: npm run pictures';

/** How the screen differs from a picture, once what was still being read had that long (ms) to come. */
const compare = async (terminal: Screen, picture: Picture, timeout: number): Promise<string[]> => {
  const differences = () => findDifferences(picture, readScreen(terminal, size));
  await terminal.waitFor(() => differences().length === 0, {timeout}).catch(() => undefined);
  return differences();
};

it.for(themeNames)('the built program looks like its pictures in the %s theme', async theme => {
  await using stage = await openStage();
  await using program = stage.startConsole(theme);
  await takeSteps(program, start);
  const found: Record<string, string[]> = {};
  for (const {name, steps, leave} of screens) {
    await takeSteps(program, steps);
    const file = fileOf(name, theme);
    const picture = readPicture(readFileSync(file, 'utf8'), size.columns);
    // What differs once will differ on other screens, too: nobody should have to wait for each.
    const differences = await compare(program.terminal, picture, Object.keys(found).length === 0 ? 20_000 : 2000);
    if (differences.length > 0) found[basename(file)] = differences;
    await takeSteps(program, leave);
  }
  expect(found, advice).toEqual({});
});

it.for(themeNames)('the pictures in the %s theme are drawn as they would be now', theme => {
  const isOld = ({name, title}: PicturedScreen) => {
    const svg = readFileSync(fileOf(name, theme), 'utf8');
    return drawPicture(readPicture(svg, size.columns), theme, title) !== svg;
  };
  expect(
    screens.filter(isOld).map(({name}) => name),
    advice,
  ).toEqual([]);
});

it('there is a picture of each screen in each theme, and no other', () => {
  const files = themeNames.flatMap(theme => screens.map(({name}) => basename(fileOf(name, theme))));
  expect(readdirSync(folder).sort(), advice).toEqual(files.sort());
});
