import {clickstreamIngest} from './functions/clickstream-ingest.ts';
import {fraudScoring} from './functions/fraud-scoring.ts';
import {imageResizer} from './functions/image-resizer.ts';
import {nightlyReport} from './functions/nightly-report.ts';
import {notifyCustomers} from './functions/notify-customers.ts';
import {ordersApi} from './functions/orders-api.ts';
import {paymentsWorker} from './functions/payments-worker.ts';
import {stockSync} from './functions/stock-sync.ts';
import {thumbnailer} from './functions/thumbnailer.ts';
import {layers} from './layers.ts';
import type {SeedStep} from './seed-step.ts';

export type {SeedStep} from './seed-step.ts';

/**
 * The operations that fill an empty sandbox with sample functions, layers and mappings, in the order they must be
 * replayed; each changes no more than it could on a settled function. Ages count back from `now`.
 */
export async function toSeed(region: string, accountId: string, now: Date): Promise<SeedStep[]> {
  const place = {region, accountId, now};
  const samples = [
    layers,
    fraudScoring,
    nightlyReport,
    imageResizer,
    clickstreamIngest,
    stockSync,
    notifyCustomers,
    paymentsWorker,
    thumbnailer,
    ordersApi,
  ];
  return (await Promise.all(samples.map(sample => sample(place)))).flat();
}
