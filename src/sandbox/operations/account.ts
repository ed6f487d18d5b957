import {sumReserved} from '../model/stored-concurrency.ts';
import {latest, versions} from '../model/stored-function.ts';
import {layers} from '../model/stored-layer.ts';
import {accountLimits} from '../rules/account-limits.ts';
import {defineHandlers} from './define-handlers.ts';

/** The account's limits and what is used of them, counted. */
export const account = defineHandlers({
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
        TotalCodeSize: records.sum(versions, '$.configuration.CodeSize') + records.sum(layers, '$.codeSize'),
        FunctionCount: records.count(versions, {key: latest}),
      },
    };
  },
});
