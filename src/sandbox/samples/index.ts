import {clickstreamIngest} from './steps/clickstream-ingest.ts';
import {fraudScoring} from './steps/fraud-scoring.ts';
import {imageResizer} from './steps/image-resizer.ts';
import {layerSamples} from './steps/layers.ts';
import {nightlyReport} from './steps/nightly-report.ts';
import {notifyCustomers} from './steps/notify-customers.ts';
import {ordersApi} from './steps/orders-api.ts';
import {paymentsWorker} from './steps/payments-worker.ts';
import {refundApproval} from './steps/refund-approval.ts';
import type {SeedStep} from './steps/seed-step.ts';
import {stockSync} from './steps/stock-sync.ts';
import {thumbnailer} from './steps/thumbnailer.ts';

export {putSampleQueues} from './queues.ts';
export type {SeedStep} from './steps/seed-step.ts';

/**
 * The operations that fill an empty sandbox with sample functions, layers and mappings, in the order they must be
 * replayed; each changes no more than it could on a settled function. Ages count back from `now`.
 */
export async function buildSeed(region: string, accountId: string, now: Date): Promise<SeedStep[]> {
  const place = {region, accountId, now};
  const samples = [
    layerSamples,
    fraudScoring,
    nightlyReport,
    imageResizer,
    clickstreamIngest,
    stockSync,
    notifyCustomers,
    paymentsWorker,
    thumbnailer,
    refundApproval,
    ordersApi,
  ];
  return (await Promise.all(samples.map(sample => sample(place)))).flat();
}
