import {ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {startSandbox} from '../../support/sandbox.ts';
import {manyFunctions} from './many-functions.ts';

/** Serves the sandbox with as many functions as the argument says until it is killed or left alone; tells its URL once they are there. */
process.on('disconnect', () => process.exit());
const {url, client} = await startSandbox({seed: () => manyFunctions(Number(process.argv[2]))});
await client.send(new ListFunctionsCommand({MaxItems: 1}));
process.send?.(url);
