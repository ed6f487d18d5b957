import type {SessionStore} from '../console/session/store.ts';
import type {ChoiceKeeper} from './recent-choices-file.ts';

/** Makes what keeps choices once it is told to begin: the first rows do without what earlier sessions chose. */
export function createLateKeeper(stateFolder: string, store: SessionStore): ChoiceKeeper & {begin(): Promise<void>} {
  let keeper: ChoiceKeeper | undefined;
  return {
    begin: async () => {
      const {openChoiceKeeper} = await import('./recent-choices-file.ts');
      keeper = await openChoiceKeeper(stateFolder, store);
    },
    kept: async () => keeper?.kept(),
    stop: () => keeper?.stop(),
  };
}
