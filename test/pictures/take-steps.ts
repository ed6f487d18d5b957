import type {Program} from '../support/terminal/start-program.ts';
import type {Step} from './screens.ts';

/** Presses keys, each time the screen shows what it has to before the next ones. */
export async function takeSteps(program: Program, steps: readonly Step[]): Promise<void> {
  for (const [keys, shows] of steps) {
    program.write(keys);
    await program.waitFor(shows);
  }
}
