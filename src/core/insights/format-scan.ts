import {formatSize} from '../format/size.ts';
import type {QueryProgress, ScanEstimate} from './insights-services.ts';

/** US dollars for a GB that a query looks at, by region (CloudWatch pricing page, November 2025). */
const prices: Readonly<Record<string, number>> = {
  'us-east-1': 0.005,
  'us-east-2': 0.005,
  'us-west-2': 0.005,
  'eu-west-1': 0.0057,
  'eu-central-1': 0.0063,
  'ap-northeast-1': 0.0076,
};

const gigabyte = 1_073_741_824;

/** What looking at so many bytes costs, in US dollars; undefined in a region whose price is not known. */
export function estimateScanDollars(bytes: number, region: string): number | undefined {
  const price = prices[region];
  return price === undefined ? undefined : (bytes / gigabyte) * price;
}

/** What a query costs before it is sent: the price, and about how much it looks at. */
export function formatScanPrice(region: string, isFree: boolean): string {
  if (isFree) return 'Free: this is not AWS.';
  const price = prices[region];
  if (price === undefined) return `AWS charges for each GB looked at; its price in ${region} is not known here.`;
  return `$${price} for each GB looked at in ${region}, also of a query that is stopped.`;
}

/** `About 1.2 GB arrived in that time: under $0.01.` */
export function formatEstimate({bytes, by}: ScanEstimate, region: string, isFree: boolean): string {
  const what = by === 'arrived' ? 'arrived in that time' : 'are stored in all, and at most that is looked at';
  const dollars = isFree ? undefined : estimateScanDollars(bytes, region);
  return `About ${formatSize(bytes)} ${what}${dollars === undefined ? '' : `: ${formatDollarsAbout(dollars)}`}.`;
}

/** How far a query is, or was. */
export function formatScanned({bytes, scanned, matched}: QueryProgress): string {
  const count = (value: number) => value.toLocaleString('en');
  return `${formatSize(bytes)} in ${count(scanned)} events looked at, ${count(matched)} matched`;
}

/** `about $0.12`. */
export function formatDollarsAbout(dollars: number): string {
  return dollars < 0.01 ? 'under $0.01' : `about $${dollars.toFixed(2)}`;
}
