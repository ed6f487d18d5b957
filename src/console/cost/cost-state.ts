import type {FunctionUsage} from '../../core/cost/estimate.ts';
import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Problem} from '../../core/problem.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** How far what functions did is known. */
export type CostReading =
  | {readonly state: 'reading'}
  | {
      readonly state: 'read';
      readonly usage: ReadonlyMap<string, FunctionUsage>;
      /** Metrics that were asked for, which is what AWS charges for. */
      readonly metrics: number;
      readonly listed: number;
    }
  | {readonly state: 'failed'; readonly problem: Problem};

/** What functions are estimated to cost. */
export interface CostState {
  readonly span: 'day' | 'month';
  readonly reading: CostReading;
  /** Name of the function under the cursor; the dearest while it is undefined or gone. */
  readonly selected: string | undefined;
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
}

export const costDialogName = nameDialog<CostState>()('cost');
