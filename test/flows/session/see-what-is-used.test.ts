import {it} from 'vitest';
import {startConsole} from '../../support/console.ts';

it('tells by :info what is used and why', async () => {
  const {command, dialog} = await startConsole();
  await command('Info: what is used', 'info');
  const info = dialog('Info');
  await info.shows(/Region +eu-west-1 \(AWS_REGION\)/);
  await info.shows('keys of the environment');
});
