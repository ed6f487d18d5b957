import {mkdir, rm} from 'node:fs/promises';
import {killStragglers} from '../../process/index.ts';
import type {Guardian} from './guardian.ts';
import type {HandlerPlace} from './place.ts';
import {type Program, startProgram} from './program.ts';

/** A place among the processes and files of this machine, with nothing of its own but a temporary folder, which is made. */
export async function createPlainPlace(scratchFolder: string, guardian: Guardian): Promise<HandlerPlace> {
  await mkdir(scratchFolder);
  let leader = 0;
  const beside: Program[] = [];
  return {
    scratchFolder,
    async start(options) {
      const program = startProgram(options);
      leader = program.pid;
      guardian.guard(leader);
      const ended = program.ended.then(exit => {
        guardian.release(leader);
        for (const other of beside) other.kill();
        killStragglers('AWS_LAMBDA_RUNTIME_API', options.env['AWS_LAMBDA_RUNTIME_API'] ?? '');
        return exit;
      });
      return {...program, ended};
    },
    async startBeside(options) {
      const program = startProgram(options);
      beside.push(program);
      guardian.guard(program.pid);
      void program.ended.then(() => guardian.release(program.pid));
      return program;
    },
    roots: () => [leader, ...beside.map(({pid}) => pid)],
    async remove() {
      for (const other of beside) other.kill();
      await rm(scratchFolder, {recursive: true, force: true}).catch(() => {});
    },
  };
}
