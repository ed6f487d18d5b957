export {deliverToFunction} from './deliver.ts';
export {createPollers, type Pollers, type PollersOptions} from './pollers.ts';
export type {DeliveryReport} from './report.ts';
