import {type Budget, createBudget, type Rates, usualRates} from './budget.ts';

/** The budgets of all connections of a console: those that lead to one account and region spend of one. */
export interface Budgets {
  /** The budget of a connection to a region or endpoint, whose account is not known yet. */
  open(place: string): OpenBudget;
}

/** A budget that becomes that of its account once it is known whose it is. */
export interface OpenBudget extends Budget {
  /** The account's twelve digits. */
  setAccount(account: string): void;
}

/**
 * Makes the budgets of a console. Until a connection's account is known it is taken for the one that was called last at
 * its place: two profiles of one account never have twice its budget, not even for a moment.
 */
export function createBudgets(rates: Rates = usualRates): Budgets {
  const last = new Map<string, Budget>();
  const owned = new Map<string, Budget>();
  const owners = new WeakMap<Budget, string>();
  return {
    open: place => {
      let budget = last.get(place) ?? createBudget(rates);
      last.set(place, budget);
      return {
        get lambda() {
          return budget.lambda;
        },
        get logs() {
          return budget.logs;
        },
        get metrics() {
          return budget.metrics;
        },
        get trail() {
          return budget.trail;
        },
        setAccount: account => {
          const owner = `${place} ${account}`;
          // What was spent before is the account's, too, though another one's refusals are not.
          const isOthers = (owners.get(budget) ?? owner) !== owner;
          budget = owned.get(owner) ?? (isOthers ? createBudget(rates, budget) : budget);
          owned.set(owner, budget);
          owners.set(budget, owner);
          last.set(place, budget);
        },
      };
    },
  };
}
