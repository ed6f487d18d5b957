/** What Lambda charges, in US dollars. */
export interface LambdaPrices {
  /** For a call. */
  readonly request: number;
  /** For a GB of memory in use for a second, by architecture, before any discount of volume. */
  readonly memory: {readonly x86_64: number; readonly arm64: number};
  /** For a GB of /tmp beyond what is free, for a second in use. */
  readonly storage: number;
}

/** When the prices were looked up (AWS Lambda pricing page). */
export const priceDate = 'November 2025';

const common: LambdaPrices = {
  request: 0.2 / 1_000_000,
  memory: {x86_64: 0.0000166667, arm64: 0.0000133334},
  storage: 0.0000000309,
};

/** Regions where these are the prices. Of another region nothing is known, and no money is shown. */
const regions: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'eu-west-1', 'eu-west-2', 'eu-central-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-south-1'],
]);

/** The prices of a region; undefined where they are not known. */
export function findPrices(region: string): LambdaPrices | undefined {
  return regions.has(region) ? common : undefined;
}
