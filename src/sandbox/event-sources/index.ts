export {deliverToFunction} from './deliver.ts';
export type {DeliveryReport} from './report.ts';
