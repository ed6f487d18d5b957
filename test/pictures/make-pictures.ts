import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {still} from '../bench/stage/frames.ts';
import {fileOf, folder} from './files.ts';
import {buildGallery, galleryFile} from './gallery.ts';
import {kinds, type PictureKind} from './kinds.ts';
import {readScreen} from './picture.ts';
import {screensOf, start} from './screens.ts';
import {openStage} from './stage/open-stage.ts';
import {drawPicture} from './svg/draw-picture.ts';
import {takeSteps} from './take-steps.ts';

/** Makes all pictures anew from the built program. */
const files = new Map<string, string>();
await using stage = await openStage();
for (const kind of kinds) await takePictures(kind);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const [file, svg] of files) writeFileSync(file, svg);
writeFileSync(galleryFile, buildGallery());
process.stdout.write(`${files.size} pictures in ${folder}\n`);

async function takePictures(kind: PictureKind): Promise<void> {
  await using program = stage.startConsole(kind);
  await takeSteps(program, start);
  for (const {name, title, steps, leave} of screensOf(kind)) {
    await takeSteps(program, steps);
    // Requests go ten a second: what is behind them comes a second later.
    await still(program, 1500);
    files.set(fileOf(name, kind), drawPicture(readScreen(program.terminal, kind.size), kind.palette, title));
    await takeSteps(program, leave);
  }
}
