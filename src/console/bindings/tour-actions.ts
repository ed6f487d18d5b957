import {whyNoTour} from '../session/tour-steps.ts';
import {type Action, defineActions} from './action.ts';

/** What there is for who is here for the first time. */
export const tourActions: readonly Action[] = defineActions([
  {
    name: 'tour',
    title: 'Tour of two minutes',
    keys: [],
    scopes: ['everywhere'],
    group: 'Start',
    inHelp: true,
    unavailable: ({session}) => whyNoTour(session),
    run: () => ({type: 'tour'}),
  },
]);
