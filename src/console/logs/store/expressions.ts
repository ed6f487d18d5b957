import {type ExpressionCompiler, loadExpressions} from '../../../core/search/expressions.ts';

/** What filters by expressions, loaded with the first that is typed. */
export interface Expressions {
  compile(): ExpressionCompiler | undefined;
  /** Acts once a filter that was typed so can be read: at once but for the first expression. The newest call counts. */
  whenReadable(typed: string, act: () => void): void;
}

/** Makes the expressions of a session. */
export function createExpressions(): Expressions {
  let compile: ExpressionCompiler | undefined;
  let newest = 0;
  return {
    compile: () => compile,
    whenReadable: (typed: string, act: () => void) => {
      newest += 1;
      const own = newest;
      if (compile !== undefined || !typed.trimStart().startsWith('/')) return act();
      const keep = (loaded: ExpressionCompiler) => {
        compile = loaded;
      };
      void loadExpressions()
        // What cannot be loaded is said where the filter is read.
        .then(keep, () => undefined)
        .then(() => (own === newest ? act() : undefined));
    },
  };
}
