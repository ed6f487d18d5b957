import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {still} from '../bench/stage/frames.ts';
import {fileOf, folder} from './files.ts';
import {readScreen} from './picture.ts';
import {screens, start} from './screens.ts';
import {openStage, size} from './stage/open-stage.ts';
import {drawPicture} from './svg/draw-picture.ts';
import {type ThemeName, themeNames} from './svg/palettes.ts';
import {takeSteps} from './take-steps.ts';

/** Makes all pictures anew from the built program. */
const files = new Map<string, string>();
await using stage = await openStage();
for (const theme of themeNames) await takePictures(theme);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const [file, svg] of files) writeFileSync(file, svg);
process.stdout.write(`${files.size} pictures in ${folder}\n`);

async function takePictures(theme: ThemeName): Promise<void> {
  await using program = stage.startConsole(theme);
  await takeSteps(program, start);
  for (const {name, title, steps, leave} of screens) {
    await takeSteps(program, steps);
    // Requests go ten a second: what is behind them comes a second later.
    await still(program, 1500);
    files.set(fileOf(name, theme), drawPicture(readScreen(program.terminal, size), theme, title));
    await takeSteps(program, leave);
  }
}
