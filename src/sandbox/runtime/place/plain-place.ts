import {mkdir, rm} from 'node:fs/promises';
import {killStragglers} from '../../process/index.ts';
import type {ControlGroup} from './control-groups.ts';
import type {Guardian} from './guardian.ts';
import type {HandlerPlace} from './place.ts';
import {type Program, type ProgramOptions, startProgram} from './program.ts';

/** A place among the processes and files of this machine, with nothing of its own but a temporary folder, which is made. */
export async function createPlainPlace(
  scratchFolder: string,
  {guardian, group}: {readonly guardian: Guardian; readonly group?: ControlGroup | undefined},
): Promise<HandlerPlace> {
  await mkdir(scratchFolder);
  const programs: Program[] = [];
  let api = '';
  const start = async (options: ProgramOptions) => {
    const program = startProgram(options, group?.entry);
    api = options.env['AWS_LAMBDA_RUNTIME_API'] ?? '';
    programs.push(program);
    guardian.guard(program.pid);
    void program.ended.then(() => guardian.release(program.pid));
    return program;
  };
  const end = async () => {
    for (const program of programs) program.kill();
    await Promise.all(programs.map(({ended}) => ended));
    if (programs.length > 0) killStragglers('AWS_LAMBDA_RUNTIME_API', api);
    await group?.remove();
  };
  return {
    scratchFolder,
    start,
    startBeside: start,
    roots: () => programs.map(({pid}) => pid),
    wasOutOfMemory: () => group?.wasOutOfMemory() ?? false,
    end,
    async remove() {
      await end();
      await rm(scratchFolder, {recursive: true, force: true}).catch(() => {});
    },
  };
}
