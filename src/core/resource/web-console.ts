/**
 * Hosts of the web console by the beginning of a region's name, each behind the region's own. Sources: the endpoints pages
 * of AWS in China, AWS GovCloud (US) and the AWS European Sovereign Cloud.
 */
const hosts: readonly (readonly [regions: RegExp, host: string | undefined])[] = [
  [/^cn-/, 'console.amazonaws.cn'],
  [/^us-gov-/, 'console.amazonaws-us-gov.com'],
  [/^eusc-/, 'console.amazonaws-eusc.eu'],
  // Nothing is published of the isolated ones: no link is better than one that leads out of them.
  [/^(?:eu|us)-iso[a-z]?-/, undefined],
];

/** Host of the AWS web console in a region, by its partition; undefined where it is not known. */
export function findWebConsole(region: string): string | undefined {
  const special = hosts.find(([regions]) => regions.test(region));
  const host = special === undefined ? 'console.aws.amazon.com' : special[1];
  return host && `${region}.${host}`;
}
