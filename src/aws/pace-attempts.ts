import type {Turn} from './budget/bucket.ts';
import type {SdkCommand} from './command.ts';
import {readRefusal} from './read-refusal.ts';

/** Has every attempt at a command wait for a turn, for the SDK repeats reads: `first` is taken already. */
export function paceAttempts({middlewareStack}: SdkCommand, first: Turn, takeTurn: () => Promise<Turn>): void {
  let taken: Turn | undefined = first;
  middlewareStack.add(
    next => async args => {
      const turn = taken ?? (await takeTurn());
      taken = undefined;
      try {
        return await next(args);
      } catch (error) {
        turn.end(readRefusal(error));
        throw error;
      } finally {
        turn.end();
      }
    },
    {step: 'finalizeRequest', priority: 'low', name: 'paceAttempts'},
  );
}
