/** A region's id and the name AWS gives it. */
export interface Region {
  readonly id: string;
  readonly name: string;
}

/**
 * The regions a user can pick from; any other may be typed. Source: the partition data of the AWS SDK for JavaScript
 * 3.1164, which it does not export, without its isolated partitions.
 */
export const regions: readonly Region[] = [
  {id: 'af-south-1', name: 'Africa (Cape Town)'},
  {id: 'ap-east-1', name: 'Asia Pacific (Hong Kong)'},
  {id: 'ap-east-2', name: 'Asia Pacific (Taipei)'},
  {id: 'ap-northeast-1', name: 'Asia Pacific (Tokyo)'},
  {id: 'ap-northeast-2', name: 'Asia Pacific (Seoul)'},
  {id: 'ap-northeast-3', name: 'Asia Pacific (Osaka)'},
  {id: 'ap-south-1', name: 'Asia Pacific (Mumbai)'},
  {id: 'ap-south-2', name: 'Asia Pacific (Hyderabad)'},
  {id: 'ap-southeast-1', name: 'Asia Pacific (Singapore)'},
  {id: 'ap-southeast-2', name: 'Asia Pacific (Sydney)'},
  {id: 'ap-southeast-3', name: 'Asia Pacific (Jakarta)'},
  {id: 'ap-southeast-4', name: 'Asia Pacific (Melbourne)'},
  {id: 'ap-southeast-5', name: 'Asia Pacific (Malaysia)'},
  {id: 'ap-southeast-6', name: 'Asia Pacific (New Zealand)'},
  {id: 'ap-southeast-7', name: 'Asia Pacific (Thailand)'},
  {id: 'ca-central-1', name: 'Canada (Central)'},
  {id: 'ca-west-1', name: 'Canada West (Calgary)'},
  {id: 'eu-central-1', name: 'Europe (Frankfurt)'},
  {id: 'eu-central-2', name: 'Europe (Zurich)'},
  {id: 'eu-north-1', name: 'Europe (Stockholm)'},
  {id: 'eu-south-1', name: 'Europe (Milan)'},
  {id: 'eu-south-2', name: 'Europe (Spain)'},
  {id: 'eu-west-1', name: 'Europe (Ireland)'},
  {id: 'eu-west-2', name: 'Europe (London)'},
  {id: 'eu-west-3', name: 'Europe (Paris)'},
  {id: 'il-central-1', name: 'Israel (Tel Aviv)'},
  {id: 'me-central-1', name: 'Middle East (UAE)'},
  {id: 'me-south-1', name: 'Middle East (Bahrain)'},
  {id: 'me-west-1', name: 'Middle East (Saudi Arabia)'},
  {id: 'mx-central-1', name: 'Mexico (Central)'},
  {id: 'sa-east-1', name: 'South America (Sao Paulo)'},
  {id: 'sa-west-1', name: 'South America (Chile)'},
  {id: 'us-east-1', name: 'US East (N. Virginia)'},
  {id: 'us-east-2', name: 'US East (Ohio)'},
  {id: 'us-west-1', name: 'US West (N. California)'},
  {id: 'us-west-2', name: 'US West (Oregon)'},
  {id: 'cn-north-1', name: 'China (Beijing)'},
  {id: 'cn-northwest-1', name: 'China (Ningxia)'},
  {id: 'eusc-de-east-1', name: 'AWS European Sovereign Cloud (Germany)'},
  {id: 'us-gov-east-1', name: 'AWS GovCloud (US-East)'},
  {id: 'us-gov-west-1', name: 'AWS GovCloud (US-West)'},
];

/** Whether the text can be a region's id at all: it becomes part of a host name. */
export function isRegionName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
}

/** Whether AWS could have named a region so: a part of the world it has regions in, or an isolated one, a direction and a number. */
export function isPossibleRegion(id: string): boolean {
  const [, part = '', direction = ''] = /^(.+)-([a-z]+)-\d{1,2}$/.exec(id) ?? [];
  const isPart = regions.some(region => region.id.startsWith(`${part}-`)) || /^(?:us|eu)-iso[a-z]?$/.test(part);
  return isPart && /^(?:central|(?:north|south)?(?:east|west)?)$/.test(direction) && direction !== '';
}

/** Whether the region is one of the list; a new region is real before a list knows it. */
export function isKnownRegion(id: string): boolean {
  return regions.some(region => region.id === id);
}
