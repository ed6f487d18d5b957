import {sumReserved} from '../model/stored-concurrency.ts';
import {latest, versionCollection} from '../model/stored-function.ts';
import {layerCollection} from '../model/stored-layer.ts';
import {accountLimits} from '../rules/account-limits.ts';
import {defineHandlers} from './define-handlers.ts';

/** The account's limits and what is used of them, counted. */
export const accountHandlers = defineHandlers({
  GetAccountSettings(_input, context) {
    const {records} = context;
    const {totalCodeSize, codeSizeUnzipped, codeSizeZipped, concurrentExecutions} = accountLimits;
    return {
      AccountLimit: {
        TotalCodeSize: totalCodeSize,
        CodeSizeUnzipped: codeSizeUnzipped,
        CodeSizeZipped: codeSizeZipped,
        ConcurrentExecutions: concurrentExecutions,
        UnreservedConcurrentExecutions: concurrentExecutions - sumReserved(context),
      },
      AccountUsage: {
        TotalCodeSize:
          records.sum(versionCollection, '$.configuration.CodeSize') + records.sum(layerCollection, '$.codeSize'),
        FunctionCount: records.count(versionCollection, {key: latest}),
      },
    };
  },
});
