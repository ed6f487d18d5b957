export {deliver} from './deliver.ts';
export type {DeliveryReport} from './report.ts';
