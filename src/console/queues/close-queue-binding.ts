import type {At} from '../tools/parts.ts';
import {closeBinding} from '../tools/usual-bindings.ts';
import {refreshQueues} from './queues-dialog.ts';

/** Closes what stands over the list of queues, which is read anew: what was looked at or moved changes their depths. */
export const closeQueueBinding = {
  ...closeBinding,
  run: ({tools, dialog}: At<unknown>): void => {
    dialog.close();
    refreshQueues(tools);
  },
};
