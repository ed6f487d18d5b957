import {describe, expect, it} from 'vitest';
import {readPartitions} from '../../support/partitions.ts';
import {openConsole} from '../open-console.ts';

/** The endpoints pages of the partitions say so; of the others nothing is published. */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

async function openAt(region: string) {
  const copied: string[] = [];
  const copy = async (text: string) => {
    copied.push(text);
    return {to: 'Copied'};
  };
  const console = await openConsole({connection: {region}, services: {copy}});
  await console.waitFor('orders-api');
  await console.press('o');
  return {...console, copied};
}

describe('the page in the web console', () => {
  it.each(readPartitions().flatMap(({id, regions}) => regions.slice(-2).map(region => [id, region] as const)))(
    'of %s is at its own host in %s, or nowhere',
    async (id, region) => {
      const {copied, waitFor} = await openAt(region);
      const host = consoles[id];
      await waitFor(host === undefined ? `the address of the web console of ${region}` : 'In the AWS web console');
      expect(copied.map(url => new URL(url).host)).toEqual(host === undefined ? [] : [`${region}.${host}`]);
    },
  );
});
