import {mkdir, rm} from 'node:fs/promises';
import {killStragglers} from '../../process/index.ts';
import type {Guardian} from './guardian.ts';
import type {HandlerPlace} from './place.ts';
import {startProgram} from './program.ts';

/** A place among the processes and files of this machine, with nothing of its own but a temporary folder, which is made. */
export async function createPlainPlace(scratchFolder: string, guardian: Guardian): Promise<HandlerPlace> {
  await mkdir(scratchFolder);
  let leader = 0;
  return {
    scratchFolder,
    async start(options) {
      const program = startProgram(options);
      leader = program.pid;
      guardian.guard(leader);
      const ended = program.ended.then(exit => {
        guardian.release(leader);
        killStragglers('AWS_LAMBDA_RUNTIME_API', options.env['AWS_LAMBDA_RUNTIME_API'] ?? '');
        return exit;
      });
      return {...program, ended};
    },
    roots: () => [leader],
    remove: () => rm(scratchFolder, {recursive: true, force: true}).catch(() => {}),
  };
}
